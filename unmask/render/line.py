"""Lines for a terminal: nothing unseen in them, wrapped to a width, in the colour of a level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from unmask.types.report import Level
from unmask.types.source import Source
from unmask.types.span import Span
from unmask.visible import visible_letter

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

NARROWEST = 12
"""However far lines are indented, they get so many cells for their words."""


def filled(text: str, width: int, *, first: str = "", rest: str = "") -> Iterator[str]:
    """The words of a text in lines of at most `width` cells, the first opened by `first` and the others by `rest`.

    A word that is wider than a line is cut. White space between words becomes one space.
    """
    from rich.cells import cell_len, chop_cells

    lead, line = first, ""
    for word in text.split():
        room = max(NARROWEST, width - cell_len(lead))
        if line and cell_len(line) + 1 + cell_len(word) <= room:
            line = f"{line} {word}"
            continue
        if line:
            yield lead + line
            lead, line = rest, ""
            room = max(NARROWEST, width - cell_len(lead))
        *whole, line = chop_cells(word, room) or [""]
        for piece in whole:
            yield lead + piece
            lead = rest
            room = max(NARROWEST, width - cell_len(lead))
    if line:
        yield lead + line


STYLES = {Level.SUGGESTION: "color(31)", Level.WARNING: "color(130)", Level.ERROR: "color(160)"}
"""How a finding of each level is coloured. Nothing is said by colour alone.

These, and the others here, stand out from a white ground as from a black one; the first sixteen colours do not.
"""
GONE = "color(160)"
NEW = "color(28)"
SOFT = "color(243)"
NAME = "color(31)"
"""What is left out, what stands in its place, what matters less, and what posts are called."""


class Row(NamedTuple):
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


def source_lines(source: Source) -> Iterator[Span]:
    """The lines of a source, without their endings, as positions count them."""
    for start, end in pairwise(chain(source.line_starts, (len(source.text),))):
        yield Span(start, start + len(source.text[start:end].rstrip("\r\n")))


AT_ONCE = 64
"""How many lines are written together: to write each by itself takes longer than to make it."""


def print_lines(console: Console, lines: Iterator[Text]) -> None:
    """Print lines as they come, each as long as it is."""
    from rich.text import Text

    while some := list(islice(lines, AT_ONCE)):
        console.print(Text("\n").join(some), soft_wrap=True, highlight=False)
