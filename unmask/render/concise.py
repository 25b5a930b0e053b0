"""Concise: one line for each finding, opening with where it is, as editors and hooks like it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from unmask.errors import counted
from unmask.render.line import STYLES
from unmask.render.remark import MOST_SHOWN, untold
from unmask.types.report import Advice, Failure, Finding, Report
from unmask.visible import visible

LONGEST = 60
"""The most letters of a plainer wording that a line has room for."""


class ConciseRenderer:
    """Prints `path:line:column: level rule: message` for each finding, and how many there were. `quiet` counts only."""

    def __init__(self, console: Console, *, quiet: bool = False) -> None:
        self._console = console
        self._quiet = quiet
        self._texts = 0
        self._flagged = 0
        self._findings = 0

    def report(self, report: Report) -> None:
        """Print the findings of one report."""
        self._texts += 1
        self._flagged += bool(report.findings)
        self._findings += len(report.findings)
        if self._quiet:
            return
        for finding in report.findings[:MOST_SHOWN]:
            self._console.print(_line(report.source.name, finding), soft_wrap=True, highlight=False)
        if more := untold(report):
            line = Text.assemble((visible(report.source.name), "bold"), f": {more}")
            self._console.print(line, soft_wrap=True, highlight=False)

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Print how many findings there were, if there were any."""
        if self._findings:
            findings = counted(self._findings, "finding")
            texts = "1 text" if self._texts == 1 else f"{self._flagged} of {self._texts} texts"
            self._console.print(Text(f"{findings} in {texts}"), soft_wrap=True, highlight=False)


def _line(name: str, finding: Finding) -> Text:
    line = Text()
    line.append(visible(name), "bold")
    line.append(f":{finding.position.line}:{finding.position.column}: ")
    line.append(finding.level.label, STYLES[finding.level])
    line.append(f" {finding.rule}: ")
    line.append(visible(" ".join([*_flat(finding.message), *_try(finding)])))
    return line


def _try(finding: Finding) -> Iterator[str]:
    remedy = finding.remedy
    lead, words = ("Perhaps", remedy.example) if isinstance(remedy, Advice) else ("Try", remedy.text)
    shown = " ".join(_flat(words or ""))
    if shown and len(shown) <= LONGEST:
        yield f"{lead} “{shown}”."


def _flat(text: str) -> list[str]:
    return text.split()
