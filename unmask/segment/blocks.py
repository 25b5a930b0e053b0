"""Blocks that were read before, to be used again where the same is written, wherever it stands by then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unmask.cache.memo import Recent
from unmask.types.draft import Block, Reading
from unmask.types.span import Span

Written = tuple[object, ...]
"""All that decides how a block is read, with places in it counted from its first letter."""


class Blocks:
    """The blocks that were read last, no more than `most` of them."""

    def __init__(self, most: int = 2048) -> None:
        self._blocks = Recent[Written, tuple[int, Block]](most)

    def __len__(self) -> int:
        return len(self._blocks)

    def get(self, written: Written, place: int, paragraph: int) -> Block | None:
        """The block that is read where `written` starts at `place`, if it was read before."""
        known = self._blocks.get(written)
        if known is None:
            return None
        before, block = known
        if before != place or block.paragraph != paragraph:
            block = _moved(block, place - before, paragraph)
            self._blocks.put(written, (place, block))
        return block

    def put(self, written: Written, place: int, block: Block) -> Block:
        """Keep a block. The same, with a reading of its own."""
        read = replace(block, reading=Reading())
        self._blocks.put(written, (place, read))
        return read


def _moved(block: Block, by: int, paragraph: int) -> Block:
    return replace(
        block,
        span=block.span.shift(by),
        starts=_shifted(block.starts, by),
        ends=_shifted(block.ends, by),
        paragraph=paragraph,
        lead=block.lead.shift(by) if block.lead is not None else None,
    )


def _shifted(places: Sequence[int], by: int) -> Sequence[int]:
    if isinstance(places, range):
        return range(places.start + by, places.stop + by)
    return tuple(place + by for place in places)


def relative(spans: Sequence[Span | None], place: int) -> tuple[tuple[int, int] | None, ...]:
    """Spans as they are seen from a place."""
    return tuple((span.start - place, span.end - place) if span is not None else None for span in spans)
