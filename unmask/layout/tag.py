"""Tags: hashtags and names hung on a post so that it travels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unmask.types.detection import Detection, Settings
from unmask.types.draft import Block, BlockKind, Draft, Region, RegionKind
from unmask.types.span import Span

_NAME = re.compile(r"[A-Z][\w'’.-]+|[A-Z]\.|(?:de|van|von|der|den|al|bin|la|le|da|dos)\b")


def detect_hashtag_pile(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """More hashtags than a reader follows. `text` keeps the first few."""
    most = int(settings["most"])
    tagged = [
        (block, region) for block in draft.blocks for region in block.regions if region.kind is RegionKind.HASHTAG
    ]
    if len(tagged) <= most:
        return
    trailing = _trailing(tagged)
    if len(trailing) < 2:
        return
    first, last = _span(*trailing[0]), _span(*trailing[-1])
    kept = max(0, int(settings["keep"]) - (len(tagged) - len(trailing)))
    text = draft.source.text
    keep = text[first.start : _span(*trailing[kept - 1]).end] if kept else None
    yield Detection(Span(first.start, last.end), (("count", str(len(tagged))), ("most", str(most))), keep)


def _trailing(tagged: list[tuple[Block, Region]]) -> list[tuple[Block, Region]]:
    """The hashtags that end the text with nothing but space between them."""
    trailing: list[tuple[Block, Region]] = []
    for block, region in reversed(tagged):
        if trailing:
            after_block, after = trailing[0]
            if block is after_block and block.text[region.end : after.start].strip():
                break
            if block is not after_block and (
                block.text[region.end :].strip() or after_block.text[: after.start].strip()
            ):
                break
        trailing.insert(0, (block, region))
    return trailing


def _span(block: Block, region: Region) -> Span:
    return block.source_span(region.start, region.end)


def detect_name_pile(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """A block of names or mentions with no sentence around them, at the foot of a text."""
    least = int(settings["least"])
    for block in draft.blocks[len(draft.blocks) // 2 :]:
        if block.kind is not BlockKind.LINE or len(block.text) < 12:
            continue
        words = [w for w in re.split(r"[\s,;&|·]+", block.text) if w and any(c.isalpha() for c in w)]
        named = [w for w in words if _NAME.match(w) or w.startswith(("@", "("))]
        if len(words) >= 2 * least and len(named) >= 0.9 * len(words) and not re.search(r"[.!?:]$", block.text):
            yield Detection(block.source_span(0, len(block.text)), (("count", str(len(words) // 2)),))
