"""The files that paths, folders and lists of paths name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path
from typing import Protocol

from unmask.errors import ReadError
from unmask.read.ignore import Ignored
from unmask.read.text import MARKDOWN, TEXT


class Excluded(Protocol):
    """Says whether a path is left out; `below` is the folder that is being walked."""

    def __call__(self, path: Path, *, below: Path | None = None, folder: bool = False) -> bool:
        """Whether it is."""


def nothing(path: Path, *, below: Path | None = None, folder: bool = False) -> bool:
    """Leave nothing out."""
    return False


def find_paths(
    arguments: Sequence[Path],
    *,
    excluded: Excluded = nothing,
    force: bool = False,
    seen: set[Path] | None = None,
    also: Callable[[str], bool] = lambda name: False,
) -> Iterator[Path | ReadError]:
    """The files to read, each once, in the order in which they are named; a folder's in the order of their names.

    A file that is named is taken as it is, and only with `force` left out when it is `excluded`. A folder is walked
    down for Markdown and plain text, passing over what is hidden, what git ignores and what is excluded. What does
    not exist comes as the error to report, so that the rest can go on. `seen` holds the files that were found before,
    resolved, and takes up those that are found now. `also` says which other files of a folder to take, by their names.
    A glob that the shell has left alone, as shells on Windows do, is looked up here.
    """
    seen = set() if seen is None else seen
    for argument in arguments:
        for path in _named(argument, excluded, also, force=force):
            if isinstance(path, ReadError):
                yield path
            elif (resolved := path.resolve()) not in seen:
                seen.add(resolved)
                yield path


def _named(
    argument: Path, excluded: Excluded, also: Callable[[str], bool], *, force: bool
) -> Iterator[Path | ReadError]:
    """The files that one argument names."""
    try:
        there = argument.exists()
        ignored = Ignored.of(argument) if argument.is_dir() else None
    except OSError as error:
        yield ReadError(str(argument), f"cannot be read: {error.strerror or error}")
        return
    if ignored is not None:
        yield from _walk(argument, argument, ignored, excluded, also, frozenset())
    elif force and excluded(argument):
        return
    elif there:
        yield argument
    elif has_magic(str(argument)):
        matching = [Path(name) for name in sorted(glob(str(argument), recursive=True))]  # noqa: PTH207 - it may be absolute
        if not matching:
            yield ReadError(str(argument), "matches no file; check the pattern")
        yield from find_paths(matching, excluded=excluded, force=force, also=also)
    else:
        yield ReadError(str(argument), "does not exist; check the path")


def _walk(
    folder: Path,
    root: Path,
    ignored: Ignored,
    excluded: Excluded,
    also: Callable[[str], bool],
    above: frozenset[Path],
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
        if not (is_folder or entry.suffix.lower() in MARKDOWN | TEXT or also(entry.name)):
            continue
        if excluded(entry, below=root, folder=is_folder):
            continue
        if is_folder:
            # Behind a link, what git ignores is told by where the link leads.
            inner = Ignored.of(entry) if entry.is_symlink() else Ignored(here / entry.name, ignored)
            yield from _walk(entry, root, inner, excluded, also, above | {here})
        elif entry.is_file():
            yield entry


def read_listing(data: bytes) -> tuple[Path, ...]:
    """The paths in a list: parted by NUL where it holds one, otherwise one a line. Empty ones are none."""
    parts = data.split(b"\0") if b"\0" in data else data.removeprefix(b"\xef\xbb\xbf").splitlines()
    return tuple(Path(os.fsdecode(part)) for part in parts if part.strip())


def workspace(folder: Path | None = None) -> Path:
    """The root of the git repository that `folder`, or the working directory, is in; itself when it is in none."""
    here = (folder or Path.cwd()).absolute()
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), here)
