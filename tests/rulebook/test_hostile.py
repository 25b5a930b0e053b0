"""Packs from a repository that somebody has just cloned: each is refused with its file and line, and costs no time."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from spacy.matcher import Matcher
from spacy.vocab import Vocab

from tests.cli.command import Command, unmask
from unmask.rulebook import PackError, grammar, load_pack, load_rulebook
from unmask.rulebook.located import DEEPEST, MOST, read_located
from unmask.rulebook.origin import LARGEST
from unmask.rulebook.phrase import parse_phrase

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
    assert len(done.err) < 10_000


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


def pack(match: str, *, extra: str = "") -> str:
    """A pack of one rule with this pattern, which stands on line 7."""
    return HEAD + RULE.replace("{find: delve, flag: We <<delve>>.}", match) + extra


def found(phrase: str) -> str:
    return pack(f"{{find: {phrase!r}, flag: We <<delve>>.}}")


def part_bomb(layers: int) -> str:
    parts = {f"p{n}": [f"<p{n - 1}>"] * 10 if n else ["x"] for n in range(layers)}
    return found(f"<p{layers - 1}>") + "parts:\n" + "".join(f"  {name}: {listed}\n" for name, listed in parts.items())


COSTLY = {
    "brackets in brackets": (found("(" * 100 + "a" + ")" * 100), "more than 12 deep"),
    "brackets without end": (found("(" * 3_000), "more than 12 deep"),
    "a long chain": (found("a " * 5_000), "more than 4,000 letters"),
    "hyphens": (found("a" + "-a" * 40), "more than 6 hyphens"),
    "hyphens of a verb": (found("{a" + "-a" * 40 + "}"), "more than 6 hyphens"),
    "parts that name each other": (part_bomb(9), "more than 3,000 pieces"),
    "a part that names itself": (found("<p>") + "parts: {p: a <p>}\n", "names itself"),
    "much that may be missing": (found("[a] " * 40 + "b"), "more than 2,000,000 ways"),
    "alternatives that are alike": (found("(a|a) " * 40 + "b"), "more than 2,000,000 ways"),
    "gaps": (found("<many> " * 12 + "b"), "more than 2,000,000 ways"),
    "gaps that touch": (found("<word>" * 12), "more than 2,000,000 ways"),
    "names": (found("<name> " * 20), "more than 2,000,000 ways"),
    "an expression": (pack("{tokens: [{LOWER: {REGEX: '(a+)+$'}}]}"), "packs hold no expressions"),
    "a broken expression": (pack("{tokens: [{LOWER: {REGEX: '('}}]}"), "packs hold no expressions"),
    "an expression inside a list": (pack("{tokens: [{LOWER: {IN: [{REGEX: a}]}}]}"), "a list of texts"),
    "a fuzzy word": (pack("{tokens: [{LOWER: {FUZZY9: delve}}]}"), "packs hold no expressions"),
    "a wide operator": (pack("{tokens: [{LOWER: a, OP: '{1,9999}'}]}"), "“OP” cannot be"),
    "an operator that is none": (pack("{tokens: [{LOWER: a, OP: '++'}]}"), "“OP” cannot be"),
    "an operator that is a list": (pack("{tokens: [{LOWER: a, OP: [a]}]}"), "“OP” cannot be"),
    "an operator backwards": (pack("{tokens: [{LOWER: a, OP: '{3,1}'}]}"), "“OP” cannot be"),
    "an operator for nothing": (pack("{tokens: [{LOWER: a, OP: '{0}'}]}"), "“OP” cannot be"),
    "an empty operator": (pack("{tokens: [{LOWER: a, OP: ''}]}"), "“OP” cannot be"),
    "nothing that must be there": (pack("{tokens: [{LOWER: a, OP: '*'}]}"), "it would match nothing"),
    "operators without end": (pack("{tokens: [" + "{OP: '*'}, " * 9 + "{LOWER: a}]}"), "20,000 are the most"),
    "many tokens": (pack("{tokens: [" + "{LOWER: a}, " * 99 + "]}"), "may have 30"),
    "an attribute that is none": (pack("{tokens: [{LOWERR: a}]}"), "it may have DEP,"),
    "an extension": (pack("{tokens: [{_: {secret: a}}]}"), "a token has no “_”"),
    "a flag that is text": (pack("{tokens: [{IS_ALPHA: a}]}"), "“IS_ALPHA” must be true or false"),
    "a text that is a number": (pack("{tokens: [{LOWER: 1}]}"), "“LOWER” must be text"),
    "a feature that is none": (pack("{tokens: [{MORPH: a}]}"), "write it as Number=Plur"),
    "features that are none": (pack("{tokens: [{MORPH: {IN: [a]}}]}"), "write it as Number=Plur"),
    "a length that is text": (pack("{tokens: [{LENGTH: a}]}"), "“LENGTH” must be a whole number"),
    "words that are a gap": (pack("{tokens: [{words: [<number>]}]}"), "not a single word"),
    "words that are no list": (pack("{tokens: [{words: 1}]}"), "“words” must be a list"),
    "a node twice": (
        pack("{grammar: {mark: [a], nodes: [{name: a, pos: [VERB]}, {name: a, of: a, relation: child}]}}"),
        "two nodes are called “a”",
    ),
    "a node that hangs on itself": (
        pack("{grammar: {mark: [a], nodes: [{name: a, of: a, relation: child}]}}"),
        "it stands by itself",
    ),
    "free nodes": (
        pack(
            "{grammar: {mark: [n0], nodes: [{name: n0}"
            + "".join(f", {{name: n{n}, of: n{n - 1}, relation: after}}" for n in range(1, 9))
            + "]}}"
        ),
        "20,000 are the most",
    ),
    "many nodes": (
        pack("{grammar: {mark: [n0], nodes: [" + ", ".join(f"{{name: n{n}}}" for n in range(99)) + "]}}"),
        "may have 10",
    ),
    "a node of no word": (
        pack("{grammar: {mark: [a], nodes: [{name: a, words: [<number>]}]}}"),
        "not a single word",
    ),
    "a part of speech that is none": (
        pack("{grammar: {mark: [a], nodes: [{name: a, pos: [VREB]}]}}"),
        "cannot be “VREB”",
    ),
}


@pytest.mark.parametrize("name", COSTLY)
def test_a_pattern_that_would_cost_too_much_is_refused_with_its_rule(unmask: Command, name: str) -> None:
    text, said = COSTLY[name]

    refused(unmask, text, 7, said)


@pytest.mark.parametrize("name", COSTLY)
@pytest.mark.slow
def test_the_rule_is_named(unmask: Command, name: str) -> None:
    Path("hostile.yaml").write_text(COSTLY[name][0], encoding="utf-8")

    assert "hostile.yaml:7: demo/delve: " in unmask("rules", "test", "hostile.yaml").err


def test_a_pack_of_many_costly_phrases_is_refused(unmask: Command) -> None:
    parts = f"parts:\n  p: [{'x, ' * 2_500}]\n"
    patterns = ", ".join(f"{{find: 'a{n} <p>', flag: We <<delve>>.}}" for n in range(200))

    refused(unmask, pack(f"[{patterns}]") + parts, 7, "come to more than 300,000 pieces")


def test_no_more_faults_are_told_than_can_be_read(unmask: Command) -> None:
    Path("hostile.yaml").write_text(pack("{find: delve}", extra=f"nodes: 1\nkinds: [{'x, ' * 5_000}]\n"))

    done = unmask("rules", "test", "hostile.yaml")

    assert done.code == 2
    assert len(done.err.splitlines()) <= 51


WHOLE = """\
pack: demo
title: Demo
why: It shows.
kinds: [post]
words: {big: [huge]}
parts: {odd: very odd}
rules:
  - id: delve
    message: Say it plainly.
    why: It costs you.
    level: warning
    weight: 2
    kinds: [post]
    match:
      - {find: delve, case: true, tagged: VERB, say: dig, safe: true, flag: {We <<delve>>.: We dig.}}
      - {find: delving, repair: [{cut: match, share: 0.5, before: [delving that], beside: [big], safe: false}]}
      - {find: huge, plainer: [big]}
      - {tokens: [{LOWER: delve, OP: "?"}, {words: [into]}]}
      - {grammar: {mark: [verb], nodes: [{name: verb, words: [dig], pos: [VERB], tags: [VB], dep: [ROOT]},
          {name: noun, of: verb, relation: child}]}}
      - {density: {points: {big: 1}, at_least: 2, share: 0.5, particulars: 3, endings: {ion: 1},
          less: {word: 1, particular: 1}}}
    repair: [{cut: sentence}]
    advice: Say what you do.
    unless: {deep down: We delve deep down.}
    unless_beside: [a mine]
    only_beside: [we]
    even_if: [quoted]
    company: some
    about: self
    clean: [Dwarves dig., We dig.]
  - id: shape
    message: Say it plainly.
    match:
      - {layout: emoji-bullets, with: {run: 3}, flag: We <<delve>>.}
      - {rhetoric: contrast}
      - {silence: unused}
    advice: Say what you do.
    clean: [Dwarves dig., We dig.]
"""
WRONG: list[Any] = [None, True, 1e308, "", "x y", [], {}, [None], {"x": {"y": [1]}}]


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from places(each, (*path, key))


def replaced(value: Any, path: tuple[str | int, ...], by: Any) -> Any:
    if not path:
        return by
    made = value.copy()
    made[path[0]] = replaced(value[path[0]], path[1:], by)
    return made


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in (1, 2, 3))])
def test_whatever_stands_at_any_place_of_a_pack_is_read_or_refused(part: int) -> None:
    whole = read_located(WHOLE, "demo.yaml").value
    assert len(load_pack(WHOLE, "demo.yaml").rules) == 2
    refusals: list[tuple[str, int]] = []

    for path in places(whole):
        for wrong in WRONG[part::4]:
            try:
                load_pack(json.dumps(replaced(whole, path, wrong)), "demo.yaml")
            except PackError as error:
                refusals += [(problem.path, problem.line) for problem in error.problems]
    assert set(refusals) == {("demo.yaml", 1)}
    assert len(refusals) > 100


def test_whatever_stands_at_any_place_of_an_extension_is_read_or_refused(tmp_path: Path) -> None:
    base, change = tmp_path / "base.yaml", tmp_path / "change.yaml"
    base.write_text(HEAD + RULE)
    whole = read_located(EXTENSION, "change.yaml").value
    for path in places(whole):
        for wrong in WRONG[::3]:
            change.write_text(json.dumps(replaced(whole, path, wrong)))
            with suppress(PackError):
                load_rulebook([base, change], shipped=False)


EXTENSION = """\
extends: demo
title: Other
words: {big: [huge]}
disable: [delve]
more: {words: {big: [large]}}
rules:
  - id: delve
    level: error
    more: {match: [{find: dug, flag: We <<dug>>.}], unless: [deep], clean: [We dig.]}
"""


def test_tokens_that_are_let_pass_are_such_as_spacy_takes() -> None:
    matcher = Matcher(Vocab(), validate=True)
    values: dict[str, Any] = {
        key: ["A=b", {"IN": ["A=b"]}, {"NOT_IN": ["A=b", "C=d|E=f"]}] for key in sorted(grammar._TEXTS)
    }
    values |= {key: [True, False] for key in sorted(grammar._FLAGS)}
    values |= {"LENGTH": [3, {">=": 2, "<": 9}], "OP": ["!", "?", "*", "+", "{2}", "{1,3}", "{2,}", "{,3}"]}

    for key, each in values.items():
        for value in each:
            tokens = [{key: value}, {"LOWER": "a"}]
            assert not list(grammar.token_faults(tokens, parse_phrase))
            matcher.add(f"{key} {value}", [tokens])
    assert len(matcher) > 80
