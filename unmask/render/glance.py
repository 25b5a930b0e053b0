"""What somebody before a terminal sees first: the score, the findings that matter most, and the text with its marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.text import Text

from unmask.render.line import NEW, SOFT, STYLES, filled
from unmask.render.remark import MOST_SHOWN, Numbered, again, authenticity, found, number, remark, remember, untold
from unmask.render.terminal import ending, marked, note, paragraphs
from unmask.types.report import Report
from unmask.visible import visible

MOST = 3
"""How many findings are told in full."""

_INDENT = 6


def weightiest(numbered: Sequence[Numbered], most: int = MOST) -> list[Numbered]:
    """The findings that matter most, in the order of the text: by level, then by what they cost the score.

    A second one of the same rule comes after the first of every other, for it says nothing new.
    """
    seen: dict[str, int] = {}
    ranked = []
    for one in numbered:
        times = seen[one.finding.rule] = seen.get(one.finding.rule, 0) + 1
        ranked.append((times, -one.finding.level, -one.finding.weight, one.number, one))
    return sorted((each[-1] for each in sorted(ranked, key=lambda each: each[:-1])[:most]), key=lambda one: one.number)


def glance(report: Report, width: int) -> Iterator[Text]:
    """The lines to print, at most `width` cells wide."""
    numbered = number(report)
    first = weightiest(numbered)
    marks, more = numbered[:MOST_SHOWN], untold(report)
    for said in (authenticity(report), found(report)):
        for line in filled(said, width, first="  ", rest="  "):
            yield _row(Text(line, style="bold"))
    yield Text()
    if len(numbered) > MOST:
        yield _row(Text("  What matters most:", style="bold"))
    told: dict[str, int] = {}
    for one in first:
        yield from note(one, report, width, told)
        remember(told, report.source, one)
    yield Text()
    for start, paragraph in paragraphs(report.source, marks[-1].last if more else None):
        yield from marked(report.source.text, start, paragraph, marks, width)
        for one in ending(marks, start, paragraph):
            if one not in first:
                yield from _line(one, report, width, told)
                remember(told, report.source, one)
        yield Text()
    if more:
        for line in filled(more, width, first="  ", rest="  "):
            yield _row(Text(line, style="bold"))
        yield Text()


def _line(one: Numbered, report: Report, width: int, told: dict[str, int]) -> Iterator[Text]:
    """A finding in brief: its rule, and what to do about it."""
    said = one.finding.message if one.wide else remark(report.source, one)
    said = said if one.wide else again(told, report.source, one) or said
    lead = f"{one.number:>{_INDENT - 2}}  {one.finding.rule}  "
    room = cell_len(lead) + 20 <= width
    lines = filled(visible(said), width, first=lead if room else " " * _INDENT, rest=" " * _INDENT)
    if not room:
        yield _row(Text(lead.rstrip(), style=SOFT))
    for index, line in enumerate(lines):
        shown = Text(line, style=NEW)
        if room and not index:
            shown.stylize(f"bold {STYLES[one.finding.level]}", 0, _INDENT - 2)
            shown.stylize(SOFT, _INDENT - 2, len(lead))
        yield _row(shown)


def _row(text: Text) -> Text:
    text.no_wrap, text.overflow = True, "ignore"
    return text
