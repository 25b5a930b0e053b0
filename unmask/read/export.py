"""Exports: many texts in one file, each a row of CSV or a line of JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from io import BufferedReader, TextIOWrapper
from pathlib import Path, PurePath

from unmask.errors import NoDay, NoText, ReadError, printable
from unmask.files import open_file
from unmask.read.column import Columns, read_day
from unmask.read.row import Row, RowError, read_json_rows, read_table_rows
from unmask.read.text import LARGEST, NUL, NotText, encoding_of
from unmask.types.source import Source, TextKind

TABLE = frozenset({".csv", ".tsv", ".tab"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})

_SHOWN = 40
_START = 1024
"""How many bytes are looked at to tell what a file is written in."""


def is_export(name: str | PurePath) -> bool:
    """Whether a file of this name holds many texts."""
    return PurePath(name).suffix.lower() in TABLE | JSON_LINES


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
        with open_file(path) as stream:
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
