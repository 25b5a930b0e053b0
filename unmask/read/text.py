"""From bytes to sources."""

from __future__ import annotations

import codecs
from pathlib import Path, PurePath
from typing import BinaryIO

from unmask.read.error import ReadError
from unmask.types.source import Source, Syntax, TextKind

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
TEXT = frozenset({".txt", ".text"})
STDIN = "-"

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


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
    """The source that these bytes hold, with line endings and a byte-order mark kept. Raises `ReadError`.

    Markdown is taken for a newsletter and plain text for a post, unless `kind` says otherwise.
    """
    syntax = Syntax.MARKDOWN if PurePath(filename).suffix.lower() in MARKDOWN else Syntax.PLAIN
    usual = TextKind.NEWSLETTER if syntax is Syntax.MARKDOWN else TextKind.POST
    return Source(name, _decode(name, data), kind or usual, syntax)


def encode(text: str, like: bytes) -> bytes:
    """A text that came from the bytes `like`, as bytes of the same encoding. Its byte-order mark is part of it."""
    for mark, encoding in zip(_UTF_16, ("utf-16-le", "utf-16-be"), strict=True):
        if like.startswith(mark):
            return text.encode(encoding)
    return text.encode("utf-8")


def _decode(name: str, data: bytes) -> str:
    if data.startswith(_UTF_16):
        try:
            # The mark is kept as a character, so that offsets count what the file holds.
            return "\ufeff" + data.decode("utf-16")
        except UnicodeDecodeError:
            raise ReadError(name, "is broken UTF-16; save it as UTF-8") from None
    if b"\x00" in data:
        raise ReadError(name, "is not text; leave it out with --exclude")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(name, f"is not UTF-8 at byte {error.start}; save it as UTF-8") from None
