"""Columns of an export: which hold the text, its name and its date, and what their cells say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
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


COMMENTARY = "ShareCommentary"
"""Where LinkedIn keeps the text of a post in its `Shares.csv`."""

_TEXT = (COMMENTARY, "Share Commentary", "text")
_ID = ("ShareLink", "Share Link", "id")
_DATE = ("Date", "posted")
_WRITER = ("author", "writer")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns to read, by name; those left out are looked for under the usual names."""

    text: str | None = None
    id: str | None = None
    date: str | None = None
    writer: str | None = None


class NoColumn(Exception):
    """A column that is not there. Its message names it, and those that are."""


def find_columns(wanted: Columns, names: Sequence[str]) -> Columns:
    """The columns as they are called in `names`, whatever their letters' case. Raises `NoColumn`.

    Only the text must be there; an id, a date or a writer that is named must be too.
    """
    text = _find(wanted.text, _TEXT, names, option="--text-column")
    if text is None:
        raise NoColumn(
            f"has no column “{COMMENTARY}” or “text”; name the one that holds the texts with --text-column"
            f" ({_listed(names)})"
        )
    return Columns(
        text,
        _find(wanted.id, _ID, names, option="--id-column"),
        _find(wanted.date, _DATE, names, option="--date-column"),
        _find(wanted.writer, _WRITER, names, option="--writer-column"),
    )


def _find(wanted: str | None, usual: Sequence[str], names: Sequence[str], *, option: str) -> str | None:
    known = {name.strip().casefold(): name for name in reversed(names)}
    if wanted is not None:
        if wanted.strip().casefold() not in known:
            raise NoColumn(f"has no column “{wanted}”, which {option} asks for ({_listed(names)})")
        return known[wanted.strip().casefold()]
    return next((known[name.casefold()] for name in usual if name.casefold() in known), None)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:12])
    return f"it has {shown}{' and more' * (len(names) > 12)}" if names else "it has none"
