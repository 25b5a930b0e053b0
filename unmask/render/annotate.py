"""The text itself on a terminal, with its findings marked under the words and told under each paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from unmask.render.layout import Row, source_lines, wrap
from unmask.render.line import STYLES, filled, visible
from unmask.render.remark import Numbered, number, passage
from unmask.types.edit import Advice, Edit
from unmask.types.finding import Finding
from unmask.types.report import Report
from unmask.types.source import Source
from unmask.types.span import Span

MARGIN = 2


def annotate(report: Report, width: int) -> Iterator[Text]:
    """The lines to print for a report's text and findings."""
    text = report.source.text
    numbered = number(report)
    told: set[str] = set()
    for first, paragraph in _paragraphs(report.source):
        last = first + len(paragraph) - 1
        here = [one for one in numbered if first <= one.last <= last]
        covering = [one for one in numbered if one.first <= last and first <= one.last]
        for offset, line in enumerate(paragraph):
            bars = [one for one in covering if one.wide and one.first <= first + offset <= one.last]
            marks = [one for one in covering if not one.wide and one.first <= first + offset <= one.last]
            yield from _line(text, line, width, marks, bars)
        if here:
            yield Text()
            for one in here:
                yield from note(one.number, one.finding, one.edit, report, width, tell_why=one.finding.why not in told)
                told.add(one.finding.why)
        yield Text()


def _paragraphs(source: Source) -> Iterator[tuple[int, list[Span]]]:
    """Runs of lines that are not blank, each with the number of its first line, counted from 1."""
    group: list[Span] = []
    first = 1
    for index, line in enumerate(source_lines(source), start=1):
        if line.slice(source.text).strip():
            first = first if group else index
            group.append(line)
        elif group:
            yield first, group
            group = []
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
    shown = Text(row.text, style="" if marks else "dim")
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


def note(
    number: int, finding: Finding, edit: Edit | None, report: Report, width: int, *, tell_why: bool
) -> Iterator[Text]:
    """The lines of one note: rule, message, why (where it has not been told yet), and the passage before and after."""
    head = Text()
    head.append(f"{number:>{_INDENT - 2}}  ", f"bold {STYLES[finding.level]}")
    head.append(finding.rule, "bold")
    where = _where(finding, report)
    head.append(f"  {where}" if cell_len(finding.rule) + cell_len(where) + _INDENT + 2 <= width else "", "dim")
    yield head
    yield from _wrapped(finding.message, width)
    if tell_why:
        yield from _wrapped(finding.why, width, style="dim")
    if edit is not None:
        yield from _before_after(report, edit, width)
    elif isinstance(finding.remedy, Advice):
        yield from _wrapped(finding.remedy.text, width, first="> ", style="green")


def _where(finding: Finding, report: Report) -> str:
    last = report.source.position(max(finding.span.start, finding.span.end - 1)).line
    first = finding.position
    lines = f"lines {first.line}-{last}" if last > first.line else f"line {first.line}, column {first.column}"
    return f"{finding.level.label}, {lines}"


def _before_after(report: Report, edit: Edit, width: int) -> Iterator[Text]:
    changed = passage(report.source.text, edit)
    for line in changed.before.splitlines():
        if line.strip():
            yield from _wrapped(line.strip(), width, first="- ", style="red")
    if not changed.after:
        yield from _wrapped("(leave it out)", width, first="+ ", style="green")
    for line in changed.after.splitlines():
        yield from _wrapped(line.strip(), width, first="+ ", style="green") if line.strip() else iter(())


def _wrapped(text: str, width: int, *, first: str = "", style: str = "") -> Iterator[Text]:
    space = " " * _INDENT
    for line in filled(visible(text), width, first=space + first, rest=space + " " * len(first)):
        yield Text(line, style=style, no_wrap=True, overflow="ignore")
