"""Applying edits to a text."""

from __future__ import annotations

from collections.abc import Sequence

from unmask.types.edit import Edit


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made; what no edit covers is the same to the letter.

    The edits must be in the order of the text and must not overlap; raises `ValueError` otherwise.
    """
    parts: list[str] = []
    done = 0
    for edit in edits:
        if edit.span.start < done or edit.span.end > len(text):
            raise ValueError(f"the edit of {edit.rule} at {edit.span.start} overlaps another or leaves the text")
        parts += (text[done : edit.span.start], edit.text)
        done = edit.span.end
    parts.append(text[done:])
    return "".join(parts)
