"""What to do about a finding, in one line of plain text."""

from __future__ import annotations

from unmask.render.annotate import Numbered
from unmask.render.passage import passage
from unmask.types.source import Source


def remark(source: Source, one: Numbered) -> str:
    """The passage as it would read after the edit, or the advice where there is no edit."""
    if one.edit is None:
        return " ".join((one.finding.remedy.text or "Leave it out.").split())
    after = " ".join(passage(source.text, one.edit).after.split())
    return f"Plainer: {after}" if after else "Plainer without it: leave it out."
