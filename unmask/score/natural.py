"""The shape of a text, and what in it speaks for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from unmask.english.particular import UNBOASTED, particulars
from unmask.english.word import DENIAL_WORDS, SWEEPING_WORDS
from unmask.english.wordlist import alternatives, phrases, words
from unmask.errors import counted
from unmask.match.prefilter import terms
from unmask.match.starts import DIGIT
from unmask.types.draft import Block, BlockKind, Draft, RegionKind, kept_between
from unmask.types.span import Span


class SignKind(StrEnum):
    """A way in which a person shows."""

    PARTICULAR = "particular"
    QUESTION = "question"
    DOUBT = "doubt"
    CREDIT = "credit"
    EVENT = "event"


class Sign(NamedTuple):
    """One natural sign, and where it stands in the source."""

    kind: SignKind
    span: Span


_DOUBT = re.compile(rf"\b{alternatives('sign', 'doubts')}\b", re.IGNORECASE)
_CREDIT = re.compile(rf"(?i:\b{alternatives('sign', 'credits')}) [A-Z][\w'-]+")
_EVENT = re.compile(
    rf"""\b(?:i|we|he|she|they)\ (?:{alternatives("sign", "between subject and deed")}\ )?
        {alternatives("sign", "deeds")}\b
      | \b{alternatives("sign", "past times")}\b""",
    re.IGNORECASE | re.VERBOSE,
)
_QUESTION = re.compile(
    rf"\b(?:does|has|do|is|can|could|would) {alternatives('grammar', 'anybody')}\b[^.!?]*\?"
    r"|\b(?:how do you|what do you use)\b[^.!?]*\?",
    re.IGNORECASE,
)
_SOMEWHERE = re.compile(rf"[a-z] {alternatives('particular', 'before places')} [A-Z]")
_DATED = frozenset({DIGIT, *words("particular", "weekdays")})
"""The words of which a text must hold one for a date, a time or a measure."""


def _tellers(section: str) -> frozenset[str]:
    """A word of each phrase of a section: the longest, which is the rarest."""
    return frozenset(max(re.findall(r"\w+", phrase), key=len) for phrase in phrases("sign", section))


_ASKED_FOR = (
    (SignKind.DOUBT, _DOUBT, _tellers("doubts")),
    (SignKind.CREDIT, _CREDIT, _tellers("credits")),
    (SignKind.EVENT, _EVENT, _tellers("past times").union(words("sign", "deeds"))),
    (SignKind.QUESTION, _QUESTION, frozenset("?")),
)
"""Each kind with the words of which a text must hold one: looking them up is quicker than looking for the sign."""


def natural_signs(draft: Draft) -> tuple[Sign, ...]:
    """The natural signs of a draft, block by block. Headings, tables and other people's words are not looked at."""
    return tuple(
        sign
        for block in draft.blocks
        if block.kind not in {BlockKind.HEADING, BlockKind.TABLE, BlockKind.QUOTE}
        for sign in _signs(block)
    )


def _signs(block: Block) -> Iterator[Sign]:
    for kind, start, end in _found(block.text):
        if not block.within(start, end, RegionKind.CODE, RegionKind.URL, RegionKind.HASHTAG):
            yield Sign(kind, block.source_span(start, end))


@lru_cache(maxsize=2048)
def _found(text: str) -> tuple[tuple[SignKind, int, int], ...]:
    """The signs in a block's text. Between two keystrokes nearly all blocks stay as they are."""
    return tuple(_find(text))


def _find(text: str) -> Iterator[tuple[SignKind, int, int]]:
    held = terms(text)
    if not _DATED.isdisjoint(held) or _SOMEWHERE.search(text):
        for particular in particulars(text, UNBOASTED):
            yield SignKind.PARTICULAR, particular.span.start, particular.span.end
    for kind, pattern, listed in _ASKED_FOR:
        if not listed.isdisjoint(held):
            for found in pattern.finditer(text):
                yield kind, *found.span()


class Fact(StrEnum):
    """What can be counted of the shape of a text. The values are what terms are called."""

    SHORT = "short sentences"
    DENIAL = "denials"
    SWEEPING = "sweeping words"
    LONG = "long words"


SHORT_SENTENCE = 6
"""The most words of a short sentence."""

LONG_WORD = 7
"""The fewest letters of a long word: “growth” has six, “success” seven."""

_WORD = re.compile(r"[^\W\d_](?:[\w'-]*\w)?")
_NO_PROSE = frozenset({BlockKind.HEADING, BlockKind.TABLE, BlockKind.QUOTE})
_NO_WORDS = (RegionKind.CODE, RegionKind.URL, RegionKind.HASHTAG, RegionKind.MENTION)
_SAID = {
    Fact.DENIAL: "“not”, “never”, “no” or the like",
    Fact.SWEEPING: "“every”, “only”, “real” or the like",
    Fact.LONG: "of seven letters or more",
}


class Shape(NamedTuple):
    """How many words and sentences a text has, and how many there are for each fact."""

    words: int
    sentences: int
    counts: Mapping[Fact, int]

    def because(self, fact: Fact) -> str:
        """What was counted for a fact, as a sentence."""
        count = self.counts[fact]
        if fact is Fact.SHORT:
            has = "has" if count == 1 else "have"
            return f"{count} of {counted(self.sentences, 'sentence')} {has} at most six words."
        return f"{count} of {counted(self.words, 'word')} {'is' if count == 1 else 'are'} {_SAID[fact]}."


def shape_of(draft: Draft) -> Shape:
    """The shape of the prose of a draft. Headings, tables and other people's words are not looked at."""
    words = sentences = 0
    counts = dict.fromkeys(Fact, 0)
    for block in draft.blocks:
        if block.kind not in _NO_PROSE:
            shape = _shape(block)
            words += shape.words
            sentences += shape.sentences
            for fact, count in shape.counts.items():
                counts[fact] += count
    return Shape(words, sentences, counts)


@kept_between
def _shape(block: Block) -> Shape:
    said = _words(block)
    counts = {
        Fact.SHORT: sum(block.text.count(" ", s.start, s.end) < SHORT_SENTENCE for s in block.sentences),
        Fact.DENIAL: len([word for word in said if word in DENIAL_WORDS or word.endswith("n't")]),
        Fact.SWEEPING: len([word for word in said if word in SWEEPING_WORDS]),
        Fact.LONG: len([word for word in said if len(word) >= LONG_WORD]),
    }
    return Shape(len(said), len(block.sentences), counts)


def _words(block: Block) -> list[str]:
    text = block.text.lower().replace("’", "'")
    if not block.regions:
        return _WORD.findall(text)
    return [found[0] for found in _WORD.finditer(text) if not block.within(*found.span(), *_NO_WORDS)]
