"""Request: sentences that tell readers what to do, in the imperative, with something that can be done."""

from __future__ import annotations

import re

from unmask.english.inflection import Form, base_of
from unmask.english.word import WORD
from unmask.english.wordlist import alternatives, words

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
    return _asks(text) and _LOFTY.isdisjoint(WORD.findall(text.lower())[1:])


def _asks(text: str) -> bool:
    if _HANDS.match(text):
        return True
    opens = _OPENS.match(text)
    first = WORD.match(text, opens.end() if opens is not None else 0)
    if first is None or base_of(first[0], Form.BASE) is None:
        return False
    return _TO_US.match(text) is not None or _REASON.search(text) is not None
