"""CSV, for a spreadsheet."""

from __future__ import annotations

import csv
from typing import TextIO

from unmask.types.ranking import Entry, PackCost, Ranking

_HEADER = (
    *("rank", "path", "id", "date", "kind", "score", "words", "findings"),
    *("pack_1", "points_1", "pack_2", "points_2", "begins"),
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet might run as a formula. The wide forms are read so in some locales."""


def show(ranking: Ranking, out: TextIO) -> None:
    """Write the posts in order under a header, and what changed in a last column `change` when that was asked for.

    A text that a spreadsheet could take for a formula gets an apostrophe before it, which spreadsheets take for “this
    is text”. `points_1` and `points_2` are what a pack took from the score, counted from 0 up.
    """
    comparison = ranking.comparison
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADER if comparison is None else (*_HEADER, "change"))
    by = {}
    if comparison is not None:
        by = {change.entry: f"{change.by:.1f}" for change in (*comparison.risen, *comparison.fallen)}
        by |= dict.fromkeys(comparison.new, "new")
    for rank, entry in enumerate(ranking.entries, start=1):
        cells = _cells(rank, entry)
        writer.writerow(cells if comparison is None else (*cells, by.get(entry, "")))


def guarded(cell: str) -> str:
    """The cell as a spreadsheet shows it and does not run it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cells(rank: int, entry: Entry) -> tuple[object, ...]:
    first, second = (*entry.packs, None, None)[:2]
    return (
        *(rank, guarded(entry.name), guarded(entry.key), entry.posted or "", entry.kind.value),
        *("" if entry.score is None else entry.score, entry.words, entry.findings),
        *(*_cost(first), *_cost(second), guarded(entry.begins)),
    )


def _cost(cost: PackCost | None) -> tuple[str, object]:
    return ("", "") if cost is None else (guarded(cost.pack), cost.points)
