"""From bytes to sources."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import BinaryIO

from unmask.errors import ReadError, TooLarge, printable
from unmask.files import open_file, read_stream
from unmask.read.encoding import Encoding, NotText, decode
from unmask.types.source import Source, Syntax, TextKind

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
TEXT = frozenset({".txt", ".text"})
STDIN = "-"
LARGEST = 4 * 2**20
"""How many bytes, or code points of an export, the largest text may have, unless something else is said: 700,000 words,
more than any newsletter has."""


def read_source(path: Path, *, kind: TextKind | None = None, limit: int = LARGEST) -> Source:
    """The text of a file of up to `limit` bytes. Its ending tells Markdown from plain text. Raises `ReadError`."""
    return read_written(path, kind=kind, limit=limit)[0]


def read_written(path: Path, *, kind: TextKind | None = None, limit: int = LARGEST) -> tuple[Source, Encoding]:
    """As `read_source`, with the encoding in which to write the text back."""
    with open_file(path) as file:
        return written_source(str(path), _all(file, str(path), limit), filename=path.name, kind=kind)


def read_stdin(
    stream: BinaryIO, *, filename: str | None = None, kind: TextKind | None = None, limit: int = LARGEST
) -> Source:
    """The text of standard input, called `-` or what `filename` says; its ending tells the syntax.

    Raises `ReadError`.
    """
    return read_stdin_written(stream, filename=filename, kind=kind, limit=limit)[0]


def read_stdin_written(
    stream: BinaryIO, *, filename: str | None = None, kind: TextKind | None = None, limit: int = LARGEST
) -> tuple[Source, Encoding]:
    """As `read_stdin`, with the encoding in which to write the text back."""
    name = filename or STDIN
    return written_source(name, _all(stream, name, limit), filename=filename or "", kind=kind)


def _all(stream: BinaryIO, name: str, limit: int) -> bytes:
    try:
        return read_stream(stream, name, most=limit)
    except TooLarge as error:
        raise ReadError(name, f"{error.message}; allow larger texts with --max-size, or leave it out") from None


def source_of(name: str, data: bytes, *, filename: str, kind: TextKind | None = None) -> Source:
    """The source that these bytes hold, with its line endings kept and without a byte-order mark. Raises `ReadError`.

    Markdown is taken for a newsletter and plain text for a post, unless `kind` says otherwise.
    """
    return written_source(name, data, filename=filename, kind=kind)[0]


def written_source(name: str, data: bytes, *, filename: str, kind: TextKind | None = None) -> tuple[Source, Encoding]:
    """As `source_of`, with the encoding in which to write the text back."""
    syntax = Syntax.MARKDOWN if PurePath(filename).suffix.lower() in MARKDOWN else Syntax.PLAIN
    usual = TextKind.NEWSLETTER if syntax is Syntax.MARKDOWN else TextKind.POST
    try:
        text, encoding = decode(data)
    except NotText as error:
        raise ReadError(name, str(error)) from None
    return Source(printable(name), text, kind or usual, syntax), encoding
