"""Reading files: what is none is refused, and a text that is too large."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked
from unmask.errors import ReadError, TooLarge
from unmask.files import read_file

MASKED = "I'm humbled to announce that I've joined Acme.\n"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("pipe", "is a named pipe, not a file; pipe it in"),
        ("folder", "is a folder, not a file"),
        ("endless", "is a device, not a file"),
        ("gone", "does not exist; check the path"),
        ("ring", "cannot be read: "),
    ],
)
def test_what_is_no_file_is_said_and_not_waited_for(tmp_path: Path, kind: str, said: str) -> None:
    path = tmp_path / kind
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    elif kind == "endless":
        path.symlink_to("/dev/zero")
    elif kind == "ring":
        path.symlink_to(path)
    with pytest.raises(ReadError) as caught:
        read_file(path, most=10)

    assert caught.value.message.startswith(said)


def test_no_more_is_read_than_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 11)

    assert read_file(tmp_path / "a", most=11) == b"x" * 11
    with pytest.raises(TooLarge, match="is larger than 10 bytes, the most that is read"):
        read_file(tmp_path / "a", most=10)


def run(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    unmask = f'unmask() {{ {sys.executable} -m unmask "$@"; }}; {command}'
    return subprocess.run(["bash", "-c", unmask], capture_output=True, text=True, cwd=cwd, check=False)


@pytest.mark.parametrize("command", ["check {} -f concise", "score {}", "rewrite {} --diff"])
def test_what_is_too_large_or_no_file_leaves_the_others_to_be_judged(tmp_path: Path, command: str) -> None:
    (tmp_path / "post.txt").write_text(MASKED)
    (tmp_path / "large.txt").write_text(MASKED * 50)
    os.mkfifo(tmp_path / "pipe.txt")
    given = f"{command.format('large.txt pipe.txt /dev/zero post.txt')} --max-size 1K".split()
    done = forked.said(*given, cwd=tmp_path)

    assert done.returncode == 2
    assert "unmask: large.txt: is larger than 1,024 bytes, the most that is read; allow larger texts" in done.stderr
    assert "unmask: pipe.txt: is a named pipe, not a file" in done.stderr
    assert "unmask: /dev/zero: is a device, not a file" in done.stderr
    assert "post.txt" in done.stdout


def test_standard_input_ends_at_the_limit(tmp_path: Path) -> None:
    done = run("unmask check --max-size 2M < /dev/zero", tmp_path)

    assert done.returncode == 2
    assert "unmask: -: is larger than 2,097,152 bytes" in done.stderr


def test_a_pipe_that_the_shell_hands_over_is_read(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(MASKED)
    done = run("unmask check -f concise <(cat post.txt)", tmp_path)

    assert done.returncode == 1
    assert "brag/humbled-to-announce" in done.stdout


@pytest.mark.parametrize("size", ["0", "-1", "4X", "", "1e9", "٤M"])
def test_a_size_that_is_none_is_said(tmp_path: Path, size: str) -> None:
    done = run(f"unmask check --max-size '{size}' post.txt", tmp_path)

    assert done.returncode == 2
    assert "write a number of bytes" in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        (".unmask.yaml", ""),
        ("pyproject.toml", ""),
        (".gitignore", ""),
        ("b.json", "--baseline b.json"),
        ("c.yaml", "--config c.yaml"),
    ],
)
def test_a_setting_that_never_ends_is_not_waited_for(tmp_path: Path, name: str, arguments: str) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "post.txt").write_text(MASKED)
    (tmp_path / name).symlink_to("/dev/zero")
    done = run(f"unmask check . -f concise {arguments}", tmp_path)

    assert done.returncode in (1, 2)
    assert "mistake" not in done.stderr
    assert ("is a device, not a file" in done.stderr) == (name not in ("pyproject.toml", ".gitignore"))


def test_what_goes_wrong_when_a_file_is_closed_is_said_of_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Failing(io.BytesIO):
        def close(self) -> None:
            raise OSError(errno.EIO, "Input/output error")

    file = tmp_path / "a.txt"
    monkeypatch.setattr("unmask.files.open_file", lambda path: Failing(b"We met."))

    with pytest.raises(ReadError, match=r"a\.txt: cannot be read: Input/output error$"):
        read_file(file, most=100)
    with pytest.raises(TooLarge):
        read_file(file, most=2)
