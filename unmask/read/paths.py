"""From what the user names to the files to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from unmask.read.error import ReadError
from unmask.read.ignore import Ignored
from unmask.read.text import MARKDOWN, TEXT


def find_paths(arguments: Sequence[Path], *, exclude: Sequence[str] = ()) -> Iterator[Path | ReadError]:
    """The files to read, each once, in the order in which they are named; a folder's in the order of their names.

    A file that is named is taken as it is. A folder is walked down for Markdown and plain text, passing over what is
    hidden, what git ignores and what matches a glob of `exclude` (on the path below the folder, or on the name). What
    does not exist comes as the error to report, so that the rest can go on.
    """
    seen: set[Path] = set()
    for argument in arguments:
        if argument.is_dir():
            found = _walk(argument, argument, Ignored.of(argument), exclude, frozenset())
        elif argument.exists():
            found = iter([argument])
        else:
            yield ReadError(str(argument), "does not exist; check the path")
            continue
        for path in found:
            if isinstance(path, ReadError):
                yield path
            elif (resolved := path.resolve()) not in seen:
                seen.add(resolved)
                yield path


def _walk(
    folder: Path, root: Path, ignored: Ignored, exclude: Sequence[str], above: frozenset[Path]
) -> Iterator[Path | ReadError]:
    here = folder.resolve()
    if here in above:
        # A link that leads back up: everything below it is already being walked.
        return
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield ReadError(str(folder), f"cannot be read: {error.strerror or error}")
        return
    for entry in entries:
        is_folder = entry.is_dir()
        if entry.name.startswith(".") or ignored.ignores(here / entry.name, folder=is_folder):
            continue
        if _excluded(entry.relative_to(root), exclude):
            continue
        if is_folder:
            yield from _walk(entry, root, Ignored(here / entry.name, ignored), exclude, above | {here})
        elif entry.suffix.lower() in MARKDOWN | TEXT and entry.is_file():
            yield entry


def _excluded(path: Path, exclude: Sequence[str]) -> bool:
    return any(fnmatch(path.as_posix(), pattern) or fnmatch(path.name, pattern) for pattern in exclude)
