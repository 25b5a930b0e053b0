"""Making a block from folded letters."""

from __future__ import annotations

from unmask.segment.fold import Folded
from unmask.segment.region import find_regions
from unmask.segment.sentence import split_sentences
from unmask.types.draft import Block, BlockKind, Region
from unmask.types.span import Span


def make_block(
    kind: BlockKind,
    span: Span,
    folded: Folded,
    paragraph: int,
    *,
    regions: tuple[Region, ...] = (),
    lead: Span | None = None,
) -> Block | None:
    """A block of these letters, or None where there is nothing to read. `regions` are those known from markup."""
    if not any(letter.isalnum() for letter in folded.text):
        return None
    return Block(
        kind=kind,
        span=span,
        text=folded.text,
        starts=folded.starts,
        ends=folded.ends,
        paragraph=paragraph,
        sentences=split_sentences(folded.text),
        regions=find_regions(folded.text, regions),
        lead=lead,
    )
