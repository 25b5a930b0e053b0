"""Match: where a rule matches, whichever room found it, and all that is needed to judge and to mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from unmask.types.draft import Block, Sentence
from unmask.types.lexicon import Form
from unmask.types.pattern import Pattern
from unmask.types.rule import Rule
from unmask.types.span import Span


@dataclass(frozen=True, slots=True)
class Within:
    """Where wording stands in the prose of a block: `start` and `end` are half-open offsets into `Block.text`."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        """The matched letters, folded."""
        return self.block.text[self.start : self.end]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences that the match touches."""
        return self.block.touched(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Match:
    """Where a `pattern` of a `rule` matches.

    `span`, `sentence` and `block` are spans of the source: of the match, of the sentences that it touches and of
    their block. `within` says where wording stands in its block; a shape may go over several blocks and has none.
    `captures` are the named parts of the match as they were written, `forms` the inflections in the order in which
    the inflected words stand. `joined` are the verbs after the match that stand beside its last one, and take the
    form that this one is given: “thrilled to host” of “to host the fair and meet you” is joined by “meet”.
    `replaced` is what the wording of a detector takes the place of, where that is more than the match; `removable` is
    whether the match may be left out. `parts` are the sentences that a shape is made of, in order: what stands between
    them is none of its business, and no edit may take it along. A `copied` match was found in another sentence that
    is the same to the letter.
    """

    rule: Rule
    pattern: Pattern
    span: Span
    sentence: Span
    block: Span
    within: Within | None = None
    captures: Mapping[str, str] = field(default_factory=dict)
    forms: tuple[Form, ...] = ()
    joined: tuple[Span, ...] = ()
    replaced: Span | None = None
    removable: bool = True
    parts: tuple[Span, ...] = ()
    copied: bool = False

    def moved(self, by: int, block: Span) -> Match:
        """The same in a text in which it stands `by` code points further on, in this block of that text."""

        def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
            return tuple(span.shift(by) for span in spans)

        return replace(
            self,
            span=self.span.shift(by),
            sentence=self.sentence.shift(by),
            block=block,
            joined=moved(self.joined),
            replaced=self.replaced.shift(by) if self.replaced is not None else None,
            parts=moved(self.parts),
        )


def wording_match(
    rule: Rule, pattern: Pattern, within: Within, captures: Mapping[str, str], forms: tuple[Form, ...]
) -> Match:
    """The match of wording that stands in a block."""
    block, touched = within.block, within.sentences
    span = block.source_span(within.start, within.end)
    sentence = block.source_span(touched[0].start, touched[-1].end) if touched else span
    return Match(rule, pattern, span, sentence, block.span, within, captures, forms)
