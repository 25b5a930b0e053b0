"""The examples for editors: those that no test can run here are at least what their editors can read."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples/editors"


def _json(name: str) -> dict[str, object]:
    text = (EXAMPLES / name).read_text(encoding="utf-8")
    return dict(json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)))


@pytest.mark.parametrize("name", ["zed.json", "vscode.json", "sublime.json"])
def test_settings_are_json_with_comments_and_start_the_server(name: str) -> None:
    said = json.dumps(_json(name))
    assert '"unmask"' in said
    assert '"lsp"' in said


def test_the_languages_of_helix_are_toml_and_all_have_the_server() -> None:
    read = tomllib.loads((EXAMPLES / "helix.toml").read_text(encoding="utf-8"))
    assert read["language-server"]["unmask"] == {"command": "unmask", "args": ["lsp"]}
    assert all("unmask" in each["language-servers"] for each in read["language"])


def test_the_brackets_of_emacs_are_closed() -> None:
    text = re.sub(r";.*$", "", (EXAMPLES / "emacs.el").read_text(encoding="utf-8"), flags=re.MULTILINE)
    depth = [0]
    for sign in re.findall(r"[()]", text):
        depth.append(depth[-1] + (1 if sign == "(" else -1))
    assert min(depth) == depth[-1] == 0


def test_every_example_is_listed() -> None:
    listed = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(path.name in listed for path in EXAMPLES.iterdir() if path.name != "README.md")
