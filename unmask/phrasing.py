"""How our own messages are put: a number with its noun, and the name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from unmask.files import MOST_NAMES


def counted(number: int, noun: str, *, grouped: bool = False) -> str:
    """A number and its noun, in the plural where it needs it; `grouped` parts thousands by commas: “1,200 posts”."""
    return f"{number:{',' if grouped else ''}} {noun}{'s' * (number != 1)}"


LIKENESS = 0.5
"""How alike two names must be for the one to stand for the other, from 0 to 1 by `difflib`'s ratio."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“did you mean “…”?” with the nearest of what is known; empty when none is near."""
    from difflib import get_close_matches

    names = list(islice(known, MOST_NAMES))
    near = get_close_matches(word.lower(), names, n=1, cutoff=LIKENESS)
    # People remember a rule's own name and forget its pack.
    near = near or [name for name in names if name.rpartition("/")[2] == word.rpartition("/")[2]]
    return f"did you mean “{near[0]}”?" if near else ""
