"""Beside: what hangs by an “and” on the words that a rewording takes away, and hangs on nothing in the new sentence.

“I'm proud to lead the choir and of its tenors” cannot become “I lead the choir and of its tenors”.
"""

from __future__ import annotations

import re
from collections import Counter

from unmask.english.inflection import Form, base_of
from unmask.english.wordlist import alternatives

_MARKS = re.compile(r"[*_`~\[\]]")
_AND = rf"(?:(?<![\w'’-]){alternatives('lean', 'joins on')}(?![\w'’-])|&)"
_ALSO = rf"(?:{alternatives('lean', 'stands after and')} |[a-z]+ly )*"
_A = rf"(?:{alternatives('wordclass', 'determiners')}|{alternatives('lean', 'how many')}|\d+)"

_LINK = re.compile(rf"(?:{_AND}|,) {_ALSO}(?P<link>{alternatives('lean', 'links of a feeling')})\b", re.IGNORECASE)
_RELATIVE = re.compile(r" (?:whom|which|whose|course)\b", re.IGNORECASE)
_FELT = re.compile(
    rf"{_AND} {_A} (?:[\w'’-]+ ){{0,2}}?{alternatives('lean', 'felt or given')} (?:of|to|in)\b", re.IGNORECASE
)
_STAY = re.compile(
    rf"{_AND} {_A} (?:[\w'’-]+ )?{alternatives('lean', 'spans of time')} (?:of|in|with|at|on)\b", re.IGNORECASE
)
_SPAN = re.compile(rf"\b{alternatives('lean', 'spans of time')}\b", re.IGNORECASE)
_GLAD = re.compile(
    rf"(?:{_AND}|,) {_ALSO}(?:(?:more|less|{alternatives('lean', 'how glad')}) )*"
    rf"(?:{alternatives('lean', 'glad')}|(?:more|less) [a-z]+(?:ed|ful|ous|y))"
    r"(?: (?:that|to|by|of|about|for|with|when|because)\b|[.,;:!?]|$)",
    re.IGNORECASE,
)
_TO = re.compile(rf"(?:{_AND}|,) {_ALSO}(?:for (?:[\w'’-]+ ){{1,3}}?)?(?:not )?to (?P<verb>[a-z]+)\b", re.IGNORECASE)
_ANY_TO = re.compile(r"\bto (?P<verb>[a-z]+)\b", re.IGNORECASE)
_THAT = re.compile(r"\bthat\b", re.IGNORECASE)
_OPENING_THAT = re.compile(r"\W*that\b", re.IGNORECASE)
_AND_THAT = re.compile(rf"(?:{_AND}|\bnot|,)(?:,[^,.;!?]{{0,30}},)? {_ALSO}(?:not )?that\b", re.IGNORECASE)
_LEADS_ON = re.compile(r"\b(?:to|of|that|about|for|in|on)\b", re.IGNORECASE)


def strands(written: str, words: str, rest: str, reforms: bool) -> bool:
    """Whether more in the sentence hangs on something that goes when `words` take the place of what is `written`.

    `rest` is how the sentence goes on. It can hang so where a verb comes to stand for a noun or an adjective: the
    rewording `reforms` the verb, or lacks a word that led on from the noun to it.
    """
    if not (reforms or Counter(_leading(written)) - Counter(_leading(words))):
        return False
    said = _flat(words + rest)
    return _hangs(said) or _goes_on(said) or (_loses_that(written, words) and _AND_THAT.search(said) is not None)


def strands_that(written: str, rest: str) -> bool:
    """Whether a first “that” goes with what is `written`, and a second is left in the air in the `rest`.

    So it would be in “glad to say that we won and that we sang”. The first may also open the rest, and goes then too.
    """
    said = _flat(rest)
    opening = _OPENING_THAT.match(said)
    if opening is None and not _THAT.search(written):
        return False
    return _AND_THAT.search(said, opening.end() if opening is not None else 0) is not None


def _loses_that(written: str, words: str) -> bool:
    return len(_THAT.findall(written)) > len(_THAT.findall(words))


def _leading(said: str) -> list[str]:
    return _LEADS_ON.findall(said.lower())


def _hangs(said: str) -> bool:
    """Whether it goes on by an “and” with what hangs on a noun or an adjective, and not on a verb."""
    return _links(said) or _stays(said) or _FELT.search(said) is not None or _GLAD.search(said) is not None


def _flat(sentence: str) -> str:
    return " ".join(_MARKS.sub("", sentence).split())


def _links(said: str) -> bool:
    """Whether it goes on with “and of”, and no other “of” comes before."""
    for found in _LINK.finditer(said):
        if _RELATIVE.match(said, found.end()):
            continue
        if not re.search(rf"\b{found['link']}\b", said[: found.start()], re.IGNORECASE):
            return True
    return False


def _stays(said: str) -> bool:
    """Whether it goes on with “and two days of sunshine”, and no other span of time comes before."""
    found = _STAY.search(said)
    return found is not None and _SPAN.search(said, 0, found.start()) is None


def _goes_on(said: str) -> bool:
    """Whether an infinitive goes on from one that is no longer there: “I'm joining the jury and to chair it”."""
    second = next((found for found in _TO.finditer(said) if _is_base(found["verb"])), None)
    if second is None:
        return False
    return not any(_is_base(found["verb"]) for found in _ANY_TO.finditer(said, 0, second.start()))


def _is_base(verb: str) -> bool:
    return base_of(verb.lower(), Form.BASE) is not None
