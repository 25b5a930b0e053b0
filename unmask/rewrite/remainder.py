"""Remainders: a text without some of its sentences, the rest as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from unmask.rewrite.removal import without_lines
from unmask.rewrite.replacement import Change
from unmask.segment.verbatim import verbatim
from unmask.types.draft import Block, Draft
from unmask.types.source import Syntax
from unmask.types.span import Span

_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_PAIRED = "*_`~"


def remainder(draft: Draft, kept: frozenset[int]) -> str:
    """The text of a draft with those sentences alone that begin at one of these source offsets.

    A sentence without a word goes with the one before it, and a line of signs alone with what stood beside it. What is
    in no sentence stays.
    """
    text = draft.source.text
    gone: list[Span] = []
    cuts: list[Span | Change] = []
    for block in draft.blocks:
        stays = _stays(block, kept)
        if not any(stays):
            gone.append(block.span)
        elif not all(stays):
            cuts.append(_without_sentences(block, stays, text))
    cuts += (*gone, *_lone_signs(draft, gone))
    # From the last to the first, so that the offsets of those before stay true.
    for each in sorted(cuts, key=_start, reverse=True):
        change = without_lines(text, each) if isinstance(each, Span) else each
        text = text[: change.span.start] + change.text + text[change.span.end :]
    return text


def _start(cut: Span | Change) -> int:
    return cut.start if isinstance(cut, Span) else cut.span.start


def is_one_piece(block: Block, draft: Draft) -> bool:
    """Whether something other than white space holds the sentences of a block together: markup that spans several."""
    text = draft.source.text
    spans = _spans(block)
    if len(spans) < 2:
        return False
    between = [text[one.end : other.start] for one, other in pairwise(spans)]
    start = block.lead.end if block.lead is not None else block.span.start
    edges = [text[start : spans[0].start], text[spans[-1].end : block.span.end]]
    if any(gap.strip() for gap in (*between, *edges)):
        return True
    return draft.source.syntax is Syntax.MARKDOWN and any(
        span.slice(text).count(mark) % 2 for span in spans for mark in _PAIRED
    )


def _spans(block: Block) -> list[Span]:
    return [block.source_span(sentence.start, sentence.end) for sentence in block.sentences]


def _stays(block: Block, kept: frozenset[int]) -> list[bool]:
    """For each sentence of a block whether it stays."""
    stays: list[bool] = []
    for sentence, span in zip(block.sentences, _spans(block), strict=True):
        worded = any(map(str.isalnum, block.text[sentence.start : sentence.end]))
        stays.append(span.start in kept if worded else bool(stays) and stays[-1])
    return stays


def _without_sentences(block: Block, stays: Sequence[bool], text: str) -> Change:
    """The change that leaves some sentences of a block, each with the space that stood before it."""
    spans = _spans(block)
    said = text[block.span.start : spans[0].start]
    last: Span | None = None
    for number, (span, stay) in enumerate(zip(spans, stays, strict=True)):
        if stay:
            gap = text[spans[number - 1].end : span.start] if last is not None else ""
            said += gap + span.slice(text)
            last = span
    return Change(block.span, said + text[spans[-1].end : block.span.end])


def _lone_signs(draft: Draft, gone: Sequence[Span]) -> Iterator[Span]:
    """The lines of a plain text that hold signs alone and stand beside something that goes."""
    if draft.source.syntax is not Syntax.PLAIN:
        return
    text = draft.source.text
    blocks = [block.span for block in draft.blocks]
    apart = [*blocks, *verbatim(draft)]
    for found in _LINE.finditer(text):
        span = Span(*found.span())
        if any(map(str.isalnum, found[0])) or any(span.overlaps(other) for other in apart):
            continue
        before = [block for block in blocks if block.end <= span.start][-1:]
        after = [block for block in blocks if block.start >= span.end][:1]
        if any(block in gone for block in (*before, *after)):
            yield span
