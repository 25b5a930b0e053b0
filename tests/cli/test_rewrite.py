"""`unmask rewrite` as a process: bytes in, bytes out, and files changed."""

from __future__ import annotations

import os
import pty
import select
import shlex
import signal
import subprocess
import sys
import termios
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest

from tests import forked

POST = "I’m humbled to announce that I’ve joined Acme.\n\nThe key is under the pot.\n\nThoughts?\n"
PROMPT = b"[q]uit  ? "
PLAIN = "I’ve joined Acme.\n\nThe key is under the pot.\n"


def run(*arguments: str | Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return forked.run("rewrite", *arguments, data=data, environment={**os.environ, "NO_COLOR": "1"})


def test_a_pipe_gets_the_text_and_nothing_else() -> None:
    done = run(data=b"\xef\xbb\xbf" + POST.replace("\n", "\r\n").rstrip().encode())

    assert done.returncode == 0
    assert done.stdout == b"\xef\xbb\xbf" + PLAIN.replace("\n", "\r\n").rstrip().encode()
    assert b"2 edits made" in done.stderr


def test_a_plain_text_comes_out_to_the_byte() -> None:
    data = "The  key\tis under\u00a0the pot. \r\n\n\nIt’s old.  ".encode("utf-16")
    done = run("--quiet", "-", data=data)

    assert (done.returncode, done.stdout, done.stderr) == (0, data, b"")


def test_what_is_no_text_is_code_2() -> None:
    done = run(data=b"caf\xe9")

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"is not UTF-8 at byte 3" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16-le", "utf-16-be"])
def test_a_byte_order_mark_stays_when_the_first_block_goes(tmp_path: Path, encoding: str) -> None:
    post, utf_32, rest = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"
    mark = "" if encoding == "utf-8-sig" else "\ufeff"
    post.write_bytes((mark + "Agree?\r\n\r\nThe key is under the pot.\r\n").encode(encoding))
    utf_32.write_bytes("Agree?\n\nThe key is under the pot.\n".encode("utf-32"))
    rest.write_text(POST, encoding="utf-8")
    before = utf_32.read_bytes()
    done = run("--in-place", "--no-config", tmp_path)

    assert post.read_bytes() == (mark + "The key is under the pot.\r\n").encode(encoding)
    assert (done.returncode, utf_32.read_bytes()) == (2, before)
    assert f"{utf_32}: is UTF-32; save it as UTF-8" in done.stderr.decode()
    assert rest.read_text(encoding="utf-8") == PLAIN


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_diff_can_be_applied_and_says_by_its_code_that_there_is_one(tmp_path: Path, mark: str) -> None:
    post = tmp_path / "post.txt"
    post.write_text(mark + POST, encoding="utf-8")
    done = run("--diff", post)
    applied = subprocess.run(["patch", str(post)], input=done.stdout, capture_output=True, check=False)

    assert done.returncode == 1
    assert applied.returncode == 0, applied.stdout
    assert post.read_text(encoding="utf-8") == mark + PLAIN
    assert run("--diff", post).returncode == 0


@pytest.mark.parametrize("tool", [["patch", "-p0"], ["git", "apply", "-p0"]])
def test_a_diff_finds_its_texts_whatever_they_are_called(tmp_path: Path, tool: list[str]) -> None:
    names = ("one oven.txt", "plain.txt", "größe 2.txt")
    for name in names:
        (tmp_path / name).write_text(POST, encoding="utf-8")
    with chdir(tmp_path):
        done = run("--diff", *names)
        applied = subprocess.run(tool, input=done.stdout, capture_output=True, check=False)

    assert applied.returncode == 0, applied.stdout + applied.stderr
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in names] == [PLAIN] * 3
    assert b"+++ plain.txt\n" in done.stdout


def test_of_many_texts_those_that_change_are_named_and_the_rest_counted(tmp_path: Path) -> None:
    for name, text in (("a.txt", POST), ("b.txt", PLAIN), ("c.txt", PLAIN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = run("--diff", tmp_path)

    assert done.stderr.decode().splitlines() == [
        f"unmask: {tmp_path / 'a.txt'}: 2 edits to make",
        "unmask: 1 text would change, 2 left as they are",
    ]


def test_files_are_changed_in_place_and_keep_what_they_are(tmp_path: Path) -> None:
    post, link, plain = tmp_path / "post.txt", tmp_path / "link.md", tmp_path / "plain.txt"
    post.write_bytes(POST.replace("\n", "\r\n").encode("utf-16"))
    post.chmod(0o640)
    real = tmp_path / "letters" / "real.text"
    real.parent.mkdir()
    real.write_text(POST, encoding="utf-8")
    link.symlink_to(real)
    plain.write_text(PLAIN, encoding="utf-8")
    before = plain.stat().st_mtime_ns, plain.stat().st_ino
    done = run("--in-place", tmp_path)

    assert (done.returncode, done.stdout) == (0, b"")
    assert post.read_bytes() == PLAIN.replace("\n", "\r\n").encode("utf-16")
    assert post.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == PLAIN
    assert (plain.stat().st_mtime_ns, plain.stat().st_ino) == before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_folder_is_rewritten_and_nothing_outside_it(tmp_path: Path) -> None:
    inside, outside = tmp_path / "letters", tmp_path / "private"
    names = [
        inside / "a.txt",
        inside / "locked.txt",
        inside / "linked.txt",
        outside / "b.txt",
        outside / "more" / "c.txt",
    ]
    for path in names:
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(POST, encoding="utf-8")
    (inside / "b.txt").symlink_to(outside / "b.txt")
    (inside / "more").symlink_to(outside / "more")
    (inside / "locked.txt").chmod(0o444)
    os.link(inside / "linked.txt", outside / "linked.txt")
    done = run("--in-place", "--no-config", inside)

    assert done.returncode == 2
    assert [path.read_text(encoding="utf-8") == PLAIN for path in names] == [True, *[False] * 4]
    said = done.stderr.decode()
    assert f"not followed, for leading out of the folder: {inside / 'b.txt'}, {inside / 'more'}; name a link" in said
    assert f"{inside / 'locked.txt'}: is read-only" in said
    assert f"{inside / 'locked.txt'}: 1 edit made" not in said
    assert "1 text changed, 2 left as they are" in said
    assert f"{inside / 'linked.txt'}: has 2 names (hard links)" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--in-place",), "standard input is no file"),
        (("--in-place", "--diff", "x.txt"), "keep one"),
        (("a.txt", "b.txt"), "several texts cannot be printed as one"),
        (("--interactive",), "there is no terminal here"),
    ],
)
def test_options_that_do_not_go_together_are_code_2(arguments: tuple[str, ...], said: str) -> None:
    command = [sys.executable, "-m", "unmask", "rewrite", *arguments]
    done = subprocess.run(command, input=b"Hi.\n", capture_output=True, start_new_session=True, check=False)

    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()


INTERACTIVE = f"{sys.executable} -m unmask rewrite --interactive --no-config --select brag,bait"


def keys(text: str, *pressed: str, out: Path) -> tuple[int, str]:
    """Press keys, one for each question, in a real terminal with a text piped in: the exit code and the screen."""
    return asked(f"printf %s {shlex.quote(text)} | exec {INTERACTIVE} > {out}", *pressed)


def asked(command: str, *pressed: str, meanwhile: Callable[[], object] = lambda: None) -> tuple[int, str]:
    """Press keys, one for each question of a command, with something done before the first: its code and the screen."""
    child, screen = pty.fork()
    if child == 0:
        # A shell's background jobs are started with interrupts ignored, and would pass that on.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execvp("bash", ["bash", "-o", "pipefail", "-c", command])
    shown = b""
    for number, key in enumerate(pressed):
        shown = _listened(screen, shown, number)
        if not number:
            meanwhile()
        os.write(screen, key.encode())
    while (got := _read(screen)) is not None:
        shown += got
        if shown.count(PROMPT) > len(pressed):
            # One question more than there are answers: the test is wrong, and must not wait for ever.
            os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    os.close(screen)
    return os.waitstatus_to_exitcode(status), shown.decode()


def _listened(screen: int, shown: bytes, number: int) -> bytes:
    """What is shown once the question of this number is asked and the terminal hands over keys one by one.

    What is typed before that is echoed and thrown away, as at a password prompt.
    """
    while shown.count(PROMPT) <= number or termios.tcgetattr(screen)[3] & termios.ICANON:
        got = _read(screen, seconds=0.01)
        assert got is not None, f"it ended before question {number + 1}:\n{shown.decode()}"
        shown += got
    return shown


def _read(screen: int, seconds: float = 0.3) -> bytes | None:
    """What is on the screen within a moment; None when the program is gone."""
    if not select.select([screen], [], [], seconds)[0]:
        return b""
    try:
        return os.read(screen, 4096) or None
    except OSError:
        return None


def test_edits_are_decided_on_one_by_one_with_a_way_back(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    code, screen = keys(POST, "s", "u", "a", "?", "s", out=out)

    assert code == 0
    assert out.read_text(encoding="utf-8") == PLAIN + "\nThoughts?\n"
    assert "- I’m humbled to announce that I’ve joined Acme." in screen
    assert "+ I’ve joined Acme." in screen
    assert "accept: make this edit" in screen
    assert f"line {POST[: POST.index('Thoughts')].count(chr(10)) + 1}, 1 to go" in screen


def test_quitting_keeps_what_was_accepted_and_interrupting_keeps_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"

    assert keys(POST, "a", "q", out=out)[0] == 0
    assert out.read_text(encoding="utf-8") == PLAIN + "\nThoughts?\n"
    assert keys(POST, "a", "\x03", out=out)[0] == 130
    assert out.read_text(encoding="utf-8") == ""


def test_what_somebody_writes_during_the_questions_is_not_lost(tmp_path: Path) -> None:
    post = tmp_path / "post.txt"
    post.write_text(POST, encoding="utf-8")
    newer = POST + "And a line that came in between.\n"
    code, screen = asked(f"exec {INTERACTIVE} --in-place {post}", "a", "q", meanwhile=lambda: post.write_text(newer))

    assert code == 2
    assert "was changed by somebody else since it was read" in " ".join(screen.split())
    assert post.read_text(encoding="utf-8") == newer


MASKED = """Leadership is about people.

On 3 May our oven at Mill Lane broke.
It took Ana three hours to open.

Never give up.
"""
BARE = "On 3 May our oven at Mill Lane broke.\nIt took Ana three hours to open.\n"


def test_bare_keeps_what_says_something_and_tells_how_much_that_was() -> None:
    done = run("--bare", data=MASKED.encode())

    assert (done.returncode, done.stdout.decode()) == (0, BARE)
    assert "2 of 4 sentences say something particular" in done.stderr.decode()
    assert run("--bare", "-q", data=done.stdout).stdout == done.stdout


def test_bare_leaves_a_text_in_which_nothing_is_particular_and_says_so() -> None:
    data = b"The moon is far.\r\n\r\nThe key is under the pot.\r\n"
    done = run("--bare", data=data)

    assert (done.returncode, done.stdout) == (0, data)
    assert "no sentence says anything particular; the text is left as it is" in done.stderr.decode()


def test_bare_changes_a_folder_and_lets_be_what_asks_for_it(tmp_path: Path) -> None:
    post, page, told = tmp_path / "a.txt", tmp_path / "b.md", tmp_path / "c.md"
    post.write_text(MASKED, encoding="utf-8")
    page.write_text("# Moon\n\n" + MASKED, encoding="utf-8")
    told.write_text("---\nunmask: false\n---\n\n" + MASKED, encoding="utf-8")
    shown = run("--bare", "--diff", tmp_path)
    done = run("--bare", "--in-place", tmp_path)

    assert (shown.returncode, shown.stdout.count(b"\n-Never give up.")) == (1, 2)
    assert post.read_text(encoding="utf-8") == BARE
    assert page.read_text(encoding="utf-8") == "# Moon\n\n" + BARE
    assert told.read_text(encoding="utf-8").endswith(MASKED)
    assert done.stderr.decode().count("2 of 4 sentences") == 1
    assert "2 texts changed, 1 left as it is" in done.stderr.decode()


def test_bare_and_interactive_do_not_go_together() -> None:
    done = run("--bare", "--interactive", data=MASKED.encode())

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"keep one" in done.stderr
