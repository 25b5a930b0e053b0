"""Positions: what an editor counts in lines and code units, and this program in code points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from lsprotocol.types import Position, PositionEncodingKind, Range

from unmask.types.source import Source
from unmask.types.span import Span


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
