"""The terminal: the text with its findings, the score, and what it comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from unmask.errors import counted
from unmask.render.line import GONE, NEW, SOFT, STYLES, Row, filled, print_lines, source_lines, wrap
from unmask.render.remark import (
    MOST_SHOWN,
    Numbered,
    again,
    authenticity,
    findings,
    found,
    number,
    passage,
    remark,
    remember,
    shown_points,
    shown_score,
    untold,
)
from unmask.types.report import Edit, Failure, Finding, Level, Report
from unmask.types.source import Source
from unmask.types.span import Span
from unmask.visible import visible

MARGIN = 2


def annotate(report: Report, width: int) -> Iterator[Text]:
    """The lines to print for a report's text and findings, up to the last of very many."""
    text = report.source.text
    numbered = number(report)[:MOST_SHOWN]
    more = untold(report)
    told: dict[str, int] = {}
    for first, paragraph in paragraphs(report.source, numbered[-1].last if more else None):
        yield from marked(text, first, paragraph, numbered, width)
        if here := ending(numbered, first, paragraph):
            yield Text()
            for one in here:
                yield from note(one, report, width, told)
                remember(told, report.source, one)
        yield Text()
    if more:
        yield from _lines(more, width, lead="  ", indent=2, style="bold")
        yield Text()


def ending(numbered: Sequence[Numbered], first: int, paragraph: Sequence[Span]) -> list[Numbered]:
    """The findings that end in a paragraph, whose first line is number `first`."""
    return [one for one in numbered if first <= one.last <= first + len(paragraph) - 1]


def marked(
    text: str, first: int, paragraph: Sequence[Span], numbered: Sequence[Numbered], width: int
) -> Iterator[Text]:
    """The lines of a paragraph, whose first is number `first`, with what was found in it marked."""
    for line_number, line in enumerate(paragraph, start=first):
        covering = [one for one in numbered if one.first <= line_number <= one.last]
        bars = [one for one in covering if one.wide]
        marks = [one for one in covering if not one.wide]
        yield from _line(text, line, width, marks, bars)


def paragraphs(source: Source, last: int | None = None) -> Iterator[tuple[int, list[Span]]]:
    """Runs of lines that are not blank, each with the number of its first line, counted from 1.

    None that begins after the line number `last`, where that is given.
    """
    group: list[Span] = []
    first = 1
    for index, line in enumerate(source_lines(source), start=1):
        if line.slice(source.text).strip():
            first = first if group else index
            group.append(line)
        elif group:
            yield first, group
            group = []
        if last is not None and index >= last and not group:
            return
    if group:
        yield first, group


def _line(text: str, line: Span, width: int, marks: Sequence[Numbered], bars: Sequence[Numbered]) -> Iterator[Text]:
    gutter = "┃ " if bars else " " * MARGIN
    bar_style = STYLES[max(bars, key=lambda one: one.finding.level).finding.level] if bars else ""
    for row in wrap(text, line, width - MARGIN):
        shown = Text(no_wrap=True, overflow="ignore")
        shown.append(gutter, bar_style)
        shown.append_text(_styled(row, marks))
        yield shown
        for under in _underlines(row, marks, width - MARGIN):
            yield Text.assemble((gutter, bar_style), under, no_wrap=True, overflow="ignore")


def _styled(row: Row, marks: Sequence[Numbered]) -> Text:
    shown = Text(row.text, style="" if marks else SOFT)
    for one in marks:
        inside = [i for i, place in enumerate(row.places) if one.finding.span.start <= place < one.finding.span.end]
        if inside:
            shown.stylize(f"bold {STYLES[one.finding.level]}", inside[0], inside[-1] + 1)
    return shown


def _underlines(row: Row, marks: Sequence[Numbered], width: int) -> Iterator[Text]:
    """Rows of carets under what is marked, as many as it takes for none to run into another."""
    waiting = [(columns, one) for one in marks if (columns := row.columns(one.finding.span)) is not None]
    while waiting:
        under = Text()
        left: list[tuple[tuple[int, int], Numbered]] = []
        for (start, end), one in waiting:
            label = f" {one.number}" if row.places[-1:] and one.finding.span.end <= row.places[-1] + 1 else ""
            if start < under.cell_len + (1 if under.cell_len else 0):
                left.append(((start, end), one))
                continue
            under.append(" " * (start - under.cell_len))
            under.append(_carets(end - start, label, width - start), STYLES[one.finding.level])
        yield under
        waiting = left


def _carets(count: int, label: str, room: int) -> str:
    """So many carets and a label in at most `room` cells: the label takes the place of carets, never of all of them."""
    if count + len(label) <= room:
        return "^" * count + label
    return "^" * (room - len(label)) + label if room > len(label) else "^" * count


_INDENT = 6


def note(one: Numbered, report: Report, width: int, told: Mapping[str, int]) -> Iterator[Text]:
    """The lines of one note: rule, message, why, and the passage before and after, or advice.

    `told` has what earlier notes give, as `remember` keeps it: no reason is given again, and of a rewrite and of advice
    only where it stands.
    """
    finding, edit = one.finding, one.edit
    head = Text()
    head.append(f"{one.number:>{_INDENT - 2}}  ", f"bold {STYLES[finding.level]}")
    head.append(finding.rule, "bold")
    where = _where(finding, report)
    head.append(f"  {where}" if cell_len(finding.rule) + cell_len(where) + _INDENT + 2 <= width else "", SOFT)
    yield head
    yield from _wrapped(finding.message, width)
    if finding.why not in told:
        yield from _wrapped(finding.why, width, style=SOFT)
    said = again(told, report.source, one)
    if said is None and edit is not None:
        yield from _before_after(report, edit, width)
    else:
        yield from _wrapped(said or remark(report.source, one), width, first="> ", style=NEW)


def _where(finding: Finding, report: Report) -> str:
    last = report.source.position(max(finding.span.start, finding.span.end - 1)).line
    first = finding.position
    lines = f"lines {first.line}-{last}" if last > first.line else f"line {first.line}, column {first.column}"
    return f"{finding.level.label}, {lines}"


def _before_after(report: Report, edit: Edit, width: int) -> Iterator[Text]:
    changed = passage(report.source.text, edit)
    for line in changed.before.splitlines():
        if line.strip():
            yield from _wrapped(line.strip(), width, first="- ", style=GONE)
    if not changed.after:
        yield from _wrapped("(leave it out)", width, first="+ ", style=NEW)
    for line in changed.after.splitlines():
        yield from _wrapped(line.strip(), width, first="+ ", style=NEW) if line.strip() else iter(())


def _wrapped(text: str, width: int, *, first: str = "", style: str = "") -> Iterator[Text]:
    space = " " * _INDENT
    for line in filled(visible(text), width, first=space + first, rest=space + " " * len(first)):
        yield Text(line, style=style, no_wrap=True, overflow="ignore")


MOST_CLEAN = 10
"""Of how many texts without findings somebody who sits before it is told one by one."""


class TerminalRenderer:
    """Prints each report as it comes, and a summary when there were several.

    `quiet` leaves out the texts and findings and keeps a line for each source. `several` says that more than one
    source is expected, so that each is headed by its name and those without findings take one line. `brief` is for
    somebody who sits before it: the score and what matters most come first, and a line of each other finding; a text
    without findings is not printed, and of very many such texts it says how many more there are.
    """

    def __init__(self, console: Console, *, several: bool = False, quiet: bool = False, brief: bool = False) -> None:
        self._console = console
        self._several = several
        self._quiet = quiet
        self._brief = brief
        self._cut: Finding | None = None
        self._mended = False
        self._after_line = False
        self._levels: Counter[Level] = Counter()
        self._texts = 0
        self._clean = 0
        self._scores = 0.0

    def report(self, report: Report) -> None:
        """Print one report."""
        after_line, self._after_line = self._after_line, not report.findings
        self._texts += 1
        self._scores += shown_score(report.score)
        self._levels.update(finding.level for finding in report.findings)
        self._clean += not report.findings
        if self._quiet or (self._several and not report.findings):
            if self._quiet or not self._brief or self._clean <= MOST_CLEAN:
                self._print(_brief(report))
            return
        if self._several:
            if after_line:
                self._print(Text())
            self._print(Text(visible(report.source.name), style="bold"))
            self._print(Text())
        print_lines(self._console, self._lines(report))
        if self._several and not self._brief:
            self._print(Text())

    def _lines(self, report: Report) -> Iterator[Text]:
        width = self._console.width
        if self._brief and report.findings:
            from unmask.render.glance import MOST, glance

            if len(report.findings) > MOST:
                self._cut = self._cut or report.findings[0]
            self._mended |= bool(report.edits)
            yield from glance(report, width)
            return
        if not self._brief:
            yield from annotate(report, width)
        yield from _score(report, width)

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Print the summary over all sources, if there was more than one."""
        if self._brief and not self._quiet and self._clean > MOST_CLEAN:
            more = counted(self._clean - MOST_CLEAN, "more text")
            self._say(f"{more}: no findings; --quiet gives a line for each", lead="  …    ", indent=7, style=SOFT)
        if self._texts > 1:
            mean = self._scores / self._texts
            self._say(
                f"{self._texts} texts: {findings(self._levels)}. Mean authenticity {mean:.1f} of 100.", style="bold"
            )
        hints = ["unmask rewrite --suggested makes these edits"] if self._mended else []
        if self._cut is not None:
            hints += ["--all gives the reason for each finding", f"unmask explain {self._cut.rule} tells about a rule"]
        if hints:
            self._say(f"{'; '.join(hints)}.", lead="  ", indent=2, style=SOFT)

    def _say(self, text: str, *, lead: str = "", indent: int = 0, style: str) -> None:
        print_lines(self._console, _lines(text, self._console.width, lead=lead, indent=indent, style=style))

    def _print(self, line: Text) -> None:
        print_lines(self._console, iter((line,)))


def _brief(report: Report) -> Text:
    name = visible(report.source.name)
    score = f"{shown_score(report.score):5.1f}" if report.score.enough else "    -"
    return Text(f"{score}  {name}: {findings(Counter(f.level for f in report.findings))}")


def _score(report: Report, width: int) -> Iterator[Text]:
    score = report.score
    yield from _lines(authenticity(report), width, lead="  ", indent=2, style="bold")
    if score.enough:
        names = min(max(len(term.name) for term in score.terms), max(8, width - 30))
        for term, points in zip(score.terms, shown_points(score), strict=True):
            lead = f"    {term.name:<{names}} {points:+6.1f}  "
            yield from _lines(term.because, width, lead=lead, indent=names + 13, style=SOFT)
    yield from _lines(found(report), width, lead="  ", indent=2, style="bold")


def _lines(text: str, width: int, *, lead: str = "", indent: int, style: str) -> Iterator[Text]:
    """The text wrapped to the width, with `lead` in front; its further lines start at `indent`."""
    for line in filled(text, width, first=lead, rest=" " * indent):
        yield Text(line, style=style, no_wrap=True, overflow="ignore")
