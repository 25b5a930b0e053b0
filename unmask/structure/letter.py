"""Letters: type that shouts, and letters dressed up as others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unmask.english.particular import SHOUTED
from unmask.segment.fold import fold, is_disguised
from unmask.structure.detector import Detection, Settings
from unmask.types.draft import Block, Draft, RegionKind
from unmask.types.span import Span

_PILED = re.compile(r"!{2,}|‼️?|\?!+|!\?+")
_SPACED = re.compile(r"\b[A-Z](?: [A-Z]){3,}\b")
_CAPITALS = re.compile(r"\b[A-Z]{2,}(?:['’-][A-Z]+)*(?: [A-Z]{2,}(?:['’-][A-Z]+)*)*\b")


def detect_disguised(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Words set in bold or italic look-alikes, which screen readers spell out or skip. `text` has plain letters."""
    text = draft.source.text
    if not any(map(is_disguised, set(text))):
        return
    start: int | None = None
    last = 0
    for index in range(len(text) + 1):
        letter = text[index] if index < len(text) else "\n"
        if is_disguised(letter):
            start = index if start is None else start
            last = index + 1
        elif start is not None and (letter.isalpha() or letter in "\r\n"):
            yield from _plain(text, Span(start, last), least=int(settings["letters"]))
            start = None


def _plain(text: str, span: Span, *, least: int) -> Iterator[Detection]:
    if sum(is_disguised(letter) for letter in span.slice(text)) >= least:
        folded = fold(text, span.start, span.end).text
        yield Detection(span, (("plain", folded),), folded)


def detect_shouting(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Piled-up exclamation marks, ordinary words in capitals, and s p a c e d letters. `text` says it quietly."""
    for block in draft.blocks:
        for found in _PILED.finditer(block.text):
            if found.start() and not block.within(found.start(), found.end(), RegionKind.CODE, RegionKind.URL):
                yield Detection(
                    block.source_span(found.start(), found.end()), (), found[0].strip("\ufe0f")[0].replace("‼", "!")
                )
        for found in _CAPITALS.finditer(block.text):
            words = found[0].replace("’", "'").split()
            if (
                sum(word in SHOUTED for word in words) * 2 >= len(words)
                and not block.within(found.start(), found.end(), RegionKind.CODE, RegionKind.HASHTAG, RegionKind.URL)
                and not block.text.isupper()
            ):
                lowered = _lowered(block, found) if all(word in SHOUTED for word in words) else None
                yield Detection(block.source_span(found.start(), found.end()), (), lowered)
        for found in _SPACED.finditer(block.text):
            yield Detection(block.source_span(found.start(), found.end()))


def _lowered(block: Block, found: re.Match[str]) -> str:
    """Shouted words in an ordinary voice, with a capital where a sentence starts."""
    spoken = found[0].lower()
    opens = any(not any(c.isalnum() for c in block.text[s.start : found.start()]) for s in block.sentences
                if s.start <= found.start() < s.end)  # fmt: skip
    return spoken[0].upper() + spoken[1:] if opens else spoken
