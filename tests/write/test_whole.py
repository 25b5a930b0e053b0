"""Files are written whole or not at all, whatever goes wrong on the way."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from unmask.errors import WriteError
from unmask.write import OLD, PREFIX, SUFFIX, YOUNG, clear, write_file, write_new, writing

CALLS = ["os.open", "os.fsync", "os.replace", "os.utime", "shutil.copystat"]
"""What is asked of the system on the way of a file that is replaced."""


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(PREFIX)]


def test_a_file_takes_the_new_content_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "post.txt"
    file.write_bytes(b"old")
    file.chmod(0o640)
    os.utime(file, (1, 1))
    write_file(file, b"new")

    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert file.stat().st_mtime > 1
    assert left(tmp_path) == []


def test_a_new_file_has_the_permissions_that_files_have(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write_file(tmp_path / "a", b"a")
    write_new(tmp_path / "b", b"b")

    assert {(tmp_path / name).stat().st_mode for name in "ab"} == {usual.stat().st_mode}


def test_the_longest_of_names_can_be_written(tmp_path: Path) -> None:
    write_file(tmp_path / ("n" * 255), b"a")
    write_file(tmp_path / ("n" * 255), b"b")

    assert (tmp_path / ("n" * 255)).read_bytes() == b"b"


def test_a_link_goes_on_pointing_where_it_did(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    for name in ("old", "new"):
        (tmp_path / name).symlink_to(tmp_path / "there" / name)
    (tmp_path / "there" / "old").write_bytes(b"old")
    for name in ("old", "new"):
        write_file(tmp_path / name, b"written")

        assert (tmp_path / name).is_symlink()
        assert (tmp_path / "there" / name).read_bytes() == b"written"
    assert left(tmp_path / "there") == []


@pytest.mark.parametrize("kind", ["folder", "ring", "no folder", "NUL"])
def test_what_is_no_file_is_said(tmp_path: Path, kind: str) -> None:
    path = {"no folder": tmp_path / "gone" / "x", "NUL": tmp_path / "a\0b"}.get(kind, tmp_path / "x")
    if kind == "folder":
        path.mkdir()
    elif kind == "ring":
        path.symlink_to(path)
    for write in (write_file, write_new):
        with pytest.raises(WriteError) as caught:
            write(path, b"")

        assert caught.value.name == str(path)


def test_a_device_is_written_to_and_stays() -> None:
    write_file(Path("/dev/null"), b"gone")

    assert Path("/dev/null").is_char_device()
    with pytest.raises(WriteError, match=r"^/dev/full: cannot be written: No space left on device$"):
        write_file(Path("/dev/full"), b"too much")


def test_what_is_there_is_never_written_over_by_a_new_file(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    with pytest.raises(WriteError, match="is there already"):
        write_new(file, b"new")

    assert file.read_bytes() == b"old"
    assert left(tmp_path) == []


def test_where_there_are_no_hard_links_a_new_file_is_new_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_new(tmp_path / "a", b"one")
    with pytest.raises(WriteError, match="is there already"):
        write_new(tmp_path / "a", b"two")

    assert (tmp_path / "a").read_bytes() == b"one"
    assert left(tmp_path) == []


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "fault", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt(), SystemExit(143)]
)
def test_a_fault_on_the_way_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, fault: BaseException
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(call, fail)
        with pytest.raises(WriteError if isinstance(fault, OSError) else type(fault)):
            write_file(file, b"new")

    assert file.read_bytes() == b"old"
    assert left(tmp_path) == []


def test_leaving_in_the_midst_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")

    def break_off() -> None:
        with writing(file) as out:
            out.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert file.read_bytes() == b"old"
    assert left(tmp_path) == []


LIMITED = """
import resource, sys
from pathlib import Path
from unmask.errors import WriteError
from unmask.write import write_file
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_file(Path(sys.argv[1]), b"x" * int(sys.argv[2]))
except WriteError as error:
    print(error, end="")
"""


@pytest.mark.parametrize("size", [1001, 100_000])
def test_a_disk_that_runs_full_tears_nothing_and_the_file_is_named(tmp_path: Path, size: int) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(file), str(size)], capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.stderr) == (f"{file}: cannot be written: File too large", "")
    assert file.read_bytes() == b"old"
    assert left(tmp_path) == []


KILLED = """
import os, sys, time
from pathlib import Path
from unmask.write import writing
with writing(Path(sys.argv[1])) as out:
    out.write(b"half")
    out.flush()
    print("written", flush=True)
    time.sleep(60)
"""


def test_what_a_killed_run_left_is_cleared_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    with subprocess.Popen([sys.executable, "-c", KILLED, str(file)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"written\n"
        (name,) = left(tmp_path)
        clear(tmp_path, now=time.time() + 10 * OLD)

        assert left(tmp_path) == [name]
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    clear(tmp_path)
    assert left(tmp_path) == [name]

    os.utime(tmp_path / name, (time.time() - 2 * YOUNG,) * 2)
    stranger = tmp_path / f"{PREFIX}of-another-kind"
    stranger.touch()
    os.utime(stranger, (1, 1))
    write_file(file, b"new")

    assert left(tmp_path) == [stranger.name]
    assert file.read_bytes() == b"new"
    assert not (tmp_path / name).exists()
    assert stranger.name.endswith(SUFFIX) is False


def test_what_is_read_only_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    file.chmod(0o444)
    with pytest.raises(WriteError, match="is read-only; allow writing to it first"):
        write_file(file, b"new")

    assert file.read_bytes() == b"old"


def test_the_names_of_a_file_are_not_parted(tmp_path: Path) -> None:
    file, other = tmp_path / "a", tmp_path / "b"
    file.write_bytes(b"old")
    os.link(file, other)
    with pytest.raises(WriteError, match=r"has 2 names \(hard links\), which replacing it would part"):
        write_file(file, b"new")

    assert file.read_bytes() == other.read_bytes() == b"old"
    assert left(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_keeps_its_owner_or_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    os.chown(file, 12345, 54321)
    write_file(file, b"new")

    assert (file.stat().st_uid, file.stat().st_gid, file.read_bytes()) == (12345, 54321, b"new")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "fchown", refuse)
    with pytest.raises(WriteError, match="belongs to somebody else and would become yours"):
        write_file(file, b"newer")

    assert (file.stat().st_uid, file.read_bytes()) == (12345, b"new")
    assert left(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="there are no extended attributes here")
def test_a_file_keeps_its_attributes(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    try:
        os.setxattr(file, "user.tag", b"kept")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    write_file(file, b"new")

    assert os.getxattr(file, "user.tag") == b"kept"
