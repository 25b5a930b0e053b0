"""Page: a block with what every search of it asks again and again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterable
from functools import cached_property

from unmask.english.word import TERM
from unmask.match.anchor import Needs, held, lacks, lower, terms
from unmask.match.opening import Openings
from unmask.rulebook.phrase import Edge
from unmask.types.draft import Block, Sentence
from unmask.types.span import Cover, Span

_LEAD_IN = re.compile(
    r"(?:[\"'(*_~\s]|(?:and|but|so|because|well|yes|ok|okay|plus|now|today|also)\b,? )*", re.IGNORECASE
)


class Stretches:
    """Where one wording stands in a block: half-open offsets, in order."""

    def __init__(self, found: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(found)
        self.starts = [start for start, _ in ordered]
        self._cover = Cover(Span(start, end) for start, end in ordered)

    def touch(self, start: int, end: int) -> bool:
        """Whether the wording stands in a part of the block."""
        return self._cover.touches(Span(start, end))

    def start_in(self, sentence: Sentence) -> bool:
        """Whether the wording starts in a sentence."""
        place = bisect_left(self.starts, sentence.start)
        return place < len(self.starts) and self.starts[place] < sentence.end


class Page:
    """A block, its words, and where a phrase may start that must stand at the start of a sentence."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.text = block.text
        self.lower = lower(block.text)
        """The text in lower case, letter for letter."""
        found = [(word[0], word.start()) for word in TERM.finditer(self.lower)]
        words = [word for word, _ in found]
        self.words = tuple((word, after, start) for (word, start), after in zip(found, (*words[1:], ""), strict=False))
        """The words of the block as anchors are written, each with the one after it, or "", and where it starts."""
        self.terms = held(words, self.text)
        """The words of the block and its marks, as anchors are written."""

    @cached_property
    def first_words(self) -> tuple[tuple[str, str, int], ...]:
        """Those at which a phrase may start that must stand at the start of a sentence."""
        starts = frozenset(start for sentence in self._openings for start in sentence)
        return tuple(word for word in self.words if word[2] in starts)

    @cached_property
    def _terms_of(self) -> dict[Sentence, frozenset[str]]:
        return {}

    def terms_of(self, sentence: Sentence) -> frozenset[str]:
        """The words and marks of one of its sentences, as anchors are written."""
        if sentence not in self._terms_of:
            self._terms_of[sentence] = terms(self.block.said(sentence))
        return self._terms_of[sentence]

    @cached_property
    def stretches(self) -> dict[Hashable, Stretches]:
        """Where wordings that were asked for stand, by the wording: each is looked for once in a block."""
        return {}

    @cached_property
    def _by_word(self) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = {}
        for word, after, start in self.words:
            found.setdefault(word, []).append((after, start))
        return found

    def places(self, openings: Openings) -> list[int]:
        """Where something with these openings could start, in order."""
        held = self._by_word
        return sorted(
            start
            for word in openings.keys() & held.keys()
            for after, start in held[word]
            if (seconds := openings[word]) is None or after in seconds
        )

    def lacks(self, needs: Needs) -> bool:
        """Whether what needs these words cannot stand in the block."""
        return lacks(needs, self.terms)

    def openings(self, edge: Edge) -> tuple[tuple[int, ...], ...]:
        """For each sentence, or only the first for a whole block, where a phrase at its start may start."""
        return self._openings[:1] if edge is Edge.BLOCK else self._openings

    @cached_property
    def _openings(self) -> tuple[tuple[int, ...], ...]:
        return tuple(self._starts(sentence) for sentence in self.block.sentences)

    def _starts(self, sentence: Sentence) -> tuple[int, ...]:
        # "And agree?" is as much a bait as "Agree?": small words and marks may come before the phrase.
        lead = _LEAD_IN.match(self.text, sentence.start, sentence.end)
        return tuple(sorted({sentence.start, lead.end() if lead else sentence.start}))
