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


def fails(report: Report, *, level: Level | None, under: float | None) -> bool:
    """Whether a report makes the run fail: a finding at or above `level`, or a score below `under`.

    A text too short to judge has no score to be below anything.
    """
    if level is not None and any(finding.level >= level for finding in report.findings):
        return True
    return under is not None and report.score.enough and report.score.value < under
