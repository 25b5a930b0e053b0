"""Offers: a call to action that is the only way to get what a post offers."""

from __future__ import annotations

import re

from unmask.english.wordlist import words
from unmask.fidelity.sentence import Said
from unmask.rewrite.harm.held import Held

_CHANNELS = frozenset(words("lean", "channels"))
_PRIVATE = frozenset(words("lean", "private channels"))
_PROMISE = re.compile(
    r"\b(?:I|we)(?:'ll| will| can) (?:\w+ )?(?:send|share|dm|mail|email|give|forward|pass|add)\b", re.IGNORECASE
)
_REQUEST = re.compile(r"\b(?:if you|who)(?:'d| would)? (?:want|wants|like to have|need)\b", re.IGNORECASE)


def offers(said: Said) -> bool:
    """Whether a sentence names a way to get something that it offers: “Comment ‘bread’, and I'll send it.”."""
    promised = _PROMISE.search(said.text) or _REQUEST.search(said.text)
    return promised is not None and not _CHANNELS.isdisjoint(said.words)


def closes_way(held: Held) -> bool:
    """Whether an edit takes away or changes the way to get what is offered: a word to comment, a form to fill in."""
    channels = _CHANNELS & held.less.keys()
    if "write" in held.more:
        channels -= _PRIVATE
    if not channels or channels & held.more.keys():
        return False
    near = (*held.changed, *held.after[:1])
    offered = any(_PROMISE.search(said.text) or _REQUEST.search(said.text) for said in near)
    # A channel that gives way to another is another act, whatever is offered.
    return offered or (bool(held.now) and any(letter.isalnum() for letter in held.edit.text) and _asks(held))


def _asks(held: Held) -> bool:
    """Whether what is reworded asks for something: it opens its sentence with the verb."""
    first = held.changed[0].words[:1]
    return bool(first) and first[0] in _CHANNELS
