"""What to do about a finding: its number, the passage as it would read, or one line of advice."""

from __future__ import annotations

import re
from dataclasses import dataclass

from unmask.types.edit import Edit
from unmask.types.finding import Finding
from unmask.types.report import Report
from unmask.types.source import Source

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
    numbered = []
    for index, finding in enumerate(report.findings, start=1):
        last = report.source.position(max(finding.span.start, finding.span.end - 1)).line
        numbered.append(Numbered(index, finding, finding.edit, finding.position.line, last))
    return numbered


_BORDER = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n|\r")


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence or sentences that an edit touches, before and after it. `after` is empty where nothing is left."""

    before: str
    after: str


def passage(text: str, edit: Edit) -> Passage:
    """The passage around an edit of `text`: widened to the nearest ends of sentences or lines."""
    start = 0
    covered = edit.span.slice(text)
    # A removal takes the space before it along; the sentence that ends at that space stays as it is.
    space = 0 if edit.text else len(covered) - len(covered.lstrip())
    for found in _BORDER.finditer(text, 0, edit.span.start + space):
        start = found.end()
    end = len(text)
    touched = covered.rstrip()
    done = touched and touched[-1] in ".!?…" and not edit.text
    if found_end := _BORDER.search(text, max(start, edit.span.start + len(touched))):
        end = found_end.end()
    if done:
        end = edit.span.start + len(touched)
    before = text[start:end].strip()
    after = (text[start : edit.span.start] + edit.text + text[edit.span.end : max(end, edit.span.end)]).strip()
    return Passage(before, after)


_ENDS = ".!?…"
LEAVE_OUT = "Leave it out."


def remark(source: Source, one: Numbered) -> str:
    """The passage as it would read after the edit, or the advice where there is no edit."""
    if one.edit is None:
        return " ".join((one.finding.remedy.text or LEAVE_OUT).split())
    if _takes_whole_sentences(source.text, one.edit):
        return LEAVE_OUT
    after = " ".join(passage(source.text, one.edit).after.split())
    return f"Plainer: {after}" if after else LEAVE_OUT


def _takes_whole_sentences(text: str, edit: Edit) -> bool:
    """Whether the edit only takes away, and what it takes begins and ends where sentences or lines do."""
    taken = edit.span.slice(text)
    core = taken.strip()
    if edit.text.strip() or not core:
        return False
    start = edit.span.start + len(taken) - len(taken.lstrip())
    before = text[max(0, start - 80) : start].rstrip(" \t")
    after = text[start + len(core) : start + len(core) + 1]
    return (not before or before[-1] in _ENDS + "\r\n") and (core[-1] in _ENDS or after in ("", "\r", "\n"))
