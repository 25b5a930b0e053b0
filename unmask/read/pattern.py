"""Path patterns, written as in a .gitignore file, and what git ignores."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unmask.errors import ReadError
from unmask.files import read_file

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_STAR, _FOLDERS, _FOLDERS_FIRST = "[^/]*", "(?:/.+)?", "^(?:.+/)?"
"""What pathspec makes of a star, of two of them between slashes, and of two of them in front."""

_PLAIN = re.compile(r"(?:\\.|[^\\()\[\]/|?*+.]|\[\^/\]|\[(?!\^)(?:\\.|[^\]\\/])+\])*")
_LOOSE = 3
"""How many stars of one folder or file name may be tried in every way that there is."""


def spec_of(lines: Iterable[str]) -> GitIgnoreSpec:
    """The patterns of some lines. A line that cannot be read as a pattern matches nothing, as it does in git."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec([pattern for line in lines for pattern in patterns_of(line)])


def patterns_of(line: str) -> tuple[Any, ...]:
    """The patterns of one line: one, or none where it is blank, a comment, or cannot be read as a pattern."""
    from pathspec import GitIgnoreSpec

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
        level: Ignored | None = self
        while level is not None:
            relative = path.relative_to(level.folder).as_posix() + ("/" if folder else "")
            verdict = level._spec.check_file(relative).include
            if verdict is not None:
                return verdict
            level = level.above
        return False
