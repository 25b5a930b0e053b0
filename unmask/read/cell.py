"""Cells of an export: the day that one names, and the text of a post as LinkedIn wraps it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

_FORMS = ("%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y")
_YEARS = range(1900, 2200)
"""What is posted in another year is a slip of the pen or of a program."""

_SECONDS, _MILLISECONDS = range(10**8, 10**10), range(10**11, 10**13)


def read_day(value: str | int | float) -> date | None:
    """The day that a cell names, or None when it cannot be told without a guess, or cannot be that of a post.

    Reads ISO 8601, with or without a time, as LinkedIn writes it ("2024-03-05 08:30:00"); days with the month's name
    ("5 Mar 2024", "March 5, 2024"); and Unix time in seconds or milliseconds. A day in figures such as 03/05/2024 may
    be March or May, so it is not read.
    """
    day = _day(str(value).strip().removesuffix(" UTC"))
    return day if day is not None and day.year in _YEARS else None


def _day(text: str) -> date | None:
    if text.isascii() and text.isdigit() and len(text) != 8:
        if len(text) > 13:
            return None
        number = int(text)
        seconds = number if number in _SECONDS else number / 1000 if number in _MILLISECONDS else None
        return None if seconds is None else datetime.fromtimestamp(seconds, UTC).date()
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        pass
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None


_BORDER = re.compile(r'"(\r?\n)"')
_LINE_END = re.compile(r"\r?\n")


def unwrap(cell: str) -> str:
    r"""The text of a `ShareCommentary` cell.

    LinkedIn quotes each line of a post by itself before it quotes the cell, so that what a CSV reader gives is lines
    joined by `"\n"` (three characters where there was one), with each quotation mark in the text doubled. That is
    undone where every line end of the cell has it; a cell without it is given back as it is.
    """
    ends = len(_LINE_END.findall(cell))
    if ends and len(_BORDER.findall(cell)) == ends:
        return _undouble(_BORDER.sub(r"\1", cell))
    # In a single line, only doubled marks tell: a text that really holds them doubled everywhere is hard to imagine.
    return cell if ends else _undouble(cell)


def _undouble(text: str) -> str:
    runs = re.findall('"+', text)
    return text.replace('""', '"') if runs and all(len(run) % 2 == 0 for run in runs) else text
