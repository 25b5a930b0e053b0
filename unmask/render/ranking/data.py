"""A ranking as data: CSV for a spreadsheet; JSON as one object or a post a line, for programs and for `--against`."""

from __future__ import annotations

import csv
import unicodedata
from importlib.metadata import version
from typing import Any, TextIO

from unmask.types.ranking import Change, Entry, Old, PackCost, Progress, Ranking
from unmask.types.report import Failure
from unmask.visible import DIRECTIONS, as_json

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


def show_csv(ranking: Ranking, out: TextIO) -> None:
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


SCHEMA = 1
"""The version of the form. It grows when a key is taken away or changes its meaning."""


def show_json(ranking: Ranking, out: TextIO) -> None:
    """Write the ranking as one object, its posts in order, one a line."""
    complete = len(ranking.entries) == ranking.totals.posts
    out.write(f'{{"schema": {SCHEMA}, "unmask": {_dump(version("unmask"))}, "complete": {_dump(complete)}, "posts": [')
    for rank, entry in enumerate(ranking.entries, start=1):
        out.write(",\n" if rank > 1 else "\n")
        out.write(_dump(post(entry, rank)))
    out.write(f'\n], "totals": {_dump(_totals(ranking))}')
    out.write(f', "periods": {_dump(_periods(ranking))}')
    if ranking.comparison is not None:
        out.write(f', "against": {_dump(_comparison(ranking.comparison))}')
    out.write(f', "skipped": {_dump(_failures(ranking.skipped))}, "errors": {_dump(_failures(ranking.failures))}}}\n')


def show_lines(ranking: Ranking, out: TextIO) -> None:
    """Write the posts in order, one object a line."""
    for rank, entry in enumerate(ranking.entries, start=1):
        out.write(_dump(post(entry, rank)) + "\n")


def post(entry: Entry, rank: int) -> dict[str, Any]:
    """One post as JSON has it. `score` is null when the text is too short; `points` are what a pack took from it."""
    return {
        "rank": rank,
        "path": entry.name,
        "key": entry.key,
        "digest": entry.digest,
        "date": None if entry.posted is None else entry.posted.isoformat(),
        "kind": entry.kind.value,
        "score": entry.score,
        "words": entry.words,
        "findings": entry.findings,
        "packs": [{"pack": c.pack, "findings": c.findings, "points": c.points} for c in entry.packs],
        "begins": entry.begins,
    }


def _totals(ranking: Ranking) -> dict[str, Any]:
    totals = ranking.totals
    return {
        "posts": totals.posts,
        "judged": totals.judged,
        "words": totals.words,
        "findings": totals.findings,
        "mean": totals.mean,
        "median": totals.median,
        "lowest": totals.lowest,
        "highest": totals.highest,
        "distribution": list(totals.bins),
        "packs": [{"pack": t.pack, "findings": t.findings, "posts": t.posts} for t in totals.packs],
    }


def _periods(ranking: Ranking) -> list[dict[str, Any]]:
    return [
        {
            "label": period.label,
            "first": period.first.isoformat(),
            "posts": period.posts,
            "mean": period.mean,
            "per_100_words": {pack: round(rate, 3) for pack, rate in period.rates.items()},
        }
        for period in ranking.periods
    ]


def _comparison(comparison: Progress) -> dict[str, Any]:
    return {
        "path": comparison.name,
        "unmask": comparison.version,
        "mean_before": comparison.mean_before,
        "mean_after": comparison.mean_after,
        "risen": [_change(change) for change in comparison.risen],
        "fallen": [_change(change) for change in comparison.fallen],
        "new": [_known(entry) for entry in comparison.new],
        "gone": [_known(old) for old in comparison.gone],
        "same": comparison.same,
        "unjudged": comparison.unjudged,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "path": change.entry.name,
        "key": change.entry.key,
        "before": change.before,
        "after": change.entry.score,
        "by": change.by,
        "edited": change.edited,
    }


def _known(known: Entry | Old) -> dict[str, Any]:
    return {"path": known.name, "key": known.key, "score": known.score}


def _failures(failures: tuple[Failure, ...]) -> list[dict[str, str]]:
    return [{"path": failure.name, "message": failure.message} for failure in failures]


def _dump(value: Any) -> str:
    return as_json(value)
