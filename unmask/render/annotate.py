"""The text itself on a terminal, with its findings marked under the words and told under each paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from unmask.render.layout import Row, source_lines, wrap
from unmask.render.note import note
from unmask.render.style import STYLES
from unmask.types.edit import Edit
from unmask.types.finding import Finding
from unmask.types.report import Report
from unmask.types.source import Source
from unmask.types.span import Span

MARGIN = 2
WIDE_LINES = 3
"""A finding over more source lines than this is shown by a bar in the margin rather than under the words."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding, the number it goes by on the screen, its edit if it has one, and the lines it covers."""

    number: int
    finding: Finding
    edit: Edit | None
    first: int
    last: int

    @property
    def wide(self) -> bool:
        """Whether it is shown in the margin."""
        return self.last - self.first >= WIDE_LINES


def number(report: Report) -> list[Numbered]:
    """The findings with their numbers, which count from 1 in the order of the text."""
    edits = {(edit.rule, edit.span): edit for edit in report.edits}
    numbered = []
    for index, finding in enumerate(report.findings, start=1):
        edit = next((e for (rule, span), e in edits.items() if rule == finding.rule and _belongs(span, finding)), None)
        last = report.source.position(max(finding.span.start, finding.span.end - 1)).line
        numbered.append(Numbered(index, finding, edit, finding.position.line, last))
    return numbered


def _belongs(span: Span, finding: Finding) -> bool:
    return span.overlaps(finding.span) or span.start == finding.span.start


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
            under.append("^" * (end - start) + label, STYLES[one.finding.level])
        yield under
        waiting = left
