"""From a source to a draft: blocks of prose, each letter knowing where it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from unmask.errors import TooLarge
from unmask.segment.blocks import Blocks
from unmask.segment.markdown import fenced_in_markdown, segment_markdown
from unmask.segment.plain import fenced_in_plain, segment_plain
from unmask.types.draft import Block, Draft, RegionKind
from unmask.types.source import Source, Syntax
from unmask.types.span import Span

__all__ = ["MOST", "Blocks", "segment", "verbatim"]

MOST = 150_000
"""How many sentences a text may have; every line and every cell of a table is one at least."""


def segment(source: Source, known: Blocks | None = None) -> Draft:
    """The draft of a source. What cannot be read as markup is read as prose.

    Blocks that are `known` are not read again, and those that are read are known from then on. Raises `TooLarge` for a
    text of more than `MOST` sentences: each takes memory, however short it is.
    """
    read = segment_markdown if source.syntax is Syntax.MARKDOWN else segment_plain
    blocks = _counted(source, read(source.text, known))
    held = list(islice(blocks, HELD))
    if len(held) == HELD and _may_be_too_many(source.text):
        held.clear()
        for _ in blocks:
            pass
        blocks = _counted(source, read(source.text, known))
    return Draft(source, (*held, *blocks))


HELD = 10_000
"""How many blocks are held at most of a text that may be refused, until it is known to be taken."""

_ENDS = "\n\r|.!?…"
"""What nearly every sentence ends with: a line, a cell of a table, a stop."""


def _may_be_too_many(text: str) -> bool:
    """Whether so much ends in a text that its sentences had better be counted before any of them is held."""
    return sum(map(text.count, _ENDS)) > MOST


def _counted(source: Source, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks as they come, while they have not more sentences than a text may have. Raises `TooLarge`."""
    count = 0
    for block in blocks:
        count += len(block.sentences)
        if count > MOST:
            said = f"has more than {MOST:,} sentences, the most that is judged at once; split it, or leave it out"
            raise TooLarge(source.name, said)
        yield block


def verbatim(draft: Draft) -> tuple[Span, ...]:
    """The source spans of blocks of code and of code within a line."""
    text = draft.source.text
    fenced = fenced_in_markdown(text) if draft.source.syntax is Syntax.MARKDOWN else fenced_in_plain(text)
    return (*fenced, *_inline(draft))


def _inline(draft: Draft) -> Iterator[Span]:
    for block in draft.blocks:
        for region in block.regions:
            if region.kind is RegionKind.CODE:
                yield block.source_span(region.start, region.end)
