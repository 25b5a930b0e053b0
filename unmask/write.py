"""Writing a file whole: it holds what it held, or all of the new content, which stands beside it until then."""

from __future__ import annotations

import io
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from io import BufferedWriter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from unmask.errors import WriteError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


@dataclass(frozen=True, slots=True)
class Target:
    """The file that a path leads to, through links, and what the system says of it; None when it is not there yet."""

    place: Path
    there: os.stat_result | None

    @property
    def regular(self) -> bool:
        """Whether it can be replaced at all: devices and pipes are written to as they are."""
        return self.there is None or stat.S_ISREG(self.there.st_mode)


def find_target(path: Path) -> Target:
    """The target of writing to `path`.

    Raises `WriteError` for a folder, for links that lead in a ring, and for a file that may not be replaced: one that
    is read-only, and one with several names, of which all but one would go on showing what it held. To write into such
    a file as it is could tear it.
    """
    try:
        there = path.stat()
    except FileNotFoundError:
        # A link may lead to where nothing is yet; that is where the file is to be.
        return Target(Path(os.path.realpath(path)), None)
    except (OSError, ValueError) as error:
        raise WriteError.of(path, error) from None
    if stat.S_ISDIR(there.st_mode):
        raise WriteError(path, "is a folder; name a file")
    target = Target(Path(os.path.realpath(path)), there)
    if target.regular:
        if not there.st_mode & 0o222 or not os.access(target.place, os.W_OK):
            raise WriteError(path, "is read-only; allow writing to it first")
        if there.st_nlink > 1:
            raise WriteError(
                path,
                f"has {there.st_nlink} names (hard links), which replacing it would part; make a copy and use that",
            )
    return target


def take_over(target: Target, place: Path, handle: int) -> None:
    """Give the file that is to replace a target, at `place` and open as `handle`, its owner, permissions and more.

    Raises `PermissionError` where the owner or the group cannot be kept.
    """
    if target.there is None:
        return
    made = os.fstat(handle)
    if (made.st_uid, made.st_gid) != (target.there.st_uid, target.there.st_gid):
        os.fchown(handle, target.there.st_uid, target.there.st_gid)
    # After the owner, for a change of owner takes some permissions away; with lists of access and other attributes.
    shutil.copystat(target.place, place)


PREFIX, SUFFIX = ".unmask-", ".tmp"
"""What every temporary file is called, before and after its own 16 digits; its target may have the longest of names."""

YOUNG = 60
"""Seconds for which a temporary file that nobody holds is left alone: its writer may not have come to hold it yet."""

OLD = 86_400
"""Seconds after which one is left over from a run that was killed, where the system cannot say who holds it."""

_FLAGS = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class _Named(io.FileIO):
    """A file that says for which path it is written when the disk is full."""

    wanted: Path

    def write(self, data: ReadableBuffer, /) -> int:
        """As `io.FileIO`. Raises `WriteError`; a reader that has seen enough is no fault of the file's."""
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise WriteError.of(self.wanted, error) from None


def named(handle: int, wanted: Path) -> io.BufferedWriter:
    """An open file to write to, which it owns. Writing raises `WriteError`, which names the path that is `wanted`."""
    raw = _Named(handle, "wb")
    raw.wanted = wanted
    return io.BufferedWriter(raw)


@contextmanager
def temporary(folder: Path, *, wanted: Path, mode: int) -> Iterator[tuple[Path, io.BufferedWriter]]:
    """A new file in a folder, held open and to be moved to where it is `wanted`; otherwise it is gone afterwards.

    What runs that were killed have left in the folder is cleared away first. Raises `OSError` when the file cannot be
    made; writing to it raises `WriteError`, which names the path that is `wanted`.
    """
    clear(folder)
    place = folder / f"{PREFIX}{os.urandom(8).hex()}{SUFFIX}"
    file: io.BufferedWriter | None = None
    try:
        file = named(os.open(place, _FLAGS, mode), wanted)
        _hold(file.fileno())
        yield place, file
    finally:
        with suppress(OSError):
            place.unlink(missing_ok=True)
        if file is not None:
            # What is still to be written belongs to a file that is given up.
            with suppress(OSError, WriteError):
                file.close()


def clear(folder: Path, *, now: float | None = None) -> None:
    """Delete what runs that were killed have left in a folder. Files that another run is writing are left alone."""
    now = time.time() if now is None else now
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX) and entry.name.endswith(SUFFIX):
                with suppress(OSError):
                    age = now - entry.stat(follow_symlinks=False).st_mtime
                    if entry.is_file(follow_symlinks=False) and age > YOUNG and _left(Path(entry.path), age):
                        Path(entry.path).unlink()


def _left(place: Path, age: float) -> bool:
    """Whether nobody is writing a temporary file any more."""
    try:
        import fcntl
    except ImportError:
        return age > OLD
    handle = os.open(place, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return age > OLD
    finally:
        os.close(handle)
    return True


def _hold(handle: int) -> None:
    """Let other runs see that a file is being written, where the system has a way to."""
    with suppress(ImportError, OSError):
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def write_file(path: Path, data: bytes, *, was: bytes | None = None) -> None:
    """Put `data` in the place of what a file holds, which must be what it `was` when it was read.

    Raises `WriteError`, and then the file holds what it held.
    """
    with writing(path, was=was) as file:
        file.write(data)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet. Raises `WriteError`, also where one is there by now; that one is kept."""
    with _told(path), temporary(path.parent, wanted=path, mode=0o666) as (place, file):
        file.write(data)
        _finish(file, place)
        _move_new(place, path)
        _settle(path.parent)


@contextmanager
def writing(path: Path, *, was: bytes | None = None) -> Iterator[BinaryIO]:
    """The file at `path`, to be written from its start. Leaving the context puts the new content in its place.

    The content is written beside the file and moved over it, so that no reader, no full disk and no power cut ever
    sees half of it; leaving by an exception leaves the file as it was. A link goes on pointing where it did, and the
    file keeps its owner and permissions. A device or a pipe is written to as it is. Raises `WriteError`, also for a
    file that no longer holds what it `was`.
    """
    target = find_target(path)
    if not target.regular:
        with _told(path):
            device = named(os.open(path, os.O_WRONLY), path)
        with device:
            yield device
        return
    with ExitStack() as stack:
        with _told(path):
            # What is private must not be open to others for a moment either.
            mode = 0o600 if target.there else 0o666
            place, file = stack.enter_context(temporary(target.place.parent, wanted=path, mode=mode))
            try:
                take_over(target, place, file.fileno())
            except PermissionError:
                raise WriteError(
                    path, "belongs to somebody else and would become yours; make a copy and use that"
                ) from None
        yield file
        with _told(path):
            _finish(file, place)
            if was is not None and _held(target.place, len(was) + 1) != was:
                raise WriteError(
                    path, "was changed by somebody else since it was read, and is left as it is; run again"
                )
            place.replace(target.place)
            _settle(target.place.parent)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system says into our error, which names the file."""
    try:
        yield
    except FileExistsError:
        raise WriteError(path, "is there already; name another file, or move it away") from None
    except (OSError, ValueError) as error:
        raise WriteError.of(path, error) from None


def _finish(file: BufferedWriter, place: Path) -> None:
    """See that all that was written is on the disk, and let go of the file."""
    file.flush()
    os.fsync(file.fileno())
    # It was given the times of the file that it replaces.
    os.utime(place)
    file.close()


def _held(place: Path, most: int) -> bytes | None:
    """The first bytes of a file; None when it is no longer there."""
    try:
        with place.open("rb") as file:
            return file.read(most)
    except FileNotFoundError:
        return None


def _move_new(place: Path, path: Path) -> None:
    """Give a file its name if nothing has it. Raises `FileExistsError`."""
    try:
        os.link(place, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):
        # Not every file system has links.
        if os.path.lexists(path):
            raise FileExistsError from None
        place.rename(path)


def _settle(folder: Path) -> None:
    """See that a file's new name is on the disk too, where a folder can be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
