"""CSV, for a spreadsheet."""

from __future__ import annotations

import csv
import unicodedata
from typing import TextIO

from unmask.types.ranking import Entry, PackCost, Ranking
from unmask.visible import DIRECTIONS

_HEADER = (
    *("rank", "path", "id", "date", "kind", "score", "words", "findings"),
    *("pack_1", "points_1", "pack_2", "points_2", "begins"),
)
_FORMULA = frozenset("=+-@−")
"""How a cell begins that a spreadsheet might run as a formula; its wide, small and raised forms are told by NFKC."""

_UNSEEN = frozenset('\u115f\u1160\u3164\uffa0\u2800"')
"""Letters without a shape, which Unicode counts as letters or signs, and the mark that CSV puts around a cell."""

_SHOWN = {"Cc": " ", "Zl": " ", "Zp": " ", "Cs": "\ufffd"}
"""What stands for a control character, a line or paragraph separator, and half of a letter that no encoding has."""


def show(ranking: Ranking, out: TextIO) -> None:
    """Write the posts in order under a header, and what changed in a last column `change` when that was asked for.

    Every text goes through `cell`. `points_1` and `points_2` are what a pack took from the score, counted from 0 up.
    """
    comparison = ranking.comparison
    by: dict[Entry, object] = {}
    if comparison is not None:
        by = {change.entry: round(change.by, 1) for change in (*comparison.risen, *comparison.fallen)}
        by |= dict.fromkeys(comparison.new, "new")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADER if comparison is None else (*_HEADER, "change"))
    for rank, entry in enumerate(ranking.entries, start=1):
        values = (*_values(rank, entry), *(() if comparison is None else (by.get(entry),)))
        writer.writerow([cell(value) for value in values])


def cell(value: object) -> object:
    """A value as a spreadsheet shows it and does not run it: numbers as they are, nothing as an empty text.

    A text stays in its row: line breaks, tabs and control characters become spaces. Where it could be taken for a
    formula, at its start or after a semicolon that parts cells in some locales, it gets an apostrophe, which
    spreadsheets take for “this is text”.
    """
    if value is None or isinstance(value, int | float):
        return "" if value is None else value
    return ";".join(f"'{part}" if _is_formula(part) else part for part in _in_a_row(str(value)).split(";"))


def _in_a_row(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return "".join(_SHOWN.get(unicodedata.category(each), each) for each in text if each not in DIRECTIONS)


def _is_formula(text: str) -> bool:
    seen = next((each for each in text if each not in _UNSEEN and unicodedata.category(each)[0] not in "CZM"), "")
    return unicodedata.normalize("NFKC", seen)[:1] in _FORMULA


def _values(rank: int, entry: Entry) -> tuple[object, ...]:
    first, second = (*entry.packs, None, None)[:2]
    return (
        *(rank, entry.name, entry.key, entry.posted, entry.kind.value, entry.score, entry.words, entry.findings),
        *(*_cost(first), *_cost(second), entry.begins),
    )


def _cost(cost: PackCost | None) -> tuple[object, object]:
    return (None, None) if cost is None else (cost.pack, cost.points)
