"""Who writes: “I” or “we”, for an edit that must name the writer where the sentence did not."""

from __future__ import annotations

import re

from unmask.types.span import Span

WRITER = "writer"
"""The part of a template that stands for the writer."""

OBJECT = "me"
"""The same where the writer is spoken to: “me” or “us”."""

_ONE = re.compile(r"\b(?:I|me|my|mine|myself)\b", re.IGNORECASE)
_MANY = re.compile(r"\b(?:we|us|our|ours|ourselves)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"\bUS\b")


def writer(text: str, sentence: Span) -> str:
    """“I” or “we”, or nothing where the text speaks of both and its sentence does not tell."""
    said = _voice(sentence.slice(text)) or _voice(text)
    return said or ("" if _MANY.search(_CAPITALS.sub("", text)) else "I")


def _voice(text: str) -> str:
    """The one person that a text speaks in, or nothing where there are two or none."""
    one, many = _ONE.search(text) is not None, _MANY.search(_CAPITALS.sub("", text)) is not None
    if one == many:
        return ""
    return "I" if one else "we"
