"""`unmask check --interactive`, in a real terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

if os.name == "nt":
    pytest.skip("there are no such terminals here", allow_module_level=True)

from tests.cli.test_rewrite import asked

CHECK = f"exec {sys.executable} -m unmask check --interactive --no-config --no-cache --select brag,bait"
REWRITE = f"exec {sys.executable} -m unmask rewrite --interactive --no-config --select brag,bait"
POST = """I'm humbled to announce that I've joined Acme.

I'm humbled to announce that I've moved house.

🚀🚀🚀 And here, after a rather long sentence on shelves, desks and 日本語 letters that are wide, I ask: thoughts?

Agree?
"""


def plain(screen: str) -> str:
    """The screen without colours and without how its lines are wrapped."""
    return " ".join(re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", screen).split())


def post(tmp_path: Path) -> Path:
    file = tmp_path / "post.txt"
    file.write_text(POST, encoding="utf-8")
    return file


def test_findings_are_shown_one_at_a_time_and_nothing_is_changed(tmp_path: Path) -> None:
    file = post(tmp_path)
    code, screen = asked(f"{CHECK} {file}", "n", "p", "?", " ", "q")
    said = plain(screen)
    assert code == 1
    assert re.findall(r"(\d) of 3,", said) == ["1", "2", "1", "2"]
    assert "skip this rule from here on" in said
    assert "- I'm humbled to announce that I've joined Acme. + I've joined Acme." in said
    assert file.read_text(encoding="utf-8") == POST


def test_a_rule_can_be_skipped(tmp_path: Path) -> None:
    code, screen = asked(f"{CHECK} {post(tmp_path)}", "r", "n")
    said = plain(screen)
    assert code == 1
    assert re.findall(r"(\d) of 3,", said) == ["1", "3"]


@pytest.mark.parametrize(("command", "keys"), [(CHECK, "nnn"), (REWRITE, "ss")])
def test_it_reads_well_at_80_columns(tmp_path: Path, command: str, keys: str) -> None:
    _, screen = asked(f"{command} {post(tmp_path)} > {tmp_path / 'out'}", *keys)
    lines = [re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", line).rstrip("\r") for line in screen.split("\n")]
    assert max(map(cell_len, lines)) <= 80
    assert len(lines) > 8


def test_another_way_to_show_findings_does_not_go_with_it(tmp_path: Path) -> None:
    for more in (["--format", "json"], ["--quiet"], ["--output", "out.txt"]):
        done = subprocess.run(
            [sys.executable, "-m", "unmask", "check", "--interactive", *more, str(post(tmp_path))],
            capture_output=True, text=True, check=False, cwd=tmp_path,
        )  # fmt: skip
        assert done.returncode == 2
        assert "--interactive shows findings one at a time" in done.stderr
