"""Reading files: what is a file and nothing else, and not more of it than is asked for."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from unmask.errors import LIKENESS, MOST_NAMES, NotThere, ReadError, TooLarge, printable

_KINDS = (
    (stat.S_ISDIR, "is a folder, not a file"),
    (stat.S_ISFIFO, "is a named pipe, not a file; pipe it in: unmask check - < PIPE"),
    (stat.S_ISSOCK, "is a socket, not a file"),
    (lambda mode: True, "is a device, not a file"),
)
_HANDED = ("/dev/fd/", "/proc/self/fd/")
"""Where a shell puts a pipe that it has opened for the programs it starts, as `<(…)` does."""


def open_file(path: Path) -> BufferedReader:
    """A file, opened to be read from its start.

    Devices and named pipes, which may never end or never begin, are not opened; a pipe that the shell hands over is.
    Raises `ReadError`.
    """
    name = str(path)
    try:
        if name.startswith(_HANDED) or name == "/dev/stdin":
            return path.open("rb")
        _must_be_regular(name, path.stat().st_mode)
        # What has become a pipe since must not be waited for.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        file = os.fdopen(handle, "rb")
        try:
            _must_be_regular(name, os.fstat(handle).st_mode)
        except ReadError:
            file.close()
            raise
    except FileNotFoundError:
        raise not_there(path) from None
    except (OSError, ValueError) as error:
        raise ReadError(name, f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
    return file


def not_there(path: Path) -> NotThere:
    """What to say of a file that does not exist: which name beside it is like it, or like its folder's."""
    from difflib import get_close_matches

    meant = ""
    for folder, missing in zip(path.parents, (path.name, *(each.name for each in path.parents)), strict=False):
        try:
            with os.scandir(folder) as there:
                names = [each.name for each in islice(there, MOST_NAMES)]
        except FileNotFoundError:
            continue
        except OSError:
            break
        # So like it that a slip of the fingers may have made it. Endings would make all files of a folder alike.
        if near := get_close_matches(Path(missing).stem, {Path(name).stem for name in names}, n=1, cutoff=LIKENESS):
            named = [name for name in names if Path(name).stem == near[0]]
            meant = printable(str(folder / get_close_matches(missing, named, n=1, cutoff=0)[0]))
        break
    return NotThere(str(path), f"does not exist; {f'did you mean “{meant}”?' if meant else 'check the path'}")


@contextmanager
def reading(path: Path) -> Iterator[BufferedReader]:
    """A file as `open_file` opens it, closed afterwards. Raises `ReadError`, also where closing it goes wrong."""
    file = open_file(path)
    try:
        yield file
    except BaseException:
        with suppress(OSError):
            file.close()
        raise
    try:
        file.close()
    except OSError as error:
        raise ReadError(str(path), f"cannot be read: {error.strerror or error}") from None


def read_file(path: Path, *, most: int) -> bytes:
    """What a file holds. Raises `ReadError`, also where it is more than `most` bytes."""
    with reading(path) as file:
        return read_stream(file, str(path), most=most)


def read_stream(stream: BinaryIO, name: str, *, most: int) -> bytes:
    """What is left of a stream that is called `name`. Raises `ReadError`, also where it is more than `most` bytes."""
    try:
        data = stream.read(most + 1)
    except OSError as error:
        raise ReadError(name, f"cannot be read: {error.strerror or error}") from None
    if len(data) > most:
        raise TooLarge(name, f"is larger than {most:,} bytes, the most that is read")
    return data


def _must_be_regular(name: str, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise ReadError(name, next(said for matches, said in _KINDS if matches(mode)))
