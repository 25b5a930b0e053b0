"""Path patterns, written as in a .gitignore file, that no path takes long to be held against."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

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
