"""Rows: what one line of an export says of a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A text, its id and its date as they are written, and the line on which it begins, counted from 1."""

    line: int
    text: str
    id: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with a row, and how to mend it. `line` is 0 when the whole file is wrong."""

    line: int
    message: str
