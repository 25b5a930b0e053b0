"""Figures as every format shows them: the score, its points, and findings counted by level."""

from __future__ import annotations

from collections import Counter

from unmask.phrasing import counted
from unmask.types.finding import Level
from unmask.types.report import Score


def shown_score(score: Score) -> float:
    """The score as it is shown everywhere: one decimal, from 0 to 100."""
    return round(score.value, 1) + 0.0


def shown_points(score: Score) -> tuple[float, ...]:
    """The points of each term to one decimal, so rounded that they add up to the score that is shown.

    Each is rounded down to a tenth; the tenths that are then missing go to the terms that lost most by it (the method
    of the largest remainder).
    """
    total = round(shown_score(score) * 10)
    exact = [term.points * 10 for term in score.terms]
    floors = [int(points // 1) for points in exact]
    missing = total - sum(floors)
    by_loss = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], i))
    for index in by_loss[: max(0, missing)]:
        floors[index] += 1
    return tuple(tenths / 10 + 0.0 for tenths in floors)


def by_level(levels: Counter[Level]) -> str:
    """How many findings there are of each level, the gravest first; “no findings” when there are none."""
    return ", ".join(counted(levels[level], level.label) for level in reversed(Level) if levels[level]) or "no findings"
