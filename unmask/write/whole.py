"""Writing a file whole: it holds what it held, or all of the new content."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from io import BufferedWriter
from pathlib import Path
from typing import BinaryIO

from unmask.errors import WriteError
from unmask.write.target import find_target, named, take_over, temporary


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
