"""Rows of an export: each row of CSV, and each line of JSON Lines."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from unmask.read.cell import unwrap
from unmask.read.columns import COMMENTARY, Columns, NoColumn, find_columns


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


_DELIMITERS = ",;\t"


def read_table_rows(lines: Iterable[str], columns: Columns) -> Iterator[Row | RowError]:
    """The rows of a table whose first line names its columns; commas, semicolons or tabs part its cells.

    A row that has not as many cells as the header is an error: to take it as it is could cut a text short.
    """
    waiting = iter(lines)
    first = next(waiting, "")
    skipped = 0
    if first.casefold().startswith("sep="):
        # Excel's way to say what parts the cells.
        first, skipped = next(waiting, ""), 1
    reader = csv.reader(chain([first], waiting), delimiter=_delimiter(first), strict=True)
    try:
        header = next(reader, [])
        found = find_columns(columns, header)
    except (NoColumn, csv.Error) as error:
        yield RowError(0, str(error) if isinstance(error, NoColumn) else f"has a header that is not CSV: {error}")
        return
    places = [None if name is None else header.index(name) for name in (found.text, found.id, found.date)]
    quoted_by_line = (found.text or "").replace(" ", "") == COMMENTARY
    while True:
        line = reader.line_num + skipped + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield RowError(line, _said(error, reader.line_num + skipped))
            continue
        if not cells:
            continue
        if len(cells) != len(header):
            yield RowError(line, f"has {_cells(len(cells))} where the header has {len(header)}; quote its text")
            continue
        text, key, day = ("" if place is None else cells[place] for place in places)
        yield Row(line, unwrap(text) if quoted_by_line else text, key.strip(), day.strip())


def _delimiter(header: str) -> str:
    """What parts the most cells of the header; the comma, where others do no better."""
    return max(_DELIMITERS, key=lambda mark: len(next(csv.reader([header], delimiter=mark), [])))


def _said(error: csv.Error, last: int) -> str:
    if "end of data" in str(error):
        return f"opens a quotation mark that is never closed; everything from here to line {last} is lost"
    if "field limit" in str(error):
        return f"has a cell of more than {csv.field_size_limit():,} characters; is a quotation mark closed late?"
    return f"is not CSV ({error}); double each quotation mark inside a quoted cell"


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} cells"


def read_json_rows(lines: Iterable[str], columns: Columns) -> Iterator[Row | RowError]:
    """The rows of JSON Lines. Each object is looked at by itself, for their keys may differ; blank lines are none."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            yield RowError(number, f"is not JSON ({error}); JSON Lines has one whole object on each line")
            continue
        yield _row(number, value, columns)


def _row(number: int, value: Any, columns: Columns) -> Row | RowError:
    if not isinstance(value, dict):
        return RowError(number, "is not an object; write each text as {“text”: …}")
    try:
        found = find_columns(columns, tuple(value))
    except NoColumn as error:
        return RowError(number, str(error).replace("column “", "key “"))
    text = value[found.text]
    if text is None:
        text = ""
    if not isinstance(text, str):
        return RowError(number, f"holds no words under “{found.text}”, but {json.dumps(text)[:40]}")
    return Row(number, text, _cell(value, found.id), _cell(value, found.date))


def _cell(value: dict[str, Any], key: str | None) -> str:
    cell = value.get(key) if key is not None else None
    return str(cell) if isinstance(cell, str | int | float) else ""
