"""JSON: one object, or one post a line, for programs and for `--against`."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, TextIO

from unmask.types.ranking import Change, Entry, Old, Progress, Ranking
from unmask.types.report import Failure
from unmask.visible import as_json

SCHEMA = 1
"""The version of the form. It grows when a key is taken away or changes its meaning."""


def show(ranking: Ranking, out: TextIO) -> None:
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
