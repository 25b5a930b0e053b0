"""Totals over many posts, by the time they were posted, and against an earlier run."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from unmask.errors import ReadError
from unmask.files import read_file
from unmask.types.ranking import BINS, Change, Entry, Old, PackTotal, Period, Progress, Totals


def tally(entries: Sequence[Entry]) -> Totals:
    """The totals over all entries. Texts too short to judge count among the posts, words and findings only."""
    scores = [entry.score for entry in entries if entry.score is not None]
    bins = [0] * BINS
    for score in scores:
        bins[min(int(score * BINS / 100), BINS - 1)] += 1
    return Totals(
        posts=len(entries),
        judged=len(scores),
        words=sum(entry.words for entry in entries),
        findings=sum(entry.findings for entry in entries),
        bins=tuple(bins),
        mean=mean(scores),
        median=round(median(scores), 1) if scores else None,
        lowest=min(scores, default=None),
        highest=max(scores, default=None),
        packs=_packs(entries),
    )


def mean(scores: Sequence[float]) -> float | None:
    """The mean to one decimal, or None of nothing."""
    return round(math.fsum(scores) / len(scores), 1) if scores else None


def _packs(entries: Sequence[Entry]) -> tuple[PackTotal, ...]:
    findings: Counter[str] = Counter()
    posts: Counter[str] = Counter()
    for entry in entries:
        for cost in entry.packs:
            findings[cost.pack] += cost.findings
            posts[cost.pack] += 1
    return tuple(
        PackTotal(pack, findings[pack], posts[pack]) for pack in sorted(findings, key=lambda p: (-findings[p], p))
    )


MOST = 48
"""How many periods there are at most, so that a chart of them can still be read."""


def periods(entries: Sequence[Entry]) -> tuple[Period, ...]:
    """The dated entries by week, month, quarter or year, whichever is finest and makes no more than `MOST` periods.

    Periods without a post are there too, so that time runs evenly. Nothing comes of dates that lie in one week.
    """
    dated = sorted((entry for entry in entries if entry.posted is not None), key=lambda e: e.posted or date.min)
    if not dated:
        return ()
    first, last = dated[0].posted or date.min, dated[-1].posted or date.min
    # Weeks only where months would hardly be a line.
    units = (_week, _month, _quarter, _year) if (last - first).days < 120 else (_month, _quarter, _year)
    for unit in units:
        starts = list(_starts(unit, first, last))
        if len(starts) <= MOST or unit is _year:
            break
    if len(starts) < 2:
        return ()
    groups: dict[date, list[Entry]] = {start: [] for start, _ in starts}
    for entry in dated:
        groups[unit(entry.posted or first)[0]].append(entry)
    return tuple(_period(label, start, groups[start]) for start, label in starts)


Unit = Callable[[date], tuple[date, str, date]]
"""From a day to the first day of its period, what the period is called, and the first day of the next."""


def _starts(unit: Unit, first: date, last: date) -> Iterator[tuple[date, str]]:
    day = first
    while day <= last:
        start, label, following = unit(day)
        yield start, label
        day = following


def _week(day: date) -> tuple[date, str, date]:
    start = day - timedelta(days=day.weekday())
    return start, f"week of {start.day} {start:%b %Y}", start + timedelta(days=7)


def _month(day: date) -> tuple[date, str, date]:
    start = day.replace(day=1)
    return start, f"{start:%b %Y}", (start + timedelta(days=32)).replace(day=1)


def _quarter(day: date) -> tuple[date, str, date]:
    start = day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)
    return start, f"Q{(start.month + 2) // 3} {start.year}", (start + timedelta(days=100)).replace(day=1)


def _year(day: date) -> tuple[date, str, date]:
    start = day.replace(month=1, day=1)
    return start, str(start.year), start.replace(year=start.year + 1)


def _period(label: str, start: date, entries: Sequence[Entry]) -> Period:
    hits: Counter[str] = Counter()
    for entry in entries:
        for cost in entry.packs:
            hits[cost.pack] += cost.findings
    words = sum(entry.words for entry in entries)
    return Period(
        label=label,
        first=start,
        posts=len(entries),
        mean=mean([entry.score for entry in entries if entry.score is not None]),
        rates={pack: 100 * number / words for pack, number in hits.items()} if words else {},
    )


SCHEMA = 1
"""The version of the form that can be read."""
LARGEST = 2**30
"""How many bytes an earlier ranking may have."""


class OldError(Exception):
    """An earlier run that cannot be read, and how to mend it."""


@dataclass(frozen=True, slots=True)
class OldRun:
    """An earlier run: the file it was read from, the version that made it, and its posts by key.

    A key may have several posts: the same text posted twice, in an export without ids.
    """

    name: str
    version: str
    posts: Mapping[str, tuple[Old, ...]]


def read_old(path: Path) -> OldRun:
    """The run that `unmask score --format json` has written to `path`. Raises `OldError`."""
    try:
        value = json.loads(read_file(path, most=LARGEST).decode("utf-8-sig"))
    except ReadError as error:
        raise OldError(str(error)) from None
    except (ValueError, RecursionError) as error:
        raise OldError(f"{path}: is not JSON ({error}); {_MEND}") from None
    if not isinstance(value, dict) or not isinstance(value.get("posts"), list) or "schema" not in value:
        raise OldError(f"{path}: holds no earlier ranking; {_MEND}")
    if value.get("schema") != SCHEMA:
        raise OldError(f"{path}: has the form {value.get('schema')}, and only {SCHEMA} can be read; {_MEND}")
    if not value.get("complete"):
        raise OldError(f"{path}: holds only some posts of its run, as --top and --min-score ask; {_MEND} without them")
    try:
        posts = [_old(post) for post in value["posts"]]
    except (KeyError, TypeError, AttributeError, ValueError):
        raise OldError(f"{path}: a post in it lacks what a ranking has; {_MEND}") from None
    by_key: dict[str, tuple[Old, ...]] = {}
    for old in posts:
        by_key[old.key] = (*by_key.get(old.key, ()), old)
    return OldRun(str(path), str(value.get("unmask", "?")), by_key)


_MEND = "write one with unmask score --format json --output FILE"


def _old(post: dict[str, Any]) -> Old:
    score = post["score"]
    return Old(
        name=str(post["path"]),
        key=str(post["key"]),
        digest=str(post["digest"]),
        score=None if score is None else float(score),
        begins=str(post["begins"]),
    )


def compare(entries: Sequence[Entry], old: OldRun) -> Progress:
    """What rose, what fell, what is new and what is gone. Posts are known again by their key."""
    changes: list[Change] = []
    new: list[Entry] = []
    before: list[float] = []
    after: list[float] = []
    same = unjudged = 0
    left = {key: list(posts) for key, posts in old.posts.items()}
    for entry in entries:
        was = left[entry.key].pop(0) if left.get(entry.key) else None
        if was is None:
            new.append(entry)
        elif was.score is None or entry.score is None:
            unjudged += 1
        else:
            before.append(was.score)
            after.append(entry.score)
            by = round(entry.score - was.score, 1)
            if by:
                changes.append(Change(entry, was.score, by, edited=entry.digest != was.digest))
            else:
                same += 1
    return Progress(
        name=old.name,
        version=old.version,
        risen=tuple(sorted((c for c in changes if c.by > 0), key=lambda c: (-c.by, c.entry.name))),
        fallen=tuple(sorted((c for c in changes if c.by < 0), key=lambda c: (c.by, c.entry.name))),
        new=tuple(new),
        gone=tuple(old for posts in left.values() for old in posts),
        same=same,
        unjudged=unjudged,
        mean_before=mean(before),
        mean_after=mean(after),
    )
