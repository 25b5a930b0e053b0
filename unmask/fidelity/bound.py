"""Bounds: whether a number is told as it is, as the least, as the most, or as about right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unmask.english.wordlist import alternatives
from unmask.fidelity.align import Said
from unmask.fidelity.fact import numbers

_BOUND = re.compile(
    rf"""\b(?:(?P<least>{alternatives("claim", "at least")})|(?P<most>{alternatives("claim", "at most")})
      |(?P<about>{alternatives("claim", "about")}))\ (?:the\ |another\ )?$""",
    re.IGNORECASE | re.VERBOSE,
)
_FARTHEST = 30
"""How many letters before a number are looked at."""

_Bound = tuple[str, str]
"""How a number is bounded, and the words for it; both are empty where it is told as it is."""


def bounds_moved(old: Sequence[Said], new: Sequence[Said]) -> Iterator[tuple[str, str]]:
    """The words of each number that both say, and bound in another way; empty where it is told as it is."""
    mine, theirs = _bounds(old), _bounds(new)
    for number in sorted(mine.keys() & theirs.keys()):
        before, after = mine[number], theirs[number]
        if {kind for kind, _ in before}.isdisjoint(kind for kind, _ in after):
            yield before[0][1], after[0][1]


def _bounds(said: Sequence[Said]) -> dict[str, list[_Bound]]:
    found: dict[str, list[_Bound]] = {}
    for one in said:
        for fact in numbers(one.text):
            found.setdefault(fact.key, []).append(_bound(one.text, fact.span.start))
    return found


def _bound(text: str, at: int) -> _Bound:
    found = _BOUND.search(text, max(0, at - _FARTHEST), at)
    if found is None:
        return "", ""
    kind = found.lastgroup or ""
    return kind, found[kind].lower()
