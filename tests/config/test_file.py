from __future__ import annotations

from pathlib import Path

import pytest

from unmask.config.file import read_file
from unmask.errors import ConfigError
from unmask.types.source import TextKind

PROJECT = """\
[project]
name = "letters"
notes = '''
ignore = "no key of ours"
[tool.unmask]
'''

[tool.unmask]
select = [
  "bait",  # a comment, "brag"
  "hype", "brag",
]
fail-under = 50
levels = {"brag" = "off", hype = "error"}

[[tool.unmask.per-path]]
pattern = "talks/**"
kind = "post"

[[tool.unmask.per-path]]
pattern = "messages/**"
ignore = ["books",
  "bait"]

[tool.other]
select = 1
"""

OWN = """\
select: [bait, hype, brag]
fail-under: 50
levels:
  brag: off
  hype: error
per-path:
  - pattern: talks/**
    kind: post
  - {pattern: messages/**, ignore: [books, bait]}
"""

SAME = {
    ("select", "bait", None),
    ("select", "hype", None),
    ("select", "brag", None),
    ("fail-under", 50.0, None),
    ("levels", ("brag", "off"), None),
    ("levels", ("hype", "error"), None),
    ("kind", "post", "talks/**"),
    ("ignore", "books", "messages/**"),
    ("ignore", "bait", "messages/**"),
}


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults(path: Path) -> list[str]:
    with pytest.raises(ConfigError) as raised:
        read_file(path, path.name)
    return [str(fault) for fault in raised.value.faults]


def test_both_files_say_the_same_each_value_with_its_line(tmp_path: Path) -> None:
    project = read_file(written(tmp_path, "pyproject.toml", PROJECT), "pyproject.toml")
    own = read_file(written(tmp_path, ".unmask.yaml", OWN), ".unmask.yaml")

    assert {(g.key, g.value, g.pattern) for g in project.givens} == SAME
    assert {(g.key, g.value, g.pattern) for g in own.givens} == SAME
    assert [(g.value, g.origin.line) for g in project.givens] == [
        ("bait", 10),
        ("hype", 11),
        ("brag", 11),
        (50.0, 13),
        (("brag", "off"), 14),
        (("hype", "error"), 14),
        ("post", 18),
        ("books", 22),
        ("bait", 23),
    ]
    assert [g.origin.line for g in own.givens] == [1, 1, 1, 2, 4, 5, 8, 9, 9]


def test_every_fault_is_told_at_once_with_line_and_nearest_match(tmp_path: Path) -> None:
    text = "selct: [bait]\nkind: massage\nfail-under: 101\nlevels: {hype: loud}\nper-path:\n- pattern: a\n  knd: post\n"

    assert faults(written(tmp_path, ".unmask.yaml", text)) == [
        ".unmask.yaml:1: the key “selct” is not known (did you mean “select”?)",
        f".unmask.yaml:2: “kind” cannot be “massage” (did you mean “message”?); it is one of {', '.join(TextKind)}",
        ".unmask.yaml:3: “fail-under” must be a number from 0 to 100, not 101",
        ".unmask.yaml:4: the level of “hype” cannot be “loud”; it is one of suggestion, warning, error, off",
        ".unmask.yaml:7: the key “knd” is not known in “per-path” (did you mean “kind”?)",
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (".unmask.yaml", "select: hype\n", ".unmask.yaml:1: “select” must be a list, not “hype”"),
        (".unmask.yaml", "a: [\n", ".unmask.yaml:2: not YAML"),
        (".unmask.yaml", "kind: post\nkind: post\n", ".unmask.yaml:2: the key “kind” is given twice"),
        (".unmask.yaml", "- kind\n", ".unmask.yaml:1: must be keys and values, not a list"),
        (".unmask.yaml", "exclude: ['']\n", ".unmask.yaml:1: each of “exclude” must be a pattern"),
        (".unmask.yaml", "per-path: [{kind: post}]\n", ".unmask.yaml:1: the pattern of each “per-path” must be"),
        ("pyproject.toml", "[tool.unmask]\nkind = post\n", "pyproject.toml:2: not TOML"),
        (
            ".unmask.yaml",
            "We met Ana.\n\nShe sold hens, milk and honey from the farm by the old mill on the hill.\n",
            ".unmask.yaml:1: must be keys and values, "
            "not “We met Ana. She sold hens, milk and honey from the farm by t…”",
        ),
        ("pyproject.toml", "[tool]\nunmask = 3\n", "pyproject.toml:2: must be keys and values, not 3"),
    ],
)
def test_what_is_no_configuration_is_said(tmp_path: Path, name: str, text: str, said: str) -> None:
    assert faults(written(tmp_path, name, text))[0].startswith(said)


def test_a_file_that_says_nothing_gives_nothing(tmp_path: Path) -> None:
    assert read_file(written(tmp_path, "pyproject.toml", "[tool.ruff]\nfix = true\n"), "x").givens == ()
    assert read_file(written(tmp_path, ".unmask.yaml", "# later\n"), "x").givens == ()
