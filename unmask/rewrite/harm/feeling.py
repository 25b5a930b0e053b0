"""Feelings: what goes with “I am glad to” besides gladness: who speaks, whom they thank, what is yet to be done."""

from __future__ import annotations

import re

from unmask.english.inflection import Form, inflect
from unmask.english.wordlist import alternatives, phrases
from unmask.rewrite.harm.held import Held

_UNDER_WAY = frozenset(inflect(verb, Form.GERUND) for verb in phrases("lean", "under way"))
_BEGUN = re.compile(r"(?:\b(?:am|is|are)|['’](?:m|s|re))(?: also)? (?P<deed>[a-z-]+ing)\b", re.IGNORECASE)
_NOT_YET = re.compile(r"\bto\b|\b(?:couldn['’]t|could not|can['’]t|cannot) be\b", re.IGNORECASE)
_FEELS = re.compile(rf"\b{alternatives('lean', 'glad')}\b", re.IGNORECASE)
_GLAD = re.compile(rf"[^\w]*(?:{alternatives('lean', 'how glad')} )*{alternatives('lean', 'glad')}\b", re.IGNORECASE)
_WHO = re.compile(r"[^\w]*(?:I|we|my|our|here|the|this|these|an?|it|[A-Z][\w-]* (?:is|are|was|has))\b", re.IGNORECASE)

_AND_GLAD = re.compile(
    rf"[^.!?\n]{{0,100}}\band (?:\w+ly )?(?:{alternatives('lean', 'glad')}|[a-z]+ed) (?:to|for|by|about)\b"
    rf"|[^.!?\n]{{0,100}}\band {alternatives('lean', 'glad')} (?:of|that)\b",
    re.IGNORECASE,
)
_REASON = re.compile(r"[^.!?\n]{0,160}\bbecause\b", re.IGNORECASE)
_GRATEFUL = re.compile(rf"\b{alternatives('lean', 'grateful')}\b", re.IGNORECASE)
_MEMBER = re.compile(r"\bto be (?:an? )?part of\b", re.IGNORECASE)
_PART = 12
"""So many code points hold “a part of”."""

_THANKS = re.compile(
    r"\b(?:thank you|thanks)(?: so much| again| very much)?,? (?:all|everyone|everybody|to|for (?:all )?your)\b",
    re.IGNORECASE,
)
_OWES = re.compile(rf"[^\w]*(?:{alternatives('lean', 'how glad')} )*(?:grateful|thankful) (?:to|for)\b", re.IGNORECASE)
_THANKED = re.compile(r"\bthank", re.IGNORECASE)

_REPORTED = re.compile(rf"(?<!needless to )\b{alternatives('lean', 'says or thinks')}(?: that)? $", re.IGNORECASE)
_REPORTED_OF = re.compile(
    rf"(?<!needless to )\b{alternatives('lean', 'says or thinks')}(?: that)?(?: [\w'’-]+){{1,3}} $", re.IGNORECASE
)
_STATE = re.compile(r"(?:am|is|are|was|were)\b", re.IGNORECASE)
_SAYING = 80
"""In so many code points before an edit stands who says it, if anybody does."""

_SO = re.compile(rf"\bso (?:[a-z]+ ){{0,3}}?{alternatives('lean', 'glad')}\b", re.IGNORECASE)
_THAT = re.compile(r"\bthat\b", re.IGNORECASE)
_RESULT = re.compile(
    rf"[^.!?\n]*\bthat (?:{alternatives('grammar', 'personal subjects', 'possessives')}|the|an?|even|nobody)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    rf"[^.!?,;:–—\n]*(?<!\bsee )(?<!\bas )\b(?:if|unless|until {alternatives('grammar', 'personal subjects')})\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\bwill\b|['’]ll\b", re.IGNORECASE)


def loses_voice(held: Held) -> bool:
    """Whether an edit takes thanks or an aside, half of a gladness, who feels it, or that a deed is to come."""
    if _takes_thanks(held) or _takes_aside(held):
        return True
    if held.cuts or not _FEELS.search(held.covered):
        return False
    if _AND_GLAD.match(held.following):
        # “We are honoured to be here and excited to bake” is said of one “we are”.
        return True
    if _is_reported(held) or _is_measured(held) or _is_bound(held):
        return True
    if not held.edit.text.strip():
        return False
    if _REASON.match(held.following):
        # “I am proud to bake here, because …” gives the reason of the pride.
        return True
    return bool(held.touched) and (_tells_membership(held) or _speaks_for_nobody(held) or _tells_begun(held))


def _is_reported(held: Held) -> bool:
    """Whether somebody only says or thinks that there is gladness: “They think I'm glad to be here”."""
    said = f"{' '.join(held.leading[-_SAYING:].split())} "
    return _REPORTED.search(said) is not None or (
        _STATE.match(held.covered) is not None and _REPORTED_OF.search(said) is not None
    )


def _is_measured(held: Held) -> bool:
    """Whether it is told how great a gladness was that goes: “I'm so glad to join the mill that I can't sleep”."""
    return _SO.search(held.covered) is not None and _RESULT.match(held.edit.text + held.following) is not None


def _is_bound(held: Held) -> bool:
    """Whether it is told how long or on what terms there was gladness: “I was glad to join until I saw the oven”."""
    if _TO_COME.search(held.edit.text) or len(_THAT.findall(held.covered)) > len(_THAT.findall(held.edit.text)):
        return False
    return _BOUND.match(held.edit.text + held.following) is not None


def _takes_thanks(held: Held) -> bool:
    """Whether people who were thanked no longer are."""
    owes = _OWES.match(held.covered) is not None and not held.edit.text.strip()
    if not (owes or _THANKS.search(held.covered)) or (held.edit.safe and held.cuts):
        return False
    return not any(_THANKED.search(said.text) or _OWES.match(said.text) for said in held.new)


def _takes_aside(held: Held) -> bool:
    """Whether sentences in brackets go, in which a writer speaks aside, with their own voice."""
    return held.cuts and not held.edit.safe and held.covered.lstrip().startswith("(")


def _tells_membership(held: Held) -> bool:
    """Whether “I'm grateful to be part of it” becomes “I'm part of it”, which thanks nobody."""
    grateful = _GRATEFUL.search(held.covered) is not None and _GRATEFUL.search(held.edit.text) is None
    return grateful and _MEMBER.search(held.covered + held.following[:_PART]) is not None


def _speaks_for_nobody(held: Held) -> bool:
    """Whether “Thrilled to announce”, behind which somebody stands, becomes “Announcing”."""
    put = held.edit.text.strip()
    opens = any(said.span.start == held.at.start for said in held.changed)
    moved = held.covered.lower().endswith(put.lower()) and not put.lower().split()[0].endswith(("ing", "ed"))
    return opens and not moved and _GLAD.match(held.covered) is not None and not _WHO.match(put)


def _tells_begun(held: Held) -> bool:
    """Whether “We're proud to contribute” becomes “We're contributing”, as if they had begun to."""
    begun = _BEGUN.search(held.edit.text)
    if begun is None or begun["deed"].lower() in held.covered.lower():
        return False
    return _NOT_YET.search(held.covered) is not None and begun["deed"].lower() not in _UNDER_WAY
