"""Feelings: what goes with “I am glad to” besides the gladness, such as who speaks, and that it is yet to be done."""

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
    rf"[^.!?\n]{{0,100}}\band (?:\w+ly )?(?:{alternatives('lean', 'glad')}|[a-z]+ed) (?:to|for|by|about)\b",
    re.IGNORECASE,
)
_STATE = re.compile(r"(?:\b(?:am|are|is|been|be)|['’](?:m|re|s))$", re.IGNORECASE)
_MEMBER = re.compile(r"\s*(?:an? )?part of\b", re.IGNORECASE)
_THANKS = re.compile(
    r"\b(?:thank you|thanks)(?: so much| again| very much)?,? (?:all|everyone|everybody|to)\b", re.IGNORECASE
)
_THANKED = re.compile(r"\bthank", re.IGNORECASE)


def takes_feeling_for_deed(held: Held) -> bool:
    """Whether a deed that somebody is glad to do is told as begun, or as done by nobody.

    “We're proud to contribute” does not say that they have begun to, and “Thrilled to announce” has a writer behind it
    that “Announcing” has not.
    """
    put = held.edit.text.strip()
    if _takes_thanks(held) or (put and _FEELS.search(held.covered) and _AND_GLAD.match(held.following)):
        return True
    if not held.touched or not put or not _FEELS.search(held.covered):
        return False
    if _STATE.search(put) and _MEMBER.match(held.following):
        # That somebody is part of a thing is no news without what they make of it.
        return True
    opens = any(said.span.start == held.at.start for said in held.changed)
    moved = held.covered.lower().endswith(put.lower()) and not put.lower().split()[0].endswith("ing")
    if opens and not moved and _GLAD.match(held.covered) and not _WHO.match(put):
        return True
    begun = _BEGUN.search(put)
    if begun is None or begun["deed"].lower() in held.covered.lower():
        return False
    return _NOT_YET.search(held.covered) is not None and begun["deed"].lower() not in _UNDER_WAY


def _takes_thanks(held: Held) -> bool:
    """Whether somebody is no longer thanked, or an aside in brackets goes, which is the writer's own voice."""
    if held.edit.safe and held.cuts:
        return False
    left = any(_THANKED.search(said.text) for said in held.new)
    thanked = _THANKS.search(held.covered) is not None and not left
    aside = held.cuts and held.covered.lstrip().startswith("(")
    return thanked or aside
