"""Order: what two rows have in common, in one order, told as `difflib` does but in time in proportion to the rows."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from typing import NamedTuple

OFTEN = 16
"""What stands more often than this on both sides is held against what has the same number among its like alone."""


class Run(NamedTuple):
    """So many members, from a place in one row and from one in the other, that are the same."""

    old: int
    new: int
    size: int


def runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """The longest run of members that are the same, then the longest before it and after it, and so on, in their order.

    Of runs as long as each other it is the first in `old`, and then in `new`: the matching blocks of a
    `SequenceMatcher` without junk, but where something is repeated more than `OFTEN` on both sides. Neighbours are not
    joined.
    """
    mine, theirs = _named(old, new)
    waiting = [(-run.size, run) for run in _longest(mine, theirs)]
    heapify(waiting)
    chosen = [Run(-1, -1, 1), Run(len(old), len(new), 0)]
    while waiting:
        _, run = heappop(waiting)
        after = bisect_right(chosen, run.old, key=lambda each: each.old)
        parts = _free(run, chosen[after - 1], chosen[after])
        if parts == [run]:
            insort(chosen, run)
        else:
            for part in parts:
                heappush(waiting, (-part.size, part))
    return chosen[1:-1]


def _named(old: Sequence[str], new: Sequence[str]) -> tuple[list[Hashable], list[Hashable]]:
    """The rows with a number to each of those that are repeated too often to hold every one against every other."""
    mine, theirs = Counter(old), Counter(new)
    often = {one for one, times in mine.items() if min(times, theirs[one]) > OFTEN}
    return _numbered(old, often), _numbered(new, often)


def _numbered(row: Sequence[str], often: set[str]) -> list[Hashable]:
    heard = Counter[str]()
    named: list[Hashable] = []
    for one in row:
        heard[one] += 1
        named.append((one, heard[one]) if one in often else one)
    return named


def _longest(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Run]:
    """All runs that go on neither before nor after."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for k, one in enumerate(new):
        places[one].append(k)
    for i, one in enumerate(old):
        for k in places.get(one, ()):
            if i == 0 or k == 0 or old[i - 1] != new[k - 1]:
                size = 1
                while i + size < len(old) and k + size < len(new) and old[i + size] == new[k + size]:
                    size += 1
                yield Run(i, k, size)


def _free(run: Run, before: Run, after: Run) -> list[Run]:
    """The part of a run that is between two that were chosen, and the one from the second on; it begins before that."""
    start = max(0, before.old + before.size - run.old, before.new + before.size - run.new)
    end = min(run.size, after.old - run.old, after.new - run.new)
    rest = after.old - run.old
    parts = ((start, end), (rest, run.size))
    return [Run(run.old + one, run.new + one, other - one) for one, other in parts if one < other]
