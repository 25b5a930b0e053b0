"""Request: sentences that ask readers for something that can be done or given, offer it, or tell how to get it."""

from __future__ import annotations

import re

from unmask.english.inflection import Form, base_of
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


_LEAD = rf"(?:{alternatives('request', 'leads')},?\ )*"
_HANDS = re.compile(rf"{_LEAD}{alternatives('request', 'at hand')}\b", re.IGNORECASE | re.VERBOSE)
_TO_US = re.compile(
    rf"{_LEAD}(?!{alternatives('request', 'no requests')}\b)[a-z-]+\ (?:me|us)\b", re.IGNORECASE | re.VERBOSE
)
_OPENS = re.compile(_LEAD, re.IGNORECASE | re.VERBOSE)
_REASON = re.compile(rf",?\ {alternatives('request', 'reasons')}\ ", re.IGNORECASE | re.VERBOSE)
_LOFTY = frozenset(
    word
    for each in ("grand", "abstract", "market", "social", "life", "feeling", "tech")
    for word in words("posture", each)
)


def is_request(text: str) -> bool:
    """Whether a sentence asks for something to be done: “Bring the keys.”, “Open the hatch, because it is hot.”.

    It opens with a verb for what is done with hands and feet, or does something for “me” or “us”, or any verb has a
    reason or a time. “Be kind.”, “Trust me.” and “Bring the energy.” ask for nothing that can be done.
    """
    return _tells_to(text) and _LOFTY.isdisjoint(WORD.findall(text.lower())[1:])


def _tells_to(text: str) -> bool:
    if _HANDS.match(text):
        return True
    opens = _OPENS.match(text)
    first = WORD.match(text, opens.end() if opens is not None else 0)
    if first is None or base_of(first[0], Form.BASE) is None:
        return False
    return _TO_US.match(text) is not None or _REASON.search(text) is not None
