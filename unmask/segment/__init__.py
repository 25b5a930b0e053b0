"""From a source to a draft: blocks of prose, each letter knowing where it was written."""

from __future__ import annotations

from unmask.segment.markdown import segment_markdown
from unmask.segment.plain import segment_plain
from unmask.types.draft import Draft
from unmask.types.source import Source, Syntax

__all__ = ["segment"]


def segment(source: Source) -> Draft:
    """The draft of a source. Never fails: what cannot be read as markup is read as prose."""
    blocks = segment_markdown(source.text) if source.syntax is Syntax.MARKDOWN else segment_plain(source.text)
    return Draft(source, tuple(blocks))
