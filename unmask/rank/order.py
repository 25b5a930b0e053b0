"""The order of a ranking, and the reports on the posts that come first in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from unmask.types.ranking import Entry
from unmask.types.report import Report

T = TypeVar("T")


class Key(StrEnum):
    """What posts are ordered by."""

    SCORE = "score"
    WORDS = "words"
    FINDINGS = "findings"
    DATE = "date"
    NAME = "name"


_SAID = {
    (Key.SCORE, False): "lowest score first",
    (Key.SCORE, True): "highest score first",
    (Key.WORDS, False): "longest first",
    (Key.WORDS, True): "shortest first",
    (Key.FINDINGS, False): "most findings first",
    (Key.FINDINGS, True): "fewest findings first",
    (Key.DATE, False): "newest first",
    (Key.DATE, True): "oldest first",
    (Key.NAME, False): "by name",
    (Key.NAME, True): "by name, last first",
}


@dataclass(frozen=True, slots=True)
class Order:
    """An order, and what is left out of it: scores under `least` or over `most`, and all after the first `top`."""

    key: Key = Key.SCORE
    reverse: bool = False
    least: float | None = None
    most: float | None = None
    top: int | None = None

    @property
    def said(self) -> str:
        """The order in words."""
        return _SAID[self.key, self.reverse]

    def admits(self, entry: Entry) -> bool:
        """Whether an entry's score lies between `least` and `most`. A text too short to judge lies between none."""
        if self.least is None and self.most is None:
            return True
        if entry.score is None:
            return False
        return (self.least is None or entry.score >= self.least) and (self.most is None or entry.score <= self.most)

    def arrange(self, items: Iterable[T], entry: Callable[[T], Entry]) -> list[T]:
        """The items whose entries are admitted, in order. What has no score or no date comes last either way."""
        admitted = [item for item in items if self.admits(entry(item))]
        if self.key is Key.NAME:
            return sorted(admitted, key=lambda item: entry(item).name, reverse=self.reverse)[: self.top]
        return sorted(admitted, key=lambda item: self._rank(entry(item)))[: self.top]

    def _rank(self, entry: Entry) -> tuple[bool, float, str]:
        value = self._value(entry)
        if value is None:
            return (True, 0.0, entry.name)
        return (False, -value if self.reverse else value, entry.name)

    def _value(self, entry: Entry) -> float | None:
        match self.key:
            case Key.SCORE:
                return entry.score
            case Key.WORDS:
                return -entry.words
            case Key.FINDINGS:
                return -entry.findings
            case _:
                return None if entry.posted is None else -float(entry.posted.toordinal())


class Foremost:
    """Keeps the first `most` reports of an order, and for a moment as many again, however many are added."""

    def __init__(self, order: Order, most: int) -> None:
        self._order = replace(order, top=most if order.top is None else min(most, order.top))
        self._most = most
        self._kept: list[tuple[Entry, Report]] = []

    def add(self, entry: Entry, report: Report) -> None:
        """Consider a report."""
        if self._most and self._order.admits(entry):
            self._kept.append((entry, report))
            if len(self._kept) > 2 * self._most:
                self._kept = self._arranged()

    def reports(self) -> tuple[Report, ...]:
        """The reports of the entries that come first, in their order."""
        return tuple(report for _, report in self._arranged())

    def _arranged(self) -> list[tuple[Entry, Report]]:
        return self._order.arrange(self._kept, lambda pair: pair[0])
