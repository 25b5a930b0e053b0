"""Documents: the texts that an editor has open, how each is to be read, and what it counts as a position in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from lsprotocol.types import (
    Position,
    PositionEncodingKind,
    Range,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
    TextDocumentItem,
)
from pygls.uris import to_fs_path, uri_scheme

from unmask.read.text import MARKDOWN, TEXT
from unmask.types.source import Source, Syntax, TextKind
from unmask.types.span import Span

_COMMITS = frozenset({"gitcommit", "git-commit", "commit", "jjdescription"})
_MAIL = frozenset({"mail", "email", "eml"})
_PLAIN = frozenset({"plaintext", "plain-text", "plain text", "text", "txt", "text-mode", *_COMMITS, *_MAIL})
_MARKDOWN = frozenset({"markdown", "markdown-mode", "gfm", "quarto", "rmd", "rmarkdown", "pandoc", "telekasten"})

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_SCISSORS = re.compile(r"[#;] -+ >8 -+")
_HEADER = re.compile(r"[A-Za-z][A-Za-z-]*:(?:\s|$)|[ \t]+\S")
_LETTER = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Document:
    """A text that is open: its address, the version the editor gave it, what it says, and what language that is."""

    uri: str
    version: int
    text: str
    language: str

    @property
    def path(self) -> Path | None:
        """Where it lies; None where it is no file."""
        path = to_fs_path(self.uri) if uri_scheme(self.uri) == "file" else None
        return Path(path) if path else None

    @property
    def syntax(self) -> Syntax | None:
        """How it is written down; None for a language that is not read here, such as a program's."""
        ending = self.path.suffix.lower() if self.path is not None else ""
        if self.language in _MARKDOWN or (ending in MARKDOWN and self.language not in _PLAIN):
            return Syntax.MARKDOWN
        if self.language in _PLAIN:
            # An editor that knows no Markdown calls it text.
            return Syntax.MARKDOWN if ending in MARKDOWN else Syntax.PLAIN
        return Syntax.PLAIN if ending in TEXT else None

    @property
    def kind(self) -> TextKind | None:
        """What it is for, where the language says."""
        return TextKind.MESSAGE if self.language in _COMMITS | _MAIL else None

    @property
    def judged(self) -> str:
        """The text with what nobody wrote for its readers left blank, letter for letter.

        That is, in a commit message, what git drops; in a mail the head and the lines of others.
        """
        if self.language in _COMMITS:
            return _without_git(self.text)
        return _without_head(self.text) if self.language in _MAIL else self.text

    def changed(
        self,
        changes: Sequence[TextDocumentContentChangeEvent],
        version: int,
        encoding: PositionEncodingKind | str,
    ) -> Document:
        """The document after changes, each of which counts in what those before it have made."""
        text = self.text
        for change in changes:
            if isinstance(change, TextDocumentContentChangePartial):
                span = Placed(text, encoding).span(change.range)
                text = text[: span.start] + change.text + text[span.end :]
            else:
                text = change.text
        return replace(self, text=text, version=version)


def opened(item: TextDocumentItem) -> Document:
    """A document as an editor opens it."""
    return Document(item.uri, item.version, item.text, item.language_id.lower())


def _blank(line: str) -> str:
    return _LETTER.sub(" ", line)


def _without_git(text: str) -> str:
    lines: list[str] = []
    cut = False
    for line in _LINE.findall(text):
        cut = cut or _SCISSORS.match(line) is not None
        lines.append(_blank(line) if cut or line.startswith("#") else line)
    return "".join(lines)


def _without_head(text: str) -> str:
    lines: list[str] = []
    head = True
    for line in _LINE.findall(text):
        head = head and _HEADER.match(line) is not None
        lines.append(_blank(line) if head or line.startswith(">") else line)
    return "".join(lines)


class Placed:
    r"""A text with the positions in it, in the units that were agreed on with the editor.

    Lines end where the protocol says, at `\n`, `\r\n` and `\r`, and nowhere else.
    """

    def __init__(self, text: str, encoding: PositionEncodingKind | str) -> None:
        self.text = text
        self._encoding = PositionEncodingKind(encoding)

    @cached_property
    def _starts(self) -> Sequence[int]:
        return Source("", self.text).line_starts

    def offset(self, position: Position) -> int:
        """The code point at a position, or the one before it where that is within a letter.

        One past the end of its line is that end, and one past the last line the end of the text.
        """
        if position.line >= len(self._starts):
            return len(self.text)
        start = self._starts[position.line]
        line = self.text[start : self._end(position.line)]
        if self._encoding is PositionEncodingKind.Utf32 or line.isascii():
            return start + min(position.character, len(line))
        units = 0
        for index, letter in enumerate(line):
            units += self._units(letter)
            if units > position.character:
                return start + index
        return start + len(line)

    def position(self, offset: int) -> Position:
        """The position of a code point, which may be the end of the text."""
        line = bisect_right(self._starts, offset) - 1
        before = self.text[self._starts[line] : offset]
        if self._encoding is PositionEncodingKind.Utf32 or before.isascii():
            return Position(line, len(before))
        return Position(line, sum(map(self._units, before)))

    def range(self, span: Span) -> Range:
        """The range that a span covers."""
        return Range(self.position(span.start), self.position(span.end))

    def span(self, given: Range) -> Span:
        """The span that a range covers. One that runs backwards is turned round."""
        start, end = self.offset(given.start), self.offset(given.end)
        return Span(min(start, end), max(start, end))

    def _end(self, line: int) -> int:
        """Where a line ends, without what ends it."""
        if line + 1 >= len(self._starts):
            return len(self.text)
        end = self._starts[line + 1] - 1
        return (
            end - 1 if self.text[end] == "\n" and self.text[end - 1 : end] == "\r" and end > self._starts[line] else end
        )

    def _units(self, letter: str) -> int:
        code = ord(letter)
        if self._encoding is PositionEncodingKind.Utf16:
            return 2 if code > 0xFFFF else 1
        return 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
