"""Lines for a terminal: nothing unseen in them, no wider than they may be, and in the colour of a level."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from unmask.types.finding import Level

TAB = "    "


def visible(text: str) -> str:
    """The text with tabs as spaces and with control, escape and direction characters as visible signs."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(visible_letter(letter) for letter in text)


def visible_letter(letter: str) -> str:
    """How one character is shown; nothing for those that have no width and do no harm."""
    if letter == "\t":
        return TAB
    if ord(letter) < 32:
        return chr(0x2400 + ord(letter))
    if letter == "\x7f":
        return "␡"
    category = unicodedata.category(letter)
    if category in {"Cc", "Zl", "Zp", "Cs"} or (category == "Cf" and letter not in "\u200d\ufe0f"):
        # Zero-width, direction and tag characters do their work unseen; here they are only in the way.
        return "" if category == "Cf" else "�"
    return letter


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


STYLES = {Level.SUGGESTION: "cyan", Level.WARNING: "yellow", Level.ERROR: "red"}
"""How a finding of each level is coloured. Nothing is said by colour alone."""
