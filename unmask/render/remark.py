"""What to do about a finding, in one line of plain text."""

from __future__ import annotations

from unmask.render.annotate import Numbered
from unmask.render.passage import passage
from unmask.types.edit import Edit
from unmask.types.source import Source

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
