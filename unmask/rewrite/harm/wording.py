"""Wording: nouns that an edit leaves bare, openings that come twice, and series whose members part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from unmask.english.word import CONJUNCTIONS, DETERMINERS, EMPTY_NOUNS, EVENT_NOUNS, PREPOSITIONS, WORD
from unmask.english.wordlist import words
from unmask.fidelity.align import Said
from unmask.rewrite.harm.held import Held

_GROUP = 2
"""A longer run of words is no mere noun, but has a verb among them."""

_FEW = 4
"""More words than this that go together are no adjectives."""


def bares_noun(held: Held) -> bool:
    """Whether words that said what kind go from before a noun that says little without: “an inspiring session”."""
    if held.edit.safe or not held.touched or not held.now or held.more.keys() - {"a", "an"}:
        return False
    for lead, gone, after in _cut_before(held):
        if len(gone) <= _FEW and gone[-1].islower() and not {"and", ","} & set(gone) and _is_bare(lead.lower(), after):
            return True
    return False


_HOLLOW = EMPTY_NOUNS | EVENT_NOUNS | frozenset(words("lean", "hollow alone"))
_ONE = frozenset({"a", "an", "some", "another", "such", "one", "any"})
_ENDS = PREPOSITIONS | frozenset(words("lean", "ends a noun"))


def _is_bare(lead: str, after: list[str]) -> bool:
    if lead == "the":
        # “The iconic Ana Ruiz” is Ana Ruiz, and not the Ana Ruiz.
        return after[0][:1].isupper()
    ends = (number for number, word in enumerate(after) if not word[0].isalnum() or word.lower() in _ENDS)
    noun = next(ends, len(after))
    head = after[noun - 1] if noun else ""
    if not head.islower():
        return False
    beside = lead in DETERMINERS | PREPOSITIONS
    if beside and noun < len(after) - 1 and (after[noun] == "," or after[noun].lower() in CONJUNCTIONS):
        # “Incredible ovens and bakers” are not “ovens and bakers”.
        return True
    ended = noun == len(after) or not after[noun][0].isalnum() or after[noun].lower() in CONJUNCTIONS
    if lead in _ONE:
        return (ended and noun <= _GROUP) or head in _HOLLOW
    return lead not in DETERMINERS and not lead.endswith(("'s", "’s")) and head in _HOLLOW


_TOKEN = re.compile(rf"{WORD.pattern}|[^\w\s]")


def _cut_before(held: Held) -> Iterator[tuple[str, list[str], list[str]]]:
    """For each run of words that goes with nothing in its place: the word before it, its words, and what follows."""
    was = [found[0] for said in held.changed for found in _TOKEN.finditer(said.text)]
    now = [found[0] for said in held.now for found in _TOKEN.finditer(said.text)]
    matcher = SequenceMatcher(None, list(map(_heard, was)), list(map(_heard, now)), autojunk=False)
    for tag, i1, i2, k1, _ in matcher.get_opcodes():
        if tag == "delete" and 0 < k1 < len(now) and now[k1][0].isalnum() and now[k1].lower() not in _ENDS:
            yield now[k1 - 1], was[i1:i2], now[k1 : k1 + 6]


def _heard(word: str) -> str:
    return "a" if word.lower() == "an" else word.lower()


_OPENING = 3
"""So many words at the head of two neighbouring sentences are heard twice."""


def repeats_opening(held: Held) -> bool:
    """Whether an edit makes neighbours of two sentences that open alike: “I look forward to …, I look forward to …”."""
    if held.edit.safe:
        return False
    if held.cuts:
        return bool(held.left and held.after) and _alike(held.left[-1], held.after[0])
    if not held.now or not held.touched:
        return False
    beside = (*held.ahead[-_OPENING:], *held.beyond[:_OPENING])
    was = any(_alike(one, other) for one in held.changed for other in beside)
    return not was and any(_alike(one, other) for one in held.now for other in beside)


def _alike(one: Said, other: Said) -> bool:
    heard = one.words[:_OPENING] == other.words[:_OPENING]
    return heard and len(one.words) > _OPENING and one.words != other.words


_EXCLAIMS = re.compile(r"[^\w]*(?:wow|omg|whoa|oh my)\b", re.IGNORECASE)
_TOO = re.compile(r"\b(?:as well|too|also)\b", re.IGNORECASE)
_HAVE = frozenset({"have", "has", "i've", "we've"})
_THEN = re.compile(
    r"\b(?:yesterday|last \w+|ago|earlier this|in (?:19|20)\d\d|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)


def tames(held: Held) -> bool:
    """Whether words are swapped that others in the sentence go with: a “wow”, an “as well”, a time that is past."""
    if not held.touched or not held.more:
        return False
    said = " ".join(one.text for one in held.now)
    past = bool(_HAVE & held.more.keys()) and _THEN.search(said) is not None
    return past or (not held.edit.safe and (_EXCLAIMS.match(said) is not None or _TOO.search(said) is not None))


def breaks_series(held: Held) -> bool:
    """Whether one verb of several in a row gives way to another: “lift trade, boosting jobs, and feeding towns”."""
    if held.edit.safe or not held.touched or not held.more or not held.less:
        return False
    ahead, behind = held.leading[-_AROUND:], held.following[:_AROUND]
    clause = _CLAUSE_END.split(ahead)[-1] + " " + _CLAUSE_END.split(behind)[0]
    return len(held.covered.split()) <= _PHRASE and _SERIES.search(clause) is not None


_PHRASE = 8
"""What is put in other words is no member of a series when it is longer."""

_AROUND = 160
"""So many code points before and after an edit may belong to the series that it stands in."""

_CLAUSE_END = re.compile(r"[.!?;:\n]")
_SERIES = re.compile(r"[^\W_]+, (?:[\w'’-]+ ){0,6}[\w'’-]+,? (?:and|or) [^\W_]+")


def joins_quotations(held: Held) -> bool:
    """Whether lines that are somebody's words each, or different people's, become one paragraph."""
    old, new = held.covered, held.edit.text
    return new.count("\n") < old.count("\n") and bool(new.strip()) and len(_QUOTED.findall(old)) > 1


_QUOTED = re.compile(r"[\"“”«»]")
