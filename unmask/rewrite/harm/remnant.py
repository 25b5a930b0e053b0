"""Remnants: what an edit leaves standing alone."""

from __future__ import annotations

import re

from unmask.fidelity.sentence import Said
from unmask.rewrite.harm.held import Held
from unmask.types.draft import BlockKind

_LONE = re.compile(r"[^\w]*(?:and|but|so|or|yet|because|ps|p\.s\.|also|then)[^\w]*$", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|can|could|will|would|shall|should|may|might|must)\b|'",
    re.IGNORECASE,
)
_CLIPPED = 3
"""A sentence of no more words, and no verb among them that we know, is a fragment."""

_OTHER_HALF = re.compile(r"[^.!?\n]*?\b(?:and|or)\s+(?P<link>of|for|to|in|by|from|with)\s+\w+ing\b", re.IGNORECASE)

_SUBJECTS = tuple((word,) for word in ("i", "we", "you", "he", "she", "they", "it", "nobody", "everyone"))
_SIGNATURE = 4


def leaves_remnant(held: Held) -> bool:
    """Whether an edit leaves an emoji, a conjunction, a name, a fragment or half a pair with nothing to belong to."""
    return _lone_words(held) or _lone_signs(held) or _lone_name(held) or _broken_run(held) or _half_of_pair(held)


def _lone_words(held: Held) -> bool:
    was = {said.block.text for said in held.old}
    return any(_LONE.match(said.block.text) and said.block.text not in was for said in held.new)


def _lone_signs(held: Held) -> bool:
    """Whether a line that held words holds signs alone, an emoji or a bullet."""
    line_start = held.text.rfind("\n", 0, held.at.start) + 1
    line_end = held.text.find("\n", held.at.end)
    line_end = len(held.text) if line_end < 0 else line_end
    left = held.text[line_start : held.at.start] + held.edit.text + held.text[held.at.end : line_end]
    rest = left.strip(" \t\r\n")
    return (
        bool(rest) and not any(letter.isalnum() for letter in rest) and any(map(str.isalnum, held.at.slice(held.text)))
    )


def _lone_name(held: Held) -> bool:
    """Whether the name under a text comes to stand right under a list or a heading."""
    if not held.cuts or not held.beyond or not held.left:
        return False
    first, above = held.beyond[0], held.left[-1]
    words = re.findall(r"[^\W_][\w'’.-]*", first.block.text)
    named = 1 < len(words) <= _SIGNATURE and all(word[0].isupper() for word in words) and first.text[-1].isalnum()
    return named and above.block.kind is BlockKind.LIST_ITEM and held.gone[0].block.kind is not BlockKind.LIST_ITEM


def _half_of_pair(held: Held) -> bool:
    """Whether “the honour of singing, and of dancing” becomes “I sang, and of dancing”."""
    other = _OTHER_HALF.match(held.text, held.at.end)
    if other is None:
        return False
    half = re.compile(rf"\b{other['link']}\s+\w+ing\b", re.IGNORECASE)
    return half.search(held.at.slice(held.text)) is not None and half.search(held.edit.text) is None


def _broken_run(held: Held) -> bool:
    """Whether some of a run of fragments are joined and a fragment beside them is not."""
    if not held.now or len(held.changed) <= len(held.now):
        return False
    joined = [said for said in held.changed if _is_fragment(said)]
    block = held.changed[0].block
    beside = [*held.ahead[-1:], *held.beyond[:1]]
    return bool(joined) and any(said.block is block and _is_fragment(said) for said in beside)


def _is_fragment(said: Said) -> bool:
    return (
        len(said.words) <= _CLIPPED
        and said.words[:1] not in _SUBJECTS
        and not _CLAUSE.search(said.text)
        and "?" not in said.text
    )
