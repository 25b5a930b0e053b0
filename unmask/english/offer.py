"""Offer: sentences that ask for something in particular, or tell how to get it."""

from __future__ import annotations

import re

from unmask.english.word import WORD
from unmask.english.wordlist import alternatives, words

CHANNELS = frozenset(words("lean", "channels"))
"""The words for ways to get what is offered."""

_PROMISE = re.compile(rf"\b(?:I|we)(?:['’]ll| will| can) (?:\w+ )?{alternatives('lean', 'promises')}\b", re.IGNORECASE)
_REQUEST = re.compile(r"\b(?:if you|who)(?:['’]d| would)? (?:want|wants|like to have|need)\b", re.IGNORECASE)
_ASKED = re.compile(rf"\b{alternatives('lean', 'asks and offers')}\b", re.IGNORECASE)


def promises(text: str) -> bool:
    """Whether a sentence says that the writer will give something, or to whom: “I'll send it.”, “If you want one”."""
    return _PROMISE.search(text) is not None or _REQUEST.search(text) is not None


def is_offer(text: str) -> bool:
    """Whether a sentence asks for or offers something in particular, or tells how to get it.

    “We're hiring.”, “Comment ‘bread’, and I'll send it.”
    """
    told = promises(text) and not CHANNELS.isdisjoint(WORD.findall(text.lower()))
    return told or _ASKED.search(text) is not None
