"""From a report to the little that is kept of it."""

from __future__ import annotations

import re
from collections import Counter
from hashlib import blake2b
from os.path import normpath

from unmask.types.ranking import Entry, PackCost
from unmask.types.report import Report
from unmask.types.source import Source, Syntax

BEGINS = 120
"""How many characters of a text's first words are kept at most."""

_FRONT_MATTER = re.compile(r"\ufeff?---\s*\n.*?\n(---|\.\.\.)\s*\n", re.DOTALL)


def entry_of(report: Report) -> Entry:
    """What is kept of a report: its figures, and the first words of its text."""
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
