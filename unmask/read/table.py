"""CSV: rows of cells under a header."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import chain

from unmask.read.columns import COMMENTARY, Columns, NoColumn, find_columns
from unmask.read.commentary import unwrap
from unmask.read.row import Row, RowError

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
