"""Packs from a repository that somebody has just cloned: each is refused with its file and line, and costs no time."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path

import pytest

from tests.cli.command import Command, unmask
from unmask.rulebook.located import DEEPEST, MOST, read_located
from unmask.rulebook.origin import LARGEST

__all__ = ["unmask"]

HEAD = "pack: demo\ntitle: Demo\nwhy: It shows.\n"
RULE = """\
rules:
  - id: delve
    message: Say it plainly.
    match: {find: delve, flag: We <<delve>>.}
    advice: Say what you do.
    clean: [Dwarves dig., We dig.]
"""


def bomb(layers: int) -> str:
    """A list that names another ten times, which names another ten times, and so on."""
    named = chain(["&a0 [x]"], (f"&a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, layers)))
    return "".join(f"a{number}: {each}\n" for number, each in enumerate(named))


def merge_bomb(layers: int) -> str:
    named = chain(["{x: 1}"], (f"{{<<: [{', '.join([f'*a{n - 1}'] * 10)}]}}" for n in range(1, layers)))
    return "".join(f"a{number}: &a{number} {each}\n" for number, each in enumerate(named))


YAML = {
    "an alias bomb": (bomb(12), 1, f"more than {MOST:,} values"),
    "a bomb of merges": (merge_bomb(12), 1, f"more than {MOST:,} values"),
    "more values than are read": (f"a: [{'x,' * (2 * MOST + 10)}]", 1, f"more than {MOST:,} values"),
    "an alias of itself": ("\na: &a [*a]", 2, "an alias of itself"),
    "an alias of what holds it": ("a: &a\n  b: {c: *a}", 1, "an alias of itself"),
    "a merge of itself": ("a: &a\n  <<: *a", 1, "an alias of itself"),
    "a merge of a word": ("\n<<: x", 2, "merges a mapping"),
    "merges in a chain": (
        "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: *a{n - 1}, y{n}: 1}}\n" for n in range(1, 3_000)),
        1,
        f"more than {DEEPEST} deep",
    ),
    "an alias of nothing": ("\n\na: *b", 3, "undefined alias"),
    "brackets": ("a: " + "[" * 900 + "]" * 900, 1, f"more than {DEEPEST} deep"),
    "more brackets": ("a: " + "[" * 100_000, 1, f"more than {DEEPEST} deep"),
    "dashes": ("- " * 100_000, 1, f"more than {DEEPEST} deep"),
    "a list as a key": ("\n? [a]\n: b", 2, "a key is text, not a list"),
    "a mapping as a key": ("{{a: b}: c}", 1, "a key is text, not a mapping"),
    "a key twice": ("a: b\na: c", 2, "given twice"),
    "no number at all": ("a: .nan", 1, "is no number"),
    "a number without end": ("\na: -.inf", 2, "is no number"),
    "a binary number without digits": ("a: 0b_", 1, "is no number"),
    "a number of many digits": (f"a: {'1' * 5_000}", 1, "is no number"),
    "a number to the base of sixty": (f"a: 1{':59' * 5_000}", 1, "is no number"),
    "a number that is none": ("a: !!int x", 1, "is no number"),
    "a switch that is none": ("a: !!bool maybe", 1, "is no true or false"),
    "code": ("a: !!python/object/apply:os.system [echo]", 1, "the tag !!python/object/apply:os.system is not read"),
    "a set": ("a: !!set {b}", 1, "the tag !!set"),
    "bytes": ("a: !!binary '@@'", 1, "the tag !!binary"),
    "a tag of its own": ("a: !x y", 1, "the tag !x"),
    "a control character": ("a: b\nc: \x07", 2, "the character U+0007"),
    "two documents": ("a: b\n---\nc: d", 2, "another document"),
}


@pytest.mark.parametrize("name", YAML)
def test_yaml_that_goes_too_far_is_refused_where_it_does(unmask: Command, name: str) -> None:
    text, line, said = YAML[name]

    refused(unmask, text, line, said)


def refused(unmask: Command, text: str, line: int, said: str) -> None:
    Path("hostile.yaml").write_text(text, encoding="utf-8")

    done = unmask("rules", "test", "hostile.yaml")

    assert done.code == 2
    assert f"hostile.yaml:{line}: " in done.err
    assert said in done.err
    assert "a mistake in unmask" not in done.err
    assert len(done.err) < 5_000


def test_a_key_is_the_text_that_is_written() -> None:
    text = "no: a\n1: b\n2024-02-30: c\n~: d\n'': e"

    assert read_located(text, "demo.yaml").value == {"no": "a", "1": "b", "2024-02-30": "c", "~": "d", "": "e"}


def test_a_day_is_text_also_where_there_is_none() -> None:
    assert read_located("a: [2024-02-30, 2024-02-28]", "demo.yaml").value == {"a": ["2024-02-30", "2024-02-28"]}


def test_aliases_and_merges_are_read_as_yaml_has_them() -> None:
    located = read_located(
        "base: &base {a: 1, b: 2}\nmore: &more {b: 3, c: 4}\nmade:\n  b: 5\n  <<: [*base, *more]\n  d: [*base]",
        "demo.yaml",
    )

    assert located.value["made"] == {"a": 1, "b": 5, "c": 4, "d": [{"a": 1, "b": 2}]}
    assert located.line(("made", "b")) == 4
    assert located.line(("made", "a")) == 1


def test_a_pack_may_share_a_part_between_its_rules(unmask: Command) -> None:
    shared = RULE.replace("clean: [", "clean: &clean [") + RULE.removeprefix("rules:\n").replace("id: delve", "id: two")
    Path("fine.yaml").write_text(HEAD + shared.replace("clean: [Dwarves dig., We dig.]", "clean: *clean"))

    assert unmask("rules", "test", "fine.yaml").code == 0


def test_a_pack_that_is_no_file_is_not_waited_for(unmask: Command) -> None:
    os.mkfifo("pipe.yaml")

    done = unmask("rules", "test", "pipe.yaml")

    assert done.code == 2
    assert "pipe.yaml:1: is a named pipe" in done.err


def test_a_pack_that_is_too_large_is_not_read(unmask: Command) -> None:
    Path("large.yaml").write_text("#" * (LARGEST + 1))

    done = unmask("rules", "test", "large.yaml")

    assert done.code == 2
    assert "large.yaml:1: is larger than 1,048,576 bytes" in done.err


def test_a_folder_is_no_pack(unmask: Command) -> None:
    Path("packs").mkdir()

    done = unmask("rules", "test", "packs")

    assert done.code == 2
    assert "packs:1: is a folder, not a file; name a pack file in it" in done.err
