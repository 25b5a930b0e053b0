"""Exit codes, all in one place."""

from __future__ import annotations

from enum import IntEnum

from unmask.types.finding import Level
from unmask.types.report import Report


class Exit(IntEnum):
    """What the process ends with."""

    CLEAN = 0
    FOUND = 1
    WRONG = 2
    INTERRUPTED = 130


def fails(report: Report, *, level: Level | None) -> bool:
    """Whether a report has a finding at or above `level`."""
    return level is not None and any(finding.level >= level for finding in report.findings)


def scores_under(report: Report, least: float | None) -> bool:
    """Whether a report scores less than `least`. A text too short to judge has no score to be below anything."""
    return least is not None and report.score.enough and report.score.value < least
