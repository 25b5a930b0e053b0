"""Filling lines: words broken to a width that is counted in terminal cells, since emoji and CJK letters take two."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

NARROWEST = 12
"""However far lines are indented, they get so many cells for their words."""


def filled(text: str, width: int, *, first: str = "", rest: str = "") -> Iterator[str]:
    """The words of a text in lines of at most `width` cells, the first opened by `first` and the others by `rest`.

    A word that is wider than a line is cut. White space between words becomes one space.
    """
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
