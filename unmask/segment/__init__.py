"""From a source to a draft: blocks of prose, each letter knowing where it was written."""

from __future__ import annotations

from collections.abc import Iterator

from unmask.segment.blocks import Blocks
from unmask.segment.markdown import fenced_in_markdown, segment_markdown
from unmask.segment.plain import fenced_in_plain, segment_plain
from unmask.types.draft import Draft, RegionKind
from unmask.types.source import Source, Syntax
from unmask.types.span import Span

__all__ = ["Blocks", "segment", "verbatim"]


def segment(source: Source, known: Blocks | None = None) -> Draft:
    """The draft of a source. Never fails: what cannot be read as markup is read as prose.

    Blocks that are `known` are not read again, and those that are read are known from then on.
    """
    read = segment_markdown if source.syntax is Syntax.MARKDOWN else segment_plain
    return Draft(source, tuple(read(source.text, known)))


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
