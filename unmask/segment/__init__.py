"""From a source to a draft: blocks of prose, each letter knowing where it was written."""

from __future__ import annotations

from unmask.segment.blocks import Blocks
from unmask.segment.markdown import segment_markdown
from unmask.segment.plain import segment_plain
from unmask.types.draft import Draft
from unmask.types.source import Source, Syntax

__all__ = ["Blocks", "segment"]


def segment(source: Source, known: Blocks | None = None) -> Draft:
    """The draft of a source. Never fails: what cannot be read as markup is read as prose.

    Blocks that are `known` are not read again, and those that are read are known from then on.
    """
    read = segment_markdown if source.syntax is Syntax.MARKDOWN else segment_plain
    return Draft(source, tuple(read(source.text, known)))
