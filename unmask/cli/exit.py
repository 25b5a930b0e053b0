"""How a run ends: exit codes, and requests to end."""

from __future__ import annotations

import math
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Let a request to end, as `kill`, a closed terminal and a stopped CI job make it, clean up as an interrupt does.

    The first one ends the run with 128 and its number, as a shell says it; a second one ends it at once. One that the
    caller wants ignored, as `nohup` does, stays ignored.
    """

    def end(number: int, frame: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        sys.exit(128 + number)

    asked = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in asked}
    heeded = [number for number in asked if before[number] == signal.SIG_DFL]
    for number in heeded:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, before[number])
