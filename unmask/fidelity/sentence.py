"""Sentences to be held against others: what they say, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from unmask.english.word import stem
from unmask.english.wordlist import words
from unmask.types.draft import Block, Draft
from unmask.types.span import Span

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[$€£%#@]")
LIGHT = frozenset(words("claim", "light"))
"""Words that say little by themselves, in small letters."""


@dataclass(frozen=True)
class Said:
    """A sentence of a block: `start` and `end` are half-open offsets into the block's folded text.

    `offset` is how far the sentence stands from where its block says, where only a part of a text was read.
    """

    block: Block
    start: int
    end: int
    offset: int = 0

    @cached_property
    def text(self) -> str:
        """Its letters, folded."""
        return self.block.text[self.start : self.end]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters."""
        return tuple(_WORD.findall(self.text.lower()))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that say something; of all words where none does."""
        heavy = frozenset(stem(word) for word in self.words if word not in LIGHT)
        return heavy or frozenset(self.words)

    @cached_property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.source_span(Span(0, self.end - self.start))

    def source_span(self, part: Span) -> Span:
        """The source span of a part of `text`. Raises `ValueError` when the part is empty."""
        return self.block.source_span(self.start + part.start, self.start + part.end).shift(self.offset)


def sentences(draft: Draft) -> Iterator[Said]:
    """The sentences of a draft that hold a word, in its order."""
    for block in draft.blocks:
        for sentence in block.sentences:
            if any(letter.isalnum() for letter in block.text[sentence.start : sentence.end]):
                yield Said(block, sentence.start, sentence.end)
