"""The text of a post as LinkedIn's export writes it, to the text as it was posted."""

from __future__ import annotations

import re

_BORDER = re.compile(r'"(\r?\n)"')
_LINE_END = re.compile(r"\r?\n")


def unwrap(cell: str) -> str:
    r"""The text of a `ShareCommentary` cell.

    LinkedIn quotes each line of a post by itself before it quotes the cell, so that what a CSV reader gives is lines
    joined by `"\n"` (three characters where there was one), with each quotation mark in the text doubled. That is
    undone where every line end of the cell has it; a cell without it is given back as it is.
    """
    ends = len(_LINE_END.findall(cell))
    if ends and len(_BORDER.findall(cell)) == ends:
        return _undouble(_BORDER.sub(r"\1", cell))
    # In a single line, only doubled marks tell: a text that really holds them doubled everywhere is hard to imagine.
    return cell if ends else _undouble(cell)


def _undouble(text: str) -> str:
    runs = re.findall('"+', text)
    return text.replace('""', '"') if runs and all(len(run) % 2 == 0 for run in runs) else text
