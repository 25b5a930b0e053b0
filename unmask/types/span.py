"""Span: the one way this program says where something is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import sub


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code-point offsets, `start` included and `end` not.

    Unless a docstring says otherwise the offsets count into `Source.text`.
    Raises `ValueError` when `start` is negative or past `end`.

    >>> from unmask import Span
    >>> Span(3, 6).slice("We met."), len(Span(3, 6))
    ('met', 3)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"a span runs forward from 0, not from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def slice(self, text: str) -> str:
        """The part of `text` that this span covers."""
        return text[self.start : self.end]

    def wider(self, by: int) -> Span:
        """The same range with so many code points more on either side, as far as there can be some."""
        return Span(max(0, self.start - by), self.end + by)

    def shift(self, by: int) -> Span:
        """The same range moved by `by` code points."""
        return Span(self.start + by, self.end + by)


def hull(first: Span, second: Span) -> Span:
    """The smallest span that contains both."""
    return Span(min(first.start, second.start), max(first.end, second.end))


class Cover:
    """What some spans cover together, asked in time that hardly grows with how many they are."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def contains(self, span: Span) -> bool:
        """Whether every code point of this span is in one of the spans."""
        last = bisect_right(self._starts, span.start) - 1
        return last >= 0 and self._ends[last] >= span.end

    def touches(self, span: Span) -> bool:
        """Whether one of the spans shares a code point with this one."""
        last = bisect_right(self._starts, span.end - 1) - 1
        return last >= 0 and self._ends[last] > span.start

    def shared(self, span: Span) -> int:
        """How many code points of this span are in one of the spans."""
        return self._before(span.end) - self._before(span.start)

    def _before(self, place: int) -> int:
        """How many of the code points before a place are in one of the spans."""
        last = bisect_right(self._starts, place) - 1
        return self._sums[last] + min(place, self._ends[last]) - self._starts[last] if last >= 0 else 0

    @cached_property
    def _sums(self) -> tuple[int, ...]:
        """For each range how many code points are in those before it."""
        return tuple(accumulate(map(sub, self._ends, self._starts), initial=0))


class Holders:
    """Spans of which one alone may hold another whole, asked in time that hardly grows with how many they are."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        self._furthest = list(accumulate((span.end for span in ordered), max))

    def hold(self, span: Span) -> bool:
        """Whether the whole of this span lies in a single one of the spans."""
        last = bisect_right(self._starts, span.start) - 1
        return last >= 0 and self._furthest[last] >= span.end


class Shelves:
    """Numbers of spans that are put by one after the other, found again by where they are.

    For spans of which few overlap each other it takes no longer to find some among many than among few.
    """

    WIDTH = 64
    """Code points to a shelf."""

    def __init__(self) -> None:
        self._shelves: dict[int, list[int]] = {}

    def put(self, span: Span, number: int) -> None:
        """Put a number by under a span."""
        for shelf in self._of(span):
            self._shelves.setdefault(shelf, []).append(number)

    def near(self, span: Span) -> Iterator[int]:
        """The numbers put by under spans that overlap or meet this one, and some close to it; some more than once."""
        for shelf in self._of(span):
            yield from self._shelves.get(shelf, ())

    def _of(self, span: Span) -> range:
        return range(max(0, span.start - 1) // self.WIDTH, (span.end + 1) // self.WIDTH + 1)
