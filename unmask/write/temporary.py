"""A file beside the one that is to be written, until it is whole."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from unmask.errors import WriteError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

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
