"""Layout: source lines wrapped to a width, with what is marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len

from unmask.render.line import visible_letter
from unmask.types.source import Source
from unmask.types.span import Span


@dataclass(frozen=True, slots=True)
class Row:
    """One row on the screen: what it shows, and where each shown character comes from in the source."""

    text: str
    places: tuple[int, ...]

    def columns(self, span: Span) -> tuple[int, int] | None:
        """The screen columns, counted from 0 and half-open, that a source span covers in this row."""
        inside = [i for i, place in enumerate(self.places) if span.start <= place < span.end]
        if not inside or not self.text[inside[0] : inside[-1] + 1].strip():
            return None
        start = cell_len(self.text[: inside[0]])
        return start, start + max(1, cell_len(self.text[inside[0] : inside[-1] + 1]))


def wrap(text: str, span: Span, width: int) -> list[Row]:
    """The rows of one source line, broken at spaces where that is possible, none wider than `width` cells."""
    letters: list[str] = []
    places: list[int] = []
    for place in range(span.start, span.end):
        for letter in visible_letter(text[place]):
            letters.append(letter)
            places.append(place)
    rows: list[Row] = []
    start = 0
    while start < len(letters):
        end = _row_end(letters, start, width)
        rows.append(Row("".join(letters[start:end]).rstrip(), tuple(places[start:end])))
        start = end
        while start < len(letters) and letters[start] == " ":
            start += 1
    return rows or [Row("", ())]


def _row_end(letters: Sequence[str], start: int, width: int) -> int:
    used = 0
    last_space = None
    for index in range(start, len(letters)):
        used += _cells(letters, start, index)
        if used > width:
            if letters[index] == " ":
                return index
            return last_space + 1 if last_space is not None else max(index, start + 1)
        if letters[index] == " ":
            last_space = index
    return len(letters)


def _cells(letters: Sequence[str], start: int, index: int) -> int:
    """How many cells a letter adds to its row. One that asks for an emoji widens the letter before it."""
    if letters[index] == "\ufe0f" and index > start:
        return cell_len(letters[index - 1] + letters[index]) - cell_len(letters[index - 1])
    return cell_len(letters[index])


def source_lines(source: Source) -> list[Span]:
    """The lines of a source, without their endings, as positions count them."""
    borders = (*source.line_starts, len(source.text))
    return [Span(start, start + len(source.text[start:end].rstrip("\r\n"))) for start, end in pairwise(borders)]
