"""From a report to the entry that is kept of it, and the order of entries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from os.path import normpath
from typing import TypeVar

from unmask.errors import must_be
from unmask.types.ranking import Entry, PackCost
from unmask.types.report import Report
from unmask.types.source import Source, Syntax

BEGINS = 120
"""How many characters of a text's first words are kept at most."""

_FRONT_MATTER = re.compile(r"\ufeff?---\s*\n.*?\n(---|\.\.\.)\s*\n", re.DOTALL)


def entry_of(report: Report) -> Entry:
    """What is kept of a report: its figures, and the first words of its text.

    >>> import unmask
    >>> entry = unmask.entry_of(unmask.check("We met Ana on 3 May. Agree?", name="may.txt"))
    >>> entry.name, entry.words, entry.findings, entry.score
    ('may.txt', 7, 1, None)
    """
    must_be(report, Report, "an entry is made of a Report")
    source = report.source
    digest = blake2b(source.text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return Entry(
        name=source.name,
        key=_key(source),
        digest=digest,
        posted=source.posted,
        kind=source.kind,
        score=round(report.score.value, 1) + 0.0 if report.score.enough else None,
        words=report.words,
        findings=len(report.findings),
        packs=_packs(report),
        begins=_begins(source),
        writer=source.writer,
    )


def _key(source: Source) -> str:
    return source.key if source.key is not None else normpath(source.name)


def _packs(report: Report) -> tuple[PackCost, ...]:
    hits = Counter(finding.pack for finding in report.findings)
    points = dict.fromkeys(hits, 0.0)
    for term in report.score.terms:
        if term.name in points:
            points[term.name] -= term.points
    costs = (PackCost(pack, hits[pack], round(points[pack], 1) + 0.0) for pack in hits)
    return tuple(sorted(costs, key=lambda cost: (-cost.points, -cost.findings, cost.pack)))


def _begins(source: Source) -> str:
    text = source.text
    if source.syntax is Syntax.MARKDOWN and (matter := _FRONT_MATTER.match(text)):
        text = text[matter.end() :]
    # Twice the length leaves enough once white space is made one space, and spares a long text the work.
    flat = " ".join(text[: 2 * BEGINS].split()).lstrip("\ufeff")
    if len(flat) <= BEGINS and len(text) <= 2 * BEGINS:
        return flat
    return flat[:BEGINS].rsplit(" ", 1)[0] + "…"


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
