"""Configurations from a repository that somebody has just cloned: refused with file and line, at no cost of time."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.command import Command, unmask
from unmask.config.form import DEEPEST, MOST
from unmask.config.keys import NAMES

__all__ = ["unmask"]

PACK = """\
pack: demo
title: Demo
why: It shows.
rules:
  - id: delve
    message: Say it plainly.
    match: {find: delve, flag: We <<delve>>.}
    advice: Say what you do.
    clean: [Dwarves dig., We dig.]
"""
OURS = "[tool.unmask]\n"

TOML = {
    "arrays in arrays": (f"[tool.unmask]\nselect = {'[' * 3_000}{']' * 3_000}", 1, "too deep"),
    "tables in tables": (OURS + f"select = {'{a=' * 3_000}1{'}' * 3_000}", 1, "too deep"),
    "a key of many parts": (OURS + "a." * 50_000 + "b = 1", 2, f"more than {DEEPEST} parts"),
    "a table of many parts": (OURS + "[" + "a." * 50_000 + "b]", 2, f"more than {DEEPEST} parts"),
    "a number of many digits": (OURS + f"fail-under = {'1' * 5_000}", 1, "not TOML"),
    "no number": (OURS + "fail-under = nan", 2, "a number from 0 to 100"),
    "a number without end": (OURS + "fail-under = inf", 2, "a number from 0 to 100"),
    "a day that is none": (OURS + "kind = 2024-02-30", 2, "not TOML"),
    "a day": (OURS + "kind = 2024-02-28", 2, "“kind”"),
    "many values": (OURS + f"select = [{'1, ' * (MOST + 1)}]", 1, f"more than {MOST:,} values"),
    "a key with space after it": (OURS + "fail-under" + " " * 200_000 + "= 'x'", 2, "a number from 0 to 100"),
    "a table with space in it": (OURS + "[a" + " " * 200_000 + ".b]\n[tool.unmask.c]\n", 3, "the key “c” is not known"),
}
YAML = {
    "an alias bomb": (
        "a: &a [x]\n" + "".join(f"{c}: &{c} [{f'*{chr(ord(c) - 1)},' * 20}]\n" for c in "bcdefgh"),
        1,
        "more than",
    ),
    "a bomb of merges": (
        "a: &a {x: y}\n" + "".join(f"{c}: &{c} {{<<: [{f'*{chr(ord(c) - 1)},' * 20}]}}\n" for c in "bcdefgh"),
        1,
        "more than",
    ),
    "an alias of itself": ("select: &a [*a]", 1, "an alias of itself"),
    "no number": ("fail-under: .nan", 1, "is no number"),
    "a day that is none": ("\nkind: 2024-02-30", 2, "“2024-02-30”"),
    "a list as a key": ("? [a]\n: b", 1, "a key is text"),
    "code": ("kind: !!python/name:os.system x", 1, "is not read"),
    "brackets": ("select: " + "[" * 100_000, 1, "deep"),
}


@pytest.mark.parametrize(
    ("file", "name"), [*(("pyproject.toml", n) for n in TOML), *((".unmask.yaml", n) for n in YAML)]
)
def test_what_goes_too_far_is_refused_where_it_does(unmask: Command, file: str, name: str) -> None:
    text, line, said = (TOML if file.endswith("toml") else YAML)[name]
    Path(file).write_text(text, encoding="utf-8")

    done = unmask("config", "show")

    assert done.code == 2
    assert f"{file}:{line}: " in done.err
    assert said in done.err
    assert "a mistake in unmask" not in done.err
    assert len(done.err) < 10_000


@pytest.mark.parametrize("key", ["packs", "baseline"])
@pytest.mark.parametrize("way", ["up", "absolute", "link"])
def test_no_file_outside_the_repository_is_read_for_a_configuration(
    unmask: Command, tmp_path_factory: pytest.TempPathFactory, key: str, way: str
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.yaml"
    secret.write_text("password: swordfish")
    Path("link.yaml").symlink_to(secret)
    named = {"up": os.path.relpath(secret), "absolute": str(secret), "link": "link.yaml"}[way]
    value = f"[{json.dumps(named)}]" if key == "packs" else json.dumps(named)
    Path(".unmask.yaml").write_text(f"\n{key}: {value}\n")

    done = unmask("config", "show")

    assert done.code == 2
    assert f".unmask.yaml:2: “{key}” leads out of " in done.err
    assert "swordfish" not in done.err


def test_a_folder_of_packs_leads_out_by_no_link(unmask: Command, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("elsewhere") / "demo.yaml"
    outside.write_text(PACK)
    Path("packs").mkdir()
    Path("packs/demo.yaml").symlink_to(outside)
    Path(".unmask.yaml").write_text("packs: [packs]\n")

    done = unmask("config", "show")

    assert done.code == 2
    assert ".unmask.yaml:1: " in done.err
    assert "a link that leads out of its folder" in done.err


def test_a_file_named_on_the_command_line_may_lie_anywhere(
    unmask: Command, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "demo.yaml").write_text(PACK)
    (elsewhere / "folder").mkdir()
    (elsewhere / "folder" / "own.yaml").write_text("packs: [../demo.yaml]\nselect: [demo]\n")
    Path("post.md").write_text("We delve.\n")

    assert unmask("check", "post.md", "--packs", str(elsewhere / "demo.yaml"), "--select", "demo").code == 1
    assert unmask("check", "post.md", "--config", str(elsewhere / "folder" / "own.yaml")).code == 1


def test_a_file_of_the_repository_may_lie_above(unmask: Command) -> None:
    Path("demo.yaml").write_text(PACK)
    Path("posts").mkdir()
    Path("posts/.unmask.yaml").write_text("packs: [../demo.yaml]\nselect: [demo]\n")
    Path("posts/post.md").write_text("We delve.\n")

    assert unmask("check", "posts/post.md").code == 1


@pytest.mark.parametrize("key", NAMES)
def test_whatever_a_key_says_is_read_or_refused(unmask: Command, key: str) -> None:
    Path("demo.yaml").write_text(PACK)
    for wrong in (None, True, 1e308, "", "x y", [], {}, [None], [[1]], [{"x": 1}], {"x": {"y": [1]}}):
        Path(".unmask.yaml").write_text(json.dumps({key: wrong}))

        done = unmask("config", "show")

        assert done.code in {0, 2}
        assert done.code == 0 or done.err.startswith("unmask: .unmask.yaml:1: ")
        assert "a mistake in unmask" not in done.err
