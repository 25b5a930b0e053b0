"""Hit: where a rule's wording stands in a block, before anything has been decided about it."""

from __future__ import annotations

from dataclasses import dataclass

from unmask.english.inflection import Form
from unmask.types.draft import Block, Sentence
from unmask.types.rule import Rule


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's match in `block`: `start` and `end` are half-open offsets into the block's text.

    `captures` are the named parts of the match as they were written, `forms` the inflections in the order in which
    the inflected words of the phrase stand. `joined` are the offsets of verbs after the match that stand beside its
    last one: “thrilled to host” of “to host the fair and meet you” is joined by “meet”.
    """

    rule: Rule
    block: Block
    start: int
    end: int
    captures: tuple[tuple[str, str], ...] = ()
    forms: tuple[Form, ...] = ()
    joined: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The matched letters, folded."""
        return self.block.text[self.start : self.end]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that the match touches."""
        return tuple(s for s in self.block.sentences if s.start < self.end and self.start < s.end)
