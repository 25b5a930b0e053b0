"""The shape of a text: how it is built, whatever it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from unmask.english.wordclass import DENIAL_WORDS, SWEEPING_WORDS
from unmask.phrasing import counted
from unmask.types.draft import Block, BlockKind, Draft, RegionKind


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


@dataclass(frozen=True, slots=True)
class Shape:
    """How many words and sentences a text has, and how many there are for each fact."""

    words: int
    sentences: int
    counts: Mapping[Fact, int]

    def because(self, fact: Fact) -> str:
        """What was counted for a fact, as a sentence."""
        if fact is Fact.SHORT:
            return f"{self.counts[fact]} of {counted(self.sentences, 'sentence')} have at most six words."
        return f"{self.counts[fact]} of {counted(self.words, 'word')} are {_SAID[fact]}."


def shape_of(draft: Draft) -> Shape:
    """The shape of the prose of a draft. Headings, tables and other people's words are not looked at."""
    counts = dict.fromkeys(Fact, 0)
    words = sentences = 0
    for block in draft.blocks:
        if block.kind in _NO_PROSE:
            continue
        sentences += len(block.sentences)
        counts[Fact.SHORT] += sum(block.text.count(" ", s.start, s.end) < SHORT_SENTENCE for s in block.sentences)
        for word in _words(block):
            words += 1
            counts[Fact.DENIAL] += word in DENIAL_WORDS or word.endswith("n't")
            counts[Fact.SWEEPING] += word in SWEEPING_WORDS
            counts[Fact.LONG] += len(word) >= LONG_WORD
    return Shape(words, sentences, counts)


def _words(block: Block) -> Iterator[str]:
    for found in _WORD.finditer(block.text.lower().replace("’", "'")):
        if not block.regions or not block.within(*found.span(), *_NO_WORDS):
            yield found[0]
