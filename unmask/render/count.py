"""Findings counted in words."""

from __future__ import annotations

from collections import Counter

from unmask.types.finding import Level


def plural(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number} {noun}{'s' * (number != 1)}"


def by_level(levels: Counter[Level]) -> str:
    """How many findings there are of each level, the gravest first; “no findings” when there are none."""
    return ", ".join(plural(levels[level], level.label) for level in reversed(Level) if levels[level]) or "no findings"
