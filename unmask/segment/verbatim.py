"""Verbatim: what a text shows as it is typed."""

from __future__ import annotations

from collections.abc import Iterator

from unmask.segment.markdown import fenced_in_markdown
from unmask.segment.plain import fenced_in_plain
from unmask.types.draft import Draft, RegionKind
from unmask.types.source import Syntax
from unmask.types.span import Span


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
