"""The whole way from a text to a plainer one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unmask.checker import Checker
from unmask.rewrite.plan import plan
from unmask.rewrite.settle import Settled, settle
from unmask.types.edit import Edit
from unmask.types.report import Report
from unmask.types.source import Source


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a source became.

    `made` are the edits in the order in which they were made; each counts into the text of its own pass. `report`
    judges the text as it now is: what could not be mended is still in it.
    """

    source: Source
    text: str
    made: tuple[Edit, ...]
    settled: bool
    report: Report

    @property
    def changed(self) -> bool:
        """Whether it became another text at all."""
        return self.text != self.source.text


def rewrite(checker: Checker, source: Source, *, suggested: bool = False) -> Rewritten:
    """Apply the edits of a checker's rules, and of what they lead to, until nothing changes any more.

    Only safe edits are made, unless `suggested` asks for the others as well.
    """
    made: list[Edit] = []
    report: Report | None = None

    def propose(text: str) -> Sequence[Edit]:
        nonlocal report
        report = checker.check(replace(source, text=text))
        made.extend(plan(report.edits, suggested=suggested))
        return report.edits

    done: Settled = settle(source.text, propose, suggested=suggested)
    if report is None or report.source.text != done.text:
        report = checker.check(replace(source, text=done.text))
    return Rewritten(source, done.text, tuple(made), done.settled, report)
