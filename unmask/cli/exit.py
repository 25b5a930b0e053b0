"""Exit codes, all in one place."""

from __future__ import annotations

import math
from enum import IntEnum

from unmask.types.finding import Level
from unmask.types.report import Report


class Exit(IntEnum):
    """What the process ends with."""

    CLEAN = 0
    FOUND = 1
    WRONG = 2
    INTERRUPTED = 130


def scores_under(report: Report, least: float | None) -> bool:
    """Whether a report scores less than `least`. A text too short to judge has no score to be below anything."""
    return least is not None and report.score.enough and report.score.value < least


class Verdict:
    """Whether the reports of a run make it fail. `low` says which texts scored too little, `names` which failed."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.low: list[str] = []

    def add(self, report: Report, *, level: Level | None, least: float | None) -> None:
        """Take in a report: it fails by a finding at or above `level`, or by a score below `least`."""
        if level is not None and any(finding.level >= level for finding in report.findings):
            self.names.add(report.source.name)
        if scores_under(report, least):
            self.names.add(report.source.name)
            # Cut and not rounded, or a score could be told to lie under itself.
            shown = math.floor(report.score.value * 10) / 10
            self.low.append(f"{report.source.name}: scores {shown:g}, which is under {least:g}")

    @property
    def exit(self) -> Exit:
        """The exit code."""
        return Exit.FOUND if self.names else Exit.CLEAN
