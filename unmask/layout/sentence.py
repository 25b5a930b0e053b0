"""Single sentences: the long ones, and words that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unmask.english.word import WORD
from unmask.types.detection import Detection, Settings
from unmask.types.draft import Draft, RegionKind

_TWICE = re.compile(r"\b([^\W\d_]+) +\1\b", re.IGNORECASE)
_MAY_STAND_TWICE = frozenset({"had", "that", "bye", "ha", "no", "very"})


def detect_long(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Sentences of more words than `words`."""
    for block in draft.blocks:
        for sentence in block.sentences:
            count = len(WORD.findall(block.text[sentence.start : sentence.end]))
            if count > settings["words"]:
                span = block.source_span(sentence.start, sentence.end)
                yield Detection(span, (("count", str(count)),))


def detect_twice(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Words that stand twice in a row, as “the the”; the second may go."""
    for block in draft.blocks:
        for found in _TWICE.finditer(block.text):
            if found[1].lower() in _MAY_STAND_TWICE or block.within(found.start(), found.end(), RegionKind.CODE):
                continue
            yield Detection(block.source_span(found.start(), found.end()), (("word", found[1]),), text=found[1])
