"""Page: a block with what every search of it asks again and again."""

from __future__ import annotations

import re
from functools import cached_property

from unmask.match.anchor import Needs, lacks, terms
from unmask.rulebook.phrase import Edge
from unmask.types.draft import Block, Sentence

_LEAD_IN = re.compile(
    r"(?:[\"'(*_~\s]|(?:and|but|so|because|well|yes|ok|okay|plus|now|today|also)\b,? )*", re.IGNORECASE
)


class Page:
    """A block, its words, and where a phrase may start that must stand at the start of a sentence."""

    def __init__(self, block: Block) -> None:
        self.block = block
        self.text = block.text

    @cached_property
    def terms(self) -> frozenset[str]:
        """The words of the block, as anchors are written."""
        return terms(self.text)

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
