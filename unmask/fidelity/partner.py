"""Partners: of two rows of sets, which sets have most in common."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

Stems = frozenset[str]


def likeness(one: Stems, other: Stems) -> float:
    """Which share of the smaller set the other one has, too."""
    common = len(one & other)
    return common / min(len(one), len(other)) if common else 0.0


def partners(mine: Sequence[Stems], theirs: Sequence[Stems], least: float) -> set[tuple[int, int]]:
    """The best partner of each set, on either side, that is like it enough: the first of those that are best.

    `least` is more than 0, so that partners have a stem in common.
    """
    heard = Counter(stem for side in (mine, theirs) for one in side for stem in one)
    ranks = {stem: rank for rank, (stem, _) in enumerate(sorted(heard.items(), key=lambda each: (each[1], each[0])))}
    forth, back = _Shelf(mine, ranks, least), _Shelf(theirs, ranks, least)
    found = {(i, k) for i, k in enumerate(map(back.best, mine)) if k is not None}
    return found | {(i, k) for k, i in enumerate(map(forth.best, theirs)) if i is not None}


class _Shelf:
    """Sets of stems, each put by under its stems: the best partner of another is found among few of them.

    Stems are gone through from the rarest on. A set that was not met under a rarer stem has none of those in common
    that are rarer on either side, so that it is known how alike it can be at most, and most need not be looked at.
    """

    def __init__(self, row: Sequence[Stems], ranks: dict[str, int], least: float) -> None:
        self._ranks = ranks
        self._least = least
        self._row = row
        self._best: dict[Stems, int | None] = {}
        # By stem, then by how many stems a set has and how many of them are rarer: the numbers of such sets.
        self._under: dict[str, dict[tuple[int, int], list[int]]] = defaultdict(dict)
        first = {one: len(row) - 1 - place for place, one in enumerate(reversed(row))}
        for one, number in sorted(first.items(), key=lambda each: each[1]):
            for rarer, stem in enumerate(self._rarest_first(one)):
                self._under[stem].setdefault((len(one), rarer), []).append(number)

    def best(self, one: Stems) -> int | None:
        """The number of the first set of those that are most like this one; None where none is like it enough."""
        if one not in self._best:
            self._best[one] = self._looked_up(one)
        return self._best[one]

    def _looked_up(self, one: Stems) -> int | None:
        score, best = 0.0, -1
        for most, numbers in self._met(one):
            if most < self._least:
                continue
            for number in numbers:
                if most < score or (most == score and number > best):
                    break
                alike = likeness(one, self._row[number])
                if alike > score or (alike == score and number < best):
                    score, best = alike, number
        return best if best >= 0 and score >= self._least else None

    def _met(self, one: Stems) -> Iterator[tuple[float, list[int]]]:
        """Numbers of sets that have a stem in common with one, and how like it those are at most that are new."""
        for place, stem in enumerate(self._rarest_first(one)):
            for (size, rarer), numbers in self._under.get(stem, {}).items():
                yield min(len(one) - place, size - rarer) / min(len(one), size), numbers

    def _rarest_first(self, one: Stems) -> list[str]:
        return sorted(one, key=self._ranks.__getitem__)
