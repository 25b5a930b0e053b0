"""Putting one edit, or several, before the gates."""

from __future__ import annotations

from unmask.rewrite.harm import Passages, harms
from unmask.segment import Blocks, segment
from unmask.types.report import Edit
from unmask.types.source import Source
from unmask.types.span import Span


def judged(marked: str, *others: str, safe: bool = False, moved: str = "") -> str | None:
    """The gate that stops the edit marked “[old|new]” in a text. `others` are passages that other edits leave out.

    With `moved` the text was read before that was put in front of it, and its blocks are moved.
    """
    start, bar, end = marked.index("["), marked.index("|"), marked.index("]")
    old, new = marked[start + 1 : bar], marked[bar + 1 : end]
    text = marked[:start] + old + marked[end + 1 :]
    edits = [Edit(Span(start, start + len(old)), new, safe, "pack/rule")]
    for other in others:
        at = text.index(other)
        edits.append(Edit(Span(at, at + len(other)), "", safe, "pack/other"))
    if not moved:
        return harms(Passages(segment(Source("text", text))), edits)[0]
    blocks = Blocks()
    segment(Source("text", text), blocks)
    draft = segment(Source("text", moved + text), blocks)
    return harms(Passages(draft), [edit.moved(len(moved)) for edit in edits])[0]
