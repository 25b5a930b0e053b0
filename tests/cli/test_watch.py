"""`unmask watch`, as somebody meets it who saves."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from tests.shipped import checker
from unmask.cli.watch import _Watched, news
from unmask.config.keys import Layer
from unmask.config.lookup import Lookup
from unmask.read import LARGEST
from unmask.session import Session
from unmask.types.report import Failure
from unmask.types.source import Source

HUMBLED = "I'm humbled to announce that I've joined Acme."
PLAIN = " We moved the shelf to the left on Monday, and Ana found the screws that we had lost in March under it."
PATIENCE = 240.0
CLEARED = "\x1b[2J\x1b[H"


class Watching:
    """A run, and the lines that it prints."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "unmask", "watch", *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, cwd=folder, env={**os.environ, "PYTHONUNBUFFERED": "1"},
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - background jobs ignore it
        )  # fmt: skip
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, wanted: str) -> list[str]:
        """The lines up to one that matches."""
        heard: list[str] = []
        until = time.monotonic() + PATIENCE
        while not heard or not re.search(wanted, heard[-1]):
            try:
                heard.append(self._lines.get(timeout=max(0.0, until - time.monotonic())))
            except queue.Empty:
                raise AssertionError("\n".join(heard)) from None
        return heard

    def __enter__(self) -> Watching:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals here")
def test_what_is_saved_is_judged_again_until_it_is_interrupted(tmp_path: Path) -> None:
    post = tmp_path / "post.txt"
    post.write_text(HUMBLED + PLAIN, encoding="utf-8")
    with Watching(tmp_path, "post.txt") as run:
        first = run.until("Ctrl-C ends it")
        assert any("post.txt: 1 warning" in line for line in first)
        # As editors save: a new file in the place of the old one.
        new = tmp_path / "new~"
        new.write_text(HUMBLED.replace("I'm humbled to announce that ", "") + PLAIN, encoding="utf-8")
        new.replace(post)
        told = run.until("  gone  brag/humbled-to-announce: “I'm humbled to announce that”")
        assert any("No findings" in line for line in told)
        assert re.fullmatch(r"  Authenticity \d+\.\d of 100, \+\d+\.\d since the last save", told[-2])
        (tmp_path / ".unmask.yaml").write_text("levels: {brag: error}\n", encoding="utf-8")
        post.write_text(HUMBLED + PLAIN, encoding="utf-8")
        told = run.until("  new   brag/humbled-to-announce, line 1: “I'm humbled to announce that”")
        assert any("1 error" in line for line in told)
        (tmp_path / ".unmask.yaml").write_text("levels: {brag: loud}\n", encoding="utf-8")
        run.until("unmask: the configuration: .*loud")
        run.process.send_signal(signal.SIGINT)
        assert run.process.wait(60) == 0


@pytest.mark.skipif(os.name == "nt", reason="there are no such terminals here")
def test_on_a_terminal_the_screen_is_drawn_anew_and_ctrl_c_leaves_no_trace(tmp_path: Path) -> None:
    from tests.terminal import started

    post = tmp_path / "post.txt"
    post.write_text(HUMBLED + PLAIN, encoding="utf-8")
    with started([sys.executable, "-m", "unmask", "watch", "post.txt"], cwd=tmp_path) as terminal:
        assert CLEARED not in terminal.until("Ctrl-C ends it")
        post.write_text("I've joined Acme." + PLAIN, encoding="utf-8")
        before, _, screen = terminal.until("“I'm humbled to announce that”").rpartition(CLEARED)
        assert not before.strip()
        lines = screen.strip().splitlines()
        assert lines[-3].startswith("post.txt, ")
        assert "since the last save" in lines[-2]
        assert lines[-1].split()[0] == "gone"
        # What comes last must be what is on the screen, so the post itself is not printed where nothing was found.
        assert "I've joined Acme" not in screen
        terminal.type(b"\x03")
        assert terminal.ended() == 0
        assert "Traceback" not in terminal.until("")


@pytest.mark.slow
def test_what_is_deleted_and_comes_back_is_judged_again(tmp_path: Path) -> None:
    post = tmp_path / "post.txt"
    post.write_text(HUMBLED + PLAIN, encoding="utf-8")
    with Watching(tmp_path, "post.txt") as run:
        run.until("Ctrl-C ends it")
        post.unlink()
        run.until("post.txt: .*(no such file|does not exist)")
        post.write_text(PLAIN.strip(), encoding="utf-8")
        assert any("No findings" in line for line in run.until("  gone  brag/humbled-to-announce: “I'm humbled"))


def test_what_is_wrong_is_told_once_until_it_is_mended(tmp_path: Path) -> None:
    posts = tmp_path / "posts"
    posts.mkdir()
    (posts / "a.txt").write_text(PLAIN.strip(), encoding="utf-8")
    broken = posts / "b.txt"
    broken.write_bytes(b"\x00\x81\x00")
    line = Layer(tmp_path, ())
    lookup = Lookup(line)
    watched = _Watched((posts,), lookup, Session(lookup=lookup), LARGEST)

    def wrong() -> list[str]:
        return [Path(each.name).name for each in watched.look() if isinstance(each, Failure)]

    assert (wrong(), wrong()) == (["b.txt"], [])
    broken.write_text(PLAIN, encoding="utf-8")
    assert wrong() == []
    broken.write_bytes(b"\x00\x81\x00")
    configuration = posts / ".unmask.yaml"
    for said in ("levels: {brag: loud}\n", "levels: {brag: shrill}\n"):
        configuration.write_text(said, encoding="utf-8")
        assert (wrong(), wrong()) == (["the configuration"], [])
    configuration.unlink()
    assert (wrong(), wrong()) == (["b.txt"], [])


@pytest.mark.slow
def test_a_folder_is_watched_and_a_rewrite_shown(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "a.txt").write_text(PLAIN.strip(), encoding="utf-8")
    with Watching(tmp_path, "posts", "--rewrite") as run:
        run.until("Ctrl-C ends it")
        (tmp_path / "posts" / "b.md").write_text(HUMBLED + PLAIN + "\n", encoding="utf-8")
        told = run.until("^posts/b.md, ")
        assert any(line.startswith("-I'm humbled to announce that I've joined") for line in told)
        assert any(line.startswith("+I've joined Acme.") for line in told)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing to watch. Name a file or a folder: unmask watch post.txt"),
        (["-"], "standard input cannot be watched"),
        (["no.txt"], "no.txt: does not exist"),
    ],
)
def test_what_cannot_be_watched_is_said(tmp_path: Path, arguments: Sequence[str], said: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "unmask", "watch", *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("command", "missing"), [(["watch", "a.txt"], "watchfiles"), (["lsp"], "lsprotocol"), (["lsp"], "pygls")]
)
def test_without_its_extra_it_says_what_to_install(tmp_path: Path, command: Sequence[str], missing: str) -> None:
    (tmp_path / "a.txt").write_text(HUMBLED, encoding="utf-8")
    hide = f"import sys; sys.modules[{missing!r}] = None; sys.argv = ['unmask', *{list(command)!r}]"
    done = subprocess.run(
        [sys.executable, "-c", f"{hide}; from unmask.cli.app import main; main()"],
        cwd=tmp_path, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr == f"unmask: this needs {missing}, which is not installed; run: pip install 'unmask[editor]'\n"


def test_news_tell_the_score_first_and_then_what_has_changed() -> None:
    at = datetime(2026, 3, 4, 5, 6, 7)
    old = checker().check(Source("a.txt", HUMBLED + PLAIN))
    new = checker().check(Source("a.txt", HUMBLED + "\n" + HUMBLED.replace("humbled", "thrilled") + PLAIN))
    lines = list(news(old, new, at))
    assert lines[0] == "a.txt, 05:06:07"
    assert re.fullmatch(r"  Authenticity \S+ of 100, -\S+ since the last save", lines[1])
    assert all(line.startswith("  new   ") for line in lines[2:])
    assert len(lines) > 2
    assert len(list(news(None, new, at))) == 2
    assert list(news(new, new, at))[2:] == []
    assert "too few to judge" in list(news(None, checker().check(Source("a.txt", HUMBLED)), at))[1]
