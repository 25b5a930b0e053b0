"""The files that paths, folders and lists of paths name."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from glob import has_magic
from pathlib import Path
from typing import Protocol

from unmask.errors import LeadsOut, ReadError
from unmask.read.pattern import Ignored
from unmask.read.text import MARKDOWN, TEXT, not_there


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
    not exist comes as the error to report, so that the rest can go on; a link in a folder that leads out of it as
    `LeadsOut`, and is not followed. `seen` holds the files that were found before,
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
        yield from _Walk(argument, excluded, also).files(ignored)
    elif force and excluded(argument):
        return
    elif there:
        yield argument
    elif has_magic(str(argument)):
        try:
            matching = sorted(_matching(argument))
        except (ValueError, OSError) as error:
            yield ReadError(str(argument), f"is not a pattern that can be looked up: {error}")
            return
        if not matching:
            yield ReadError(str(argument), "matches no file; check the pattern")
        yield from find_paths(matching, excluded=excluded, force=force, also=also)
    else:
        yield not_there(argument)


def _matching(pattern: Path) -> Iterator[Path]:
    """What a glob matches; `**` goes into no links, and stars match nothing hidden."""
    start = Path(pattern.anchor)
    for path in start.glob(str(pattern.relative_to(start))):
        if not any(part.startswith(".") and part not in pattern.parts for part in path.parts):
            yield path


class _Walk:
    """One way down through a folder. Each folder in it is walked once, whatever links lead to it."""

    def __init__(self, root: Path, excluded: Excluded, also: Callable[[str], bool]) -> None:
        self._root = root
        self._inside = root.resolve()
        self._excluded = excluded
        self._also = also
        self._walked: set[Path] = set()

    def files(self, ignored: Ignored) -> Iterator[Path | ReadError]:
        """The files to read, and what cannot be read. `ignored` is what git ignores at the root."""
        waiting: list[Iterator[tuple[Path, Ignored] | Path | ReadError]] = [self._entries(self._root, ignored)]
        while waiting:
            found = next(waiting[-1], None)
            if found is None:
                waiting.pop()
            elif isinstance(found, tuple):
                waiting.append(self._entries(*found))
            else:
                yield found

    def _entries(self, folder: Path, ignored: Ignored) -> Iterator[tuple[Path, Ignored] | Path | ReadError]:
        """What a folder holds, by name: folders to go into with what is ignored there, files, and what is wrong."""
        try:
            here = folder.resolve()
            entries = sorted(folder.iterdir(), key=lambda path: path.name)
        except OSError as error:
            yield ReadError(str(folder), f"cannot be read: {error.strerror or error}")
            return
        if here in self._walked:
            return
        self._walked.add(here)
        for entry in entries:
            try:
                found = self._found(entry, here, ignored)
            except OSError as error:
                found = ReadError(str(entry), f"cannot be read: {error.strerror or error}")
            if found is not None:
                yield found

    def _found(self, entry: Path, here: Path, ignored: Ignored) -> tuple[Path, Ignored] | Path | ReadError | None:
        is_folder = entry.is_dir()
        if entry.name.startswith(".") or ignored.ignores(here / entry.name, folder=is_folder):
            return None
        if not (is_folder or entry.suffix.lower() in MARKDOWN | TEXT or self._also(entry.name)):
            return None
        if self._excluded(entry, below=self._root, folder=is_folder) or not (is_folder or entry.is_file()):
            return None
        is_link = entry.is_symlink()
        if is_link and not entry.resolve().is_relative_to(self._inside):
            return LeadsOut(str(entry), f"leads out of {self._root}")
        if is_folder:
            # Behind a link, what git ignores is told by where the link leads.
            return entry, Ignored.of(entry) if is_link else Ignored(here / entry.name, ignored)
        return entry


def read_listing(data: bytes) -> tuple[Path, ...]:
    """The paths in a list: parted by NUL where it holds one, otherwise one a line. Empty ones are none."""
    parts = data.split(b"\0") if b"\0" in data else data.removeprefix(b"\xef\xbb\xbf").splitlines()
    return tuple(Path(os.fsdecode(part)) for part in parts if part.strip())


def workspace(folder: Path | None = None) -> Path:
    """The root of the git repository that `folder`, or the working directory, is in; itself when it is in none."""
    here = (folder or Path.cwd()).absolute()
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), here)
