"""From bytes to sources."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import BinaryIO

from unmask.errors import ReadError, printable
from unmask.read.encoding import Encoding, NotText, decode
from unmask.types.source import Source, Syntax, TextKind

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
TEXT = frozenset({".txt", ".text"})
STDIN = "-"
LARGEST = 4 * 2**20
"""How many bytes, or code points of an export, the largest text may have, unless something else is said: 700,000 words,
more than any newsletter has."""


def read_source(path: Path, *, kind: TextKind | None = None) -> Source:
    """The text of a file. Its ending tells Markdown from plain text. Raises `ReadError`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), f"cannot be read: {error.strerror or error}") from None
    return source_of(str(path), data, filename=path.name, kind=kind)


def read_stdin(stream: BinaryIO, *, filename: str | None = None, kind: TextKind | None = None) -> Source:
    """The text of standard input, called `-` or what `filename` says; its ending tells the syntax."""
    return source_of(filename or STDIN, stream.read(), filename=filename or "", kind=kind)


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
