"""The files that paths, folders and lists of paths name, without what git ignores or a pattern leaves out."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from unmask.errors import LeadsOut, ReadError
from unmask.files import not_there, read_file
from unmask.read.text import MARKDOWN, TEXT

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


_STAR, _FOLDERS, _FOLDERS_FIRST = "[^/]*", "(?:/.+)?", "^(?:.+/)?"
"""What pathspec makes of a star, of two of them between slashes, and of two of them in front."""

_PLAIN = re.compile(r"(?:\\.|[^\\()\[\]/|?*+.]|\[\^/\]|\[(?!\^)(?:\\.|[^\]\\/])+\])*")
_LOOSE = 3
"""How many stars of one folder or file name may be tried in every way that there is."""


LONGEST = 1_000
"""How many letters a pattern may have. A longer one is made to take time, and matches nothing."""


def spec_of(lines: Iterable[str]) -> GitIgnoreSpec:
    """The patterns of some lines. A line that cannot be read as a pattern matches nothing, as it does in git."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec([pattern for line in lines for pattern in patterns_of(line)])


def patterns_of(line: str) -> tuple[Any, ...]:
    """The patterns of one line: one, or none where it is blank, a comment, or cannot be read as a pattern."""
    from pathspec import GitIgnoreSpec

    if len(line) > LONGEST:
        return ()
    try:
        patterns = [each for each in GitIgnoreSpec.from_lines([line]).patterns if each.include is not None]
        for each in patterns:
            if each.regex is not None:
                each.regex = re.compile(_bounded(each.regex.pattern))
    except (ValueError, re.error, OverflowError, RecursionError):
        return ()
    return tuple(patterns)


def _bounded(source: str) -> str:
    """A pattern's expression, so written that its time grows with the path and not with the ways to match it.

    What stands behind one star, or behind one `**`, can be taken where it first fits: what comes later can only lie
    further right. Raises `ValueError` where that cannot be made.
    """
    if source.startswith(_FOLDERS_FIRST):
        head, rest = "^(?:[^/]+/)*?", source[len(_FOLDERS_FIRST) :]
    else:
        head, rest = "", source
    parts = [_with_stars(part) for part in rest.split(_FOLDERS)]
    if len(parts) == 1:
        return head + parts[0]
    first, *others, last = parts
    made = [f"(?>{head}{first}(?=/))", *(f"(?>(?:/[^/]+)*?{part}(?=/))" for part in others)]
    return "".join([*made, "(?:/[^/]+)*?", last])


def _with_stars(source: str) -> str:
    first, *pieces = source.split(_STAR)
    made = [first]
    loose = 0
    for number, piece in enumerate(pieces, start=1):
        if number < len(pieces) and _PLAIN.fullmatch(piece):
            # Of two stars in a row one is enough.
            made.append(f"(?>[^/]*?{piece})" if piece else "")
            continue
        loose = 0 if "/" in piece.replace("[^/]", "") else loose + 1
        if loose > _LOOSE:
            raise ValueError("too many stars in one name")
        made.append(_STAR + piece)
    return "".join(made)


DEEPEST = 200
"""How many folders deep a folder is walked down: what git ignores is asked of every one of them for each file."""

LARGEST = 2**20
"""How many bytes of patterns a file may hold."""


class Ignored:
    """The ignore rules of a folder: its own `.gitignore`, and those of the folders above it in the same repository."""

    def __init__(self, folder: Path, above: Ignored | None = None) -> None:
        self.folder = folder
        self.above = above

    @classmethod
    def of(cls, folder: Path) -> Ignored:
        """The rules that hold in `folder`, read upward to the repository's root if it is in one."""
        folder = folder.resolve()
        chain = [folder]
        while not (chain[-1] / ".git").exists():
            if chain[-1].parent == chain[-1]:
                # In no repository: only what lies below the folder itself counts.
                return cls(folder)
            chain.append(chain[-1].parent)
        ignored: Ignored | None = None
        for one in reversed(chain):
            ignored = cls(one, ignored)
        return ignored or cls(folder)

    @cached_property
    def _spec(self) -> GitIgnoreSpec:

        lines: list[str] = []
        for file in (self.folder / ".git" / "info" / "exclude", self.folder / ".gitignore"):
            # As git does, what cannot be read is passed over.
            with suppress(ReadError):
                lines += read_file(file, most=LARGEST).decode("utf-8", "replace").splitlines()
        return spec_of(lines)

    def ignores(self, path: Path, *, folder: bool = False) -> bool:
        """Whether `path`, which lies below this folder, is ignored. The nearest rule that speaks of it decides."""
        level = self._nearest
        while level is not None:
            relative = path.relative_to(level.folder).as_posix() + ("/" if folder else "")
            verdict = level._spec.check_file(relative).include
            if verdict is not None:
                return verdict
            level = level.above._nearest if level.above is not None else None
        return False

    @cached_property
    def _nearest(self) -> Ignored | None:
        """The rules of the folder, or of the next one above that has any: most have none."""
        level: Ignored | None = self
        while level is not None and not level._spec.patterns:
            level = level.above
            if level is not None and "_nearest" in level.__dict__:
                return level._nearest
        return level


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
    `LeadsOut`, and is not followed. `seen` holds the files that were found before, resolved, and takes up those that
    are found now. `also` says which other files of a folder to take, by their names. A glob that the shell has left
    alone, as shells on Windows do, is looked up here.
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
    elif any(sign in str(argument) for sign in "*?["):
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
            elif isinstance(found, tuple) and len(waiting) > DEEPEST:
                yield ReadError(
                    str(found[0]), f"lies more than {DEEPEST} folders below {self._root}; name a folder that is nearer"
                )
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
