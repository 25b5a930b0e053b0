"""All posts together."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from statistics import median

from unmask.types.ranking import BINS, Entry, PackTotal, Totals


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
