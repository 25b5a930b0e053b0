"""Passages: the sentence around an edit, as it is and as it would be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from unmask.types.edit import Edit

_BORDER = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n|\r")


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence or sentences that an edit touches, before and after it. `after` is empty where nothing is left."""

    before: str
    after: str


def passage(text: str, edit: Edit) -> Passage:
    """The passage around an edit of `text`: widened to the nearest ends of sentences or lines."""
    start = 0
    covered = edit.span.slice(text)
    # A removal takes the space before it along; the sentence that ends at that space stays as it is.
    space = 0 if edit.text else len(covered) - len(covered.lstrip())
    for found in _BORDER.finditer(text, 0, edit.span.start + space):
        start = found.end()
    end = len(text)
    touched = covered.rstrip()
    done = touched and touched[-1] in ".!?…" and not edit.text
    if found_end := _BORDER.search(text, max(start, edit.span.start + len(touched))):
        end = found_end.end()
    if done:
        end = edit.span.start + len(touched)
    before = text[start:end].strip()
    after = (text[start : edit.span.start] + edit.text + text[edit.span.end : max(end, edit.span.end)]).strip()
    return Passage(before, after)
