"""Findings counted in words."""

from __future__ import annotations

from collections import Counter

from unmask.phrasing.count import counted
from unmask.types.finding import Level


def by_level(levels: Counter[Level]) -> str:
    """How many findings there are of each level, the gravest first; “no findings” when there are none."""
    return ", ".join(counted(levels[level], level.label) for level in reversed(Level) if levels[level]) or "no findings"
