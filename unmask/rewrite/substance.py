"""Substance: whether a sentence says who, what, when, where or how many, or what is asked or offered."""

from __future__ import annotations

import re

from unmask.english.dictionary import is_ordinary
from unmask.english.particular import WEEKDAY, Kind, particulars
from unmask.english.word import WORD
from unmask.english.wordlist import alternatives, words
from unmask.fidelity.align import Said
from unmask.fidelity.fact import COUNTED, DOUBTFUL, QUOTATION, facts, missing
from unmask.rewrite.enumeration import announces
from unmask.rewrite.harm.claim import offers
from unmask.rewrite.harm.held import Passages
from unmask.types.comparison import Fact, FactKind
from unmask.types.draft import BlockKind, RegionKind
from unmask.types.finding import Edit

_SURE = frozenset(Kind) - {Kind.CAPITALS, Kind.HASHTAG, Kind.NUMBER, Kind.QUOTATION}
_FOR_SHOW = frozenset(words("lean", "counted for show"))
_OFFERS = re.compile(rf"\b{alternatives('lean', 'asks and offers')}\b", re.IGNORECASE)
_WEEKDAYS = re.compile(rf"{WEEKDAY}s", re.IGNORECASE)
_WORDS_OF_SOMEBODY = 4
"""Fewer words in quotation marks are doubted or mentioned, and nobody’s."""


def is_substantial(said: Said, *, happened: bool) -> bool:
    """Whether a sentence says something particular. `happened` tells that it reports an event, or gives credit."""
    if said.block.kind is BlockKind.HEADING:
        return False
    if said.block.within(said.start, said.end, RegionKind.LINK, RegionKind.URL, RegionKind.MENTION, RegionKind.CODE):
        return True
    return happened or _has_fact(said) or is_offer(said)


def is_offer(said: Said) -> bool:
    """Whether something in particular is asked or offered, or told how to get."""
    return _OFFERS.search(said.text) is not None or offers(said)


def is_label(said: Said) -> bool:
    """Whether a sentence is made of hashtags alone."""
    rest = "".join(
        letter
        for place, letter in enumerate(said.text, said.start)
        if not said.block.within(place, place + 1, RegionKind.HASHTAG)
    )
    return WORD.search(rest) is None


def _has_fact(said: Said) -> bool:
    if any(len(WORD.findall(found[1])) >= _WORDS_OF_SOMEBODY for found in QUOTATION.finditer(said.text)):
        return True
    counts = [
        fact
        for fact in facts([said])
        if fact.kind in COUNTED and fact.of not in _FOR_SHOW and not _WEEKDAYS.fullmatch(fact.text)
    ]
    if announces(said):
        # “Five ways to bake bread:” counts its own items.
        counts = [fact for fact in counts if fact.kind is not FactKind.NUMBER]
    named = [one.span.slice(said.text) for one in particulars(said.text, _SURE)]
    return bool(counts) or any(not _WEEKDAYS.fullmatch(name) for name in named) or _has_name(said)


def _has_name(said: Said) -> bool:
    """Whether it holds a name that is no other word, in whatever case the line is set."""
    return any(
        fact.kind is FactKind.NAME
        and len(fact.text) > 2
        and not fact.text.isupper()
        and not _WEEKDAYS.fullmatch(fact.text)
        and not is_ordinary(fact.text)
        for fact in facts([said])
    )


def takes_fact(passages: Passages, edit: Edit) -> bool:
    """Whether an edit takes a name, a number, a link or the like that the paragraphs around it have nowhere else."""
    held = passages.hold(edit)
    gone = missing(facts(held.old), facts(held.new), " ".join(said.text for said in held.new))
    return any(
        fact.kind is not FactKind.HASHTAG and fact.of != DOUBTFUL and fact.of not in _FOR_SHOW and _is_said(fact)
        for fact in gone
    )


def _is_said(fact: Fact) -> bool:
    """Whether a quotation is somebody's words, and not one that is doubted."""
    return fact.kind is not FactKind.QUOTATION or len(WORD.findall(fact.text)) >= _WORDS_OF_SOMEBODY
