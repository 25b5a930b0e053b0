"""Notes: what is to say about one finding, under its paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from unmask.render.fill import filled
from unmask.render.passage import passage
from unmask.render.style import STYLES
from unmask.render.visible import visible
from unmask.types.edit import Advice, Edit
from unmask.types.finding import Finding
from unmask.types.report import Report

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
