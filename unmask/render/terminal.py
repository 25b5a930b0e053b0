"""The terminal: the text with its findings, the score, and what it comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from unmask.phrasing import counted
from unmask.render.figures import by_level, shown_points, shown_score
from unmask.render.line import visible
from unmask.types.finding import Level
from unmask.types.report import Failure, Report


class TerminalRenderer:
    """Prints each report as it comes, and a summary when there were several.

    `quiet` leaves out the texts and findings and keeps a line for each source. `several` says that more than one
    source is expected, so that each is headed by its name and those without findings take one line.
    """

    def __init__(self, console: Console, *, several: bool = False, quiet: bool = False) -> None:
        self._console = console
        self._several = several
        self._quiet = quiet
        self._levels: Counter[Level] = Counter()
        self._texts = 0
        self._scores = 0.0

    def report(self, report: Report) -> None:
        """Print one report."""
        self._texts += 1
        self._scores += shown_score(report.score)
        self._levels.update(finding.level for finding in report.findings)
        if self._quiet or (self._several and not report.findings):
            self._print(_brief(report))
            return
        if self._several:
            self._print(Text(visible(report.source.name), style="bold"))
            self._print(Text())
        from unmask.render.annotate import annotate

        for line in annotate(report, self._console.width):
            self._print(line)
        for line in _score(report, self._console.width):
            self._print(line)
        if self._several:
            self._print(Text())

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Print the summary over all sources, if there was more than one."""
        if self._texts > 1:
            mean = self._scores / self._texts
            found = _findings(self._levels)
            self._print(Text(f"{self._texts} texts: {found}. Mean authenticity {mean:.1f} of 100.", style="bold"))

    def _print(self, line: Text) -> None:
        self._console.print(line, soft_wrap=True, highlight=False)


def _brief(report: Report) -> Text:
    name = visible(report.source.name)
    score = f"{shown_score(report.score):5.1f}" if report.score.enough else "    -"
    return Text(f"{score}  {name}: {_findings(Counter(f.level for f in report.findings))}")


def _score(report: Report, width: int) -> Iterator[Text]:
    score = report.score
    if score.enough:
        yield from _lines(f"Authenticity {shown_score(score)} of 100", width, lead="  ", indent=2, style="bold")
        names = min(max(len(term.name) for term in score.terms), max(8, width - 30))
        for term, points in zip(score.terms, shown_points(score), strict=True):
            lead = f"    {term.name:<{names}} {points:+6.1f}  "
            yield from _lines(term.because, width, lead=lead, indent=names + 13, style="dim")
    else:
        yield from _lines(
            f"Authenticity: {report.words} words are too few to judge.", width, lead="  ", indent=2, style="bold"
        )
    mended = len(report.edits)
    levels = Counter(finding.level for finding in report.findings)
    tail = f"; {mended} with a plainer wording." if mended else "."
    yield from _lines(f"{_findings(levels)}{tail}", width, lead="  ", indent=2, style="bold")


def _lines(text: str, width: int, *, lead: str = "", indent: int, style: str) -> Iterator[Text]:
    """The text wrapped to the width, with `lead` in front; its further lines start at `indent`."""
    from unmask.render.line import filled

    for line in filled(text, width, first=lead, rest=" " * indent):
        yield Text(line, style=style, no_wrap=True, overflow="ignore")


def _findings(levels: Counter[Level]) -> str:
    total = sum(levels.values())
    if not total:
        return by_level(levels)
    return f"{counted(total, 'finding')} ({by_level(levels)})"
