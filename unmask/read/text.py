"""From bytes to sources: UTF-8 or UTF-16, with a byte-order mark or without."""

from __future__ import annotations

import codecs
from pathlib import Path, PurePath
from typing import BinaryIO, NamedTuple

from unmask.errors import ReadError, TooLarge, printable
from unmask.files import read_stream, reading
from unmask.types.source import Source, Syntax, TextKind

NUL = "\0"

_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SWAPPED = "\ufffe"
"""What a byte-order mark reads as in the wrong order; it is never a letter."""


class NotText(Exception):
    """Bytes that cannot be read as text for sure. The message says what they are, and how to mend that."""


class Encoding(NamedTuple):
    """A codec, and the byte-order mark in front of the text, as its bytes. The mark is no part of the text."""

    codec: str
    mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """The bytes of a text, with the mark in front."""
        return self.mark + text.encode(self.codec)


def encoding_of(start: bytes) -> Encoding:
    """The encoding that the first bytes of a file, or all of them, tell: UTF-8, unless a mark says UTF-16.

    Programs that join files leave several marks behind each other; all of them are the mark. Raises `NotText` for
    UTF-32, whose mark in one order is the mark of UTF-16 and a NUL, and for what has no mark and holds NUL: it is
    UTF-16 or UTF-32 without a mark, or no text at all.
    """
    if start.startswith(_UTF_32):
        raise NotText("is UTF-32; save it as UTF-8")
    for mark, codec in _MARKS:
        if start.startswith(mark):
            count = 1
            while start.startswith(mark, count * len(mark)):
                count += 1
            return _without_nul(start, Encoding(codec, mark * count))
    return _without_nul(start, Encoding("utf-8"))


def _without_nul(data: bytes, encoding: Encoding) -> Encoding:
    if encoding.codec == "utf-8" and b"\0" in data:
        raise NotText("holds NUL: it is UTF-16 without a mark, or no text. Save it as UTF-8, or leave it out")
    return encoding


def decode(data: bytes) -> tuple[str, Encoding]:
    """The text that bytes hold, without its mark, and how it is written: `Encoding.encode` gives the same bytes.

    Raises `NotText` for all that is not UTF-8 or UTF-16 for sure.
    """
    encoding = encoding_of(data)
    try:
        text = data[len(encoding.mark) :].decode(encoding.codec)
    except UnicodeDecodeError as error:
        if encoding.codec == "utf-8":
            raise NotText(f"is not UTF-8 at byte {error.start + len(encoding.mark)}; save it as UTF-8") from None
        raise NotText("is broken UTF-16; save it as UTF-8") from None
    if NUL in text or _SWAPPED in text:
        raise NotText("is broken UTF-16, or no text. Save it as UTF-8, or leave it out")
    return text, encoding


MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd"})
TEXT = frozenset({".txt", ".text"})
TABLE = frozenset({".csv", ".tsv", ".tab"})
JSON_LINES = frozenset({".jsonl", ".ndjson"})
STDIN = "-"
LARGEST = 4 * 2**20
"""How many bytes, or code points of an export, the largest text may have, unless something else is said: 700,000 words,
more than any newsletter has."""


def is_export(name: str | PurePath) -> bool:
    """Whether a file of this name holds many texts."""
    return PurePath(name).suffix.lower() in TABLE | JSON_LINES


def read_source(path: Path, *, kind: TextKind | None = None, limit: int = LARGEST) -> Source:
    """The text of a file of up to `limit` bytes. Its ending tells Markdown from plain text.

    Raises `ReadError`, also for an export: its marks are not those of a text, and an edit could take some of them away.
    """
    return read_written(path, kind=kind, limit=limit)[0]


def read_written(path: Path, *, kind: TextKind | None = None, limit: int = LARGEST) -> tuple[Source, Encoding]:
    """As `read_source`, with the encoding in which to write the text back."""
    _must_be_one(str(path))
    with reading(path) as file:
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
    _must_be_one(name)
    return written_source(name, _all(stream, name, limit), filename=filename or "", kind=kind)


def _must_be_one(name: str) -> None:
    if is_export(name):
        raise ReadError(name, "holds a text in each row, and is not read as one; unmask score ranks them")


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
