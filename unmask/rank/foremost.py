"""The reports that come first in an order, kept while the rest go by."""

from __future__ import annotations

from dataclasses import replace

from unmask.rank.order import Order
from unmask.types.ranking import Entry
from unmask.types.report import Report


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
