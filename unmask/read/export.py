"""Exports: many texts in one file, each a row of CSV or a line of JSON Lines."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from io import BufferedReader, TextIOWrapper
from itertools import chain
from pathlib import Path, PurePath
from typing import Any, TextIO

from unmask.errors import NoDay, NoText, ReadError, counted, printable
from unmask.files import reading
from unmask.read.column import COMMENTARY, Columns, NoColumn, find_columns, read_day, unwrap
from unmask.read.text import JSON_LINES, LARGEST, NUL, NotText, encoding_of
from unmask.types.source import Source, TextKind

_SHOWN = 40
_START = 1024
"""How many bytes are looked at to tell what a file is written in."""


def is_linkedin(name: str) -> bool:
    """Whether this is what LinkedIn calls the posts in its export: `Shares.csv`, or `Shares_` and a member's number."""
    path = PurePath(name)
    return path.suffix == ".csv" and path.stem.rstrip("0123456789") in {"Shares", "Shares_"}


def read_export(
    path: Path, columns: Columns, *, kind: TextKind | None = None, limit: int = LARGEST
) -> Iterator[Source | ReadError]:
    """The texts of an export, one at a time. What cannot be read comes as the error to report, so the rest can go on.

    A text is called by the file and the line on which its row begins. Its key is its id, or made of its
    text when it has none. `NoText` stands for a row without a word; `NoDay` comes before a text whose date is unclear.
    A text of more than `limit` code points is not read.
    """
    try:
        with reading(path) as stream:
            yield from read_export_stream(stream, columns, name=str(path), kind=kind, limit=limit)
    except ReadError as error:
        yield error
    except OSError as error:
        yield ReadError(str(path), f"cannot be read: {error.strerror or error}")


def read_export_stream(
    stream: BufferedReader, columns: Columns, *, name: str, kind: TextKind | None = None, limit: int = LARGEST
) -> Iterator[Source | ReadError]:
    """The texts of an export called `name`, whose ending tells what it is; otherwise as `read_export`."""
    name = printable(name)
    start = stream.peek(_START)[:_START]
    try:
        encoding = encoding_of(start)
    except NotText as error:
        yield ReadError(name, str(error))
        return
    stream.read(len(encoding.mark))
    text = TextIOWrapper(stream, encoding=encoding.codec, newline="")
    json_lines = PurePath(name).suffix.lower() in JSON_LINES
    rows = read_json_rows(text, columns, limit) if json_lines else read_table_rows(text, columns, limit)
    last = 0
    try:
        for row in rows:
            last = row.line
            yield from _source(name, row, kind)
    except UnicodeDecodeError:
        codec = "UTF-8" if encoding.codec == "utf-8" else "UTF-16"
        yield ReadError(name, f"is not {codec} somewhere after line {last}; what follows is lost. Save it as UTF-8")
    finally:
        text.detach()


def _source(name: str, row: Row | RowError, kind: TextKind | None) -> Iterator[Source | ReadError]:
    place = f"{name}:{row.line}" if row.line else name
    if isinstance(row, RowError):
        yield ReadError(place, row.message)
    elif NUL in row.text:
        yield ReadError(place, "holds NUL, which no text does; take it out, or save the file as UTF-8")
    elif not any(letter.isalnum() for letter in row.text):
        yield NoText(place, "holds no text")
    else:
        posted = read_day(row.date) if row.date else None
        if row.date and posted is None:
            yield NoDay(place, f"the date “{row.date[:_SHOWN]}” cannot be told for sure; write it as 2024-03-05")
        key = row.id or _digest(row.text)
        yield Source(place, row.text, kind or TextKind.POST, key=key, posted=posted, writer=row.writer)


def _digest(text: str) -> str:
    """What a row without an id goes by: the line it is on changes whenever a newer post is put above it."""
    return f"text {blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"


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
    """The rows of a table whose first line names its columns; commas, semicolons or tabs separate its cells.

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
