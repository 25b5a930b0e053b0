"""Rows of an export: each row of CSV, and each line of JSON Lines."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, TextIO

from unmask.phrasing import counted
from unmask.read.column import COMMENTARY, Columns, NoColumn, find_columns, unwrap


@dataclass(frozen=True, slots=True)
class Row:
    """A text, its id, its date and its writer as they are written, and the line on which it begins, counted from 1."""

    line: int
    text: str
    id: str = ""
    date: str = ""
    writer: str = ""


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with a row, and how to mend it. `line` is 0 when the whole file is wrong."""

    line: int
    message: str


class _LongLine(Exception):
    """A line of which no end is seen as far as one is read."""


WIDEST = 1_000
"""How many columns a table may have."""

_LONGEST = 8
"""How many times as long as the largest text a line may be: it has other cells, and JSON escapes letters."""

_DELIMITERS = ",;\t"


def read_table_rows(stream: TextIO, columns: Columns, limit: int) -> Iterator[Row | RowError]:
    """The rows of a table whose first line names its columns; commas, semicolons or tabs part its cells.

    A row that has not as many cells as the header is an error: to take it as it is could cut a text short. A cell of
    more than `limit` code points ends the reading, for where the next row begins cannot be told then.
    """
    # The limit is one for all readers of this process.
    csv.field_size_limit(limit)
    waiting = _lines(stream, _LONGEST * limit)
    try:
        first = next(waiting, "")
        skipped = 0
        if first.casefold().startswith("sep="):
            # Excel's way to say what parts the cells.
            first, skipped = next(waiting, ""), 1
        reader = csv.reader(chain([first], waiting), delimiter=_delimiter(first), strict=True)
        header = next(reader, [])
        if len(header) > WIDEST:
            raise NoColumn(f"has {len(header):,} columns, and {WIDEST:,} are the most; leave out those without texts")
        found = find_columns(columns, header)
    except (NoColumn, csv.Error, _LongLine) as error:
        yield RowError(0, str(error) if isinstance(error, NoColumn) else f"has a header that is not CSV: {error}")
        return
    places = [None if name is None else header.index(name) for name in (found.text, found.id, found.date, found.writer)]
    quoted_by_line = (found.text or "").replace(" ", "") == COMMENTARY
    while True:
        line = reader.line_num + skipped + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except _LongLine as error:
            yield RowError(line, f"{error}; {_LOST}")
            return
        except csv.Error as error:
            yield RowError(line, _said(error, reader.line_num + skipped))
            if _too_large(error):
                return
            continue
        if not cells:
            continue
        if len(cells) != len(header):
            yield RowError(
                line, f"has {counted(len(cells), 'cell')} where the header has {len(header)}; quote its text"
            )
            continue
        text, key, day, writer = ("" if place is None else cells[place] for place in places)
        yield Row(line, unwrap(text) if quoted_by_line else text, key.strip(), day.strip(), writer.strip())


def _delimiter(header: str) -> str:
    """What parts the most cells of the header; the comma, where others do no better."""

    def count(mark: str) -> int:
        try:
            return len(next(csv.reader([header], delimiter=mark), []))
        except csv.Error:
            return 0

    return max(_DELIMITERS, key=count)


def _too_large(error: csv.Error) -> bool:
    return "field limit" in str(error)


_LOST = "everything after it is lost. Is a quotation mark closed late? Or allow larger texts with --max-size"


def _said(error: csv.Error, last: int) -> str:
    if "end of data" in str(error):
        return f"opens a quotation mark that is never closed; everything from here to line {last} is lost"
    if _too_large(error):
        return f"has a cell of more than {csv.field_size_limit():,} characters; {_LOST}"
    return f"is not CSV ({error}); double each quotation mark inside a quoted cell"


def read_json_rows(stream: TextIO, columns: Columns, limit: int) -> Iterator[Row | RowError]:
    """The rows of JSON Lines. Each object is looked at by itself, for their keys may differ; blank lines are none.

    A text of more than `limit` code points is an error.
    """
    number = 0
    lines = _lines(stream, _LONGEST * limit)
    while True:
        number += 1
        try:
            line = next(lines)
            if line.strip():
                yield _row(number, json.loads(line), columns, limit)
        except StopIteration:
            return
        except _LongLine as error:
            yield RowError(number, f"{error}; allow larger texts with --max-size")
            lines = _lines(stream, _LONGEST * limit, within=True)
        except RecursionError:
            yield RowError(number, "is nested too deep; write each text as {“text”: …}")
        except ValueError as error:
            yield RowError(number, f"is not JSON ({error}); JSON Lines has one whole object on each line")


def _lines(stream: TextIO, longest: int, *, within: bool = False) -> Iterator[str]:
    """The lines that are left of a stream, with their ends. Raises `_LongLine`; `within` one, its rest is skipped."""
    while line := stream.readline(longest):
        ended = line.endswith(("\n", "\r"))
        if not within:
            if not ended and len(line) == longest:
                raise _LongLine(f"goes on for more than {longest:,} characters without a line end")
            yield line
        within = within and not ended


def _row(number: int, value: Any, columns: Columns, limit: int) -> Row | RowError:
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
    if len(text) > limit:
        return RowError(number, f"has a text of more than {limit:,} characters; allow larger ones with --max-size")
    return Row(number, _whole(text), *(_cell(value, name) for name in (found.id, found.date, found.writer)))


def _cell(value: dict[str, Any], key: str | None) -> str:
    cell = value.get(key) if key is not None else None
    return _whole(str(cell)) if isinstance(cell, str | int | float) else ""


def _whole(text: str) -> str:
    """A text without halves of surrogate pairs, as programs leave them that cut emoji in two; no UTF-8 can say them."""
    return _HALF.sub("\ufffd", text)


_HALF = re.compile("[\ud800-\udfff]")
