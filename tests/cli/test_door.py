"""The first minutes: what is said to somebody who knows no command, or who mistypes one."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from tests.cli.command import Command, unmask, write

__all__ = ["unmask"]

MASKED = "\n\n".join(
    (
        "I'm humbled and honoured to announce that I've joined Acme.",
        "Your network is your net worth.",
        "Nobody believed in me. I failed 14 interviews.",
        "Agree?",
    )
)


def on_terminal(*arguments: str, cwd: Path, columns: int = 80) -> tuple[int, str]:
    """What the real command shows on a terminal, without its colours, and its exit code."""
    keyboard, screen = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR"}}
    process = subprocess.Popen(
        [sys.executable, "-m", "unmask", *arguments],
        stdin=screen, stdout=screen, stderr=screen, cwd=cwd, env={**environment, "TERM": "xterm-256color"},
    )  # fmt: skip
    os.close(screen)
    out = b""
    while True:
        try:
            read = os.read(keyboard, 65536)
        except OSError:  # as Linux says that the other side is closed
            break
        if not read:
            break
        out += read
    os.close(keyboard)
    return process.wait(), re.sub(r"\x1b\[[0-9;]*m", "", out.decode()).replace("\r\n", "\n")


def test_alone_on_a_terminal_it_greets_with_what_to_do(tmp_path: Path) -> None:
    code, shown = on_terminal(cwd=tmp_path)

    assert code == 0
    for command in ("unmask check post.txt", "unmask rewrite post.txt", "unmask score posts/", "unmask explain bait"):
        assert command in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_alone_in_a_pipe_it_asks_what_is_to_be_done(unmask: Command) -> None:
    done = unmask(text=MASKED)

    assert (done.code, done.out) == (2, "")
    assert "unmask check " in done.err


def test_a_terminal_gets_what_matters_most_and_a_pipe_everything(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(MASKED)
    code, brief = on_terminal("check", "post.txt", cwd=tmp_path)
    _, whole = on_terminal("check", "post.txt", "--all", cwd=tmp_path)
    piped = subprocess.run(
        [sys.executable, "-m", "unmask", "check", "post.txt"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert code == 1
    assert brief.lstrip().startswith("Authenticity")
    assert brief.index("What matters most") < brief.index("  Agree?\n")
    assert "Where every text starts." not in brief
    assert whole == piped.stdout
    assert "Where every text starts." in whole


def test_explain_is_short_for_rules_show(unmask: Command) -> None:
    for name in ("bait", "bait/agree"):
        assert unmask("explain", name) == unmask("rules", "show", name)
    assert re.search(r"^bait +Bait for clicks", unmask("explain").out, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chekc",), "there is no command “chekc”; did you mean “check”?"),
        (("rules", "shwo"), "there is no command “shwo”; did you mean “show”?"),
        (("post.txt",), "“post.txt” is a file and no command; to check it: unmask check post.txt"),
        (("my post.txt",), 'to check it: unmask check "my post.txt"'),
        (("zzzzzz",), "there is no command “zzzzzz”; there are check, rewrite,"),
        (("check", "--fail-levle", "error"), "--fail-level"),
        (("check", "--format", "jsn"), "'json'"),
        (("check", "posst.txt"), "posst.txt: does not exist; did you mean “post.txt”?"),
        (("check", "letters/mya.md"), "did you mean “letters/may.md”?"),
        (("check", "lettres/may.md"), "did you mean “letters”?"),
        (("compare", "post.txt", "pots.txt"), "pots.txt: does not exist; did you mean “post.txt”?"),
        (("rewrite", "quite-another.md"), "quite-another.md: does not exist; check the path"),
        (("check", "post.txt", "--select", "hpye"), "did you mean “hype”?"),
        (("explain", "agree"), "did you mean “bait/agree”?"),
    ],
)
def test_what_is_mistyped_is_told_the_nearest(unmask: Command, arguments: tuple[str, ...], said: str) -> None:
    write(post_txt="We met.\n", letters__may_md="We met.\n")
    done = unmask(*arguments)

    assert done.code == 2
    assert said in done.err


@pytest.mark.parametrize(
    "command", ["", "check", "rewrite", "compare", "score", "explain", "init", "rules", "config", "cache"]
)
def test_help_fits_80_columns_cuts_no_sentence_and_has_examples(
    unmask: Command, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = unmask(*command.split(), "--help")

    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= 80
    assert "..." not in done.out.replace("PATH...", "").replace("[ARGS]...", "")
    if command not in {"rules", "config", "cache"}:
        assert re.search(rf"^    .*unmask {command}".rstrip(), done.out.partition("Examples:")[2], re.MULTILINE)
