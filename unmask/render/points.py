"""Rounding that adds up."""

from __future__ import annotations

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
