"""Spare: whether what a cut takes is no more than its rule found.

A phrase says what it finds by its fixed words. What its open places hold, and what stands outside it in a sentence that
goes with it, nobody has judged: it may be why somebody wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from unmask.english.particular import TELLING, Kind, particulars
from unmask.english.word import AUXILIARY, DETERMINERS, NOT_NOUNS, PREPOSITIONS, STOP_WORDS, WORD
from unmask.english.wordlist import alternatives, words
from unmask.rewrite.clause import without_lead
from unmask.rewrite.replacement import Change
from unmask.types.match import Match
from unmask.types.pattern import Repair, Scope, Shorthand

_OPEN = re.compile(r"<(?:([a-z][a-z0-9-]*)=)?(?:word|words|many)>")
_UNNAMED = re.compile(r"(?:word|words|many)(?: \d+)?")
_EMPTY = (
    STOP_WORDS
    | DETERMINERS
    | PREPOSITIONS
    | NOT_NOUNS
    | frozenset(words("dictionary", "function words"))
    | frozenset(words("lean", "beside a call"))
)
_SUBJECT = (
    rf"(?:{alternatives('grammar', 'personal subjects', 'pointing subjects', 'possessives')}"
    rf"|{alternatives('lean', 'clause openers')}|{alternatives('grammar', 'anybody')})"
)
_SAYS_ON = re.compile(
    rf"(?:[:;—–]|\s-)[^\w:;—–]*\w+[^\w:;—–]+\w"
    rf"|\b{alternatives('lean', 'gives a reason')}\b[^\w:;—–]+\w+[^\w:;—–]+\w"
    rf"|(?:,|\b(?:and|but|so))\s+(?:(?:and|but|so)\s+)?"
    rf"(?:{_SUBJECT}(?:\s+[^\s,;:.!?]+){{2}}|(?:[^\s,;:.!?]+\s+){{1,4}}(?<!\bto\s){AUXILIARY}\b)",
    re.IGNORECASE,
)
"""What says something of its own after a mark or a joint: “: the water must be boiled”, “, the dam is leaking”."""

_DEFINITE = re.compile(
    rf"\b(?:{alternatives('claim', 'I', 'we', 'he', 'she')}|the(?! {alternatives('lean', 'the of no thing')}\b))\b",
    re.IGNORECASE,
)
"""Words that speak of one thing, or of the writer: “to find our dog”, “to warn the mill”."""

_YEAR = re.compile(r"\bin 20\d\d\b")
_COLON = re.compile(r"[ \t]*[:—–]\s")
_NUMBERS = frozenset({Kind.NUMBER, Kind.DECIMAL})
_DATED = TELLING - _NUMBERS - {Kind.NAME, Kind.PLACE, Kind.CODE}


@cache
def _open_names(phrase: str) -> frozenset[str]:
    """The names that a phrase gives to open places."""
    return frozenset(name for name in _OPEN.findall(phrase) if name)


def open_words(match: Match) -> Iterator[str]:
    """What the open places of a match hold, each as it was written."""
    find = match.pattern.find
    named = _open_names(find.text) if isinstance(find, Shorthand) else frozenset()
    return (held for name, held in match.captures.items() if held and (_UNNAMED.fullmatch(name) or name in named))


def outside(match: Match, text: str) -> str:
    """What the sentence of a match holds outside it. Half-open offsets into `text`."""
    return f"{text[match.sentence.start : match.span.start]} {text[match.span.end : match.sentence.end]}"


def says_on(said: str) -> bool:
    """Whether a passage goes on to say something of its own, after a colon, a comma, a “because”."""
    return _SAYS_ON.search(said) is not None


def tells(match: Match) -> bool:
    """Whether an open place of a match holds a claim, a date or a way to somebody."""
    return any(says_on(held) or particulars(f"so {held}", _DATED) for held in open_words(match))


def as_safe(repair: Repair, match: Match, text: str) -> Repair:
    """A repair as it is at a match: a cut that may go unasked waits to be asked for where it takes more than was found.

    That is any word that says something outside the match, and in its open places what speaks of one thing, or of the
    writer.
    """
    if not repair.safe or repair.cut in {None, Scope.LEAD} or match.within is None:
        return repair
    # What stands after a colon is kept.
    kept = _COLON.match(text, match.span.end) is not None
    beside = outside(match, text) if takes_sentence(repair, match, text) and not kept else ""
    if _says_something(beside) or any(map(_is_definite, open_words(match))):
        return replace(repair, safe=False)
    return repair


def takes_sentence(repair: Repair, match: Match, text: str) -> bool:
    """Whether a cut takes the whole sentence of a match."""
    if repair.cut is Scope.MATCH:
        return WORD.search(outside(match, text)) is None
    return repair.cut in {Scope.SENTENCE, Scope.BLOCK}


def takes_claim(repair: Repair, match: Match, text: str) -> bool:
    """Whether a cut takes a claim, a date or a way to somebody that its rule has not found.

    What a sentence holds of which the match is a `share` was looked at already.
    """
    if match.within is None:
        return False
    whole = takes_sentence(repair, match, text)
    # The last word found may bring in what follows: “Follow us because our van is hard to find.”.
    last = match.span.slice(text).split()[-1:]
    if whole and says_on(f"{outside(match, text)} / {' '.join(last)}{text[match.span.end : match.sentence.end]}"):
        return True
    return (repair.safe or (whole and not repair.share)) and tells(match)


def _says_something(said: str) -> bool:
    return any(word not in _EMPTY for word in WORD.findall(said.lower().replace("’", "'")))


def _is_definite(held: str) -> bool:
    return _DEFINITE.search(held) is not None or bool(particulars(f"so {_YEAR.sub('', held)}", _NUMBERS))


def up_to_colon(match: Match, text: str) -> Change | None:
    """The cut that leaves what stands after a colon: “Please share this: the well is dry.” leaves “The well is dry.”.

    None where none does, or where it may be no sentence. Half-open offsets into `text`.
    """
    if tells(match) or not _COLON.match(text, match.span.end):
        return None
    return without_lead(text, match.span, match.sentence, match.block)
