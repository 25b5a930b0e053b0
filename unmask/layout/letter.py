"""Letters that shout or are dressed up as others, and tags hung on a post so that it travels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from unmask.english.inflection import is_ordinary
from unmask.english.particular import SHOUTED
from unmask.english.wordlist import words
from unmask.errors import counted
from unmask.segment.fold import fold, is_disguised
from unmask.types.draft import Block, BlockKind, Detection, Draft, Region, RegionKind, Settings, kept_between
from unmask.types.source import asked_soon
from unmask.types.span import Span

_PILED = re.compile(r"!{2,}(?!\?)|‼️?|(?=\?*!)(?=!*\?)[?!]{2,}")
_STRESSED = frozenset(words("rhetoric", "stressed"))
"""Words that capitals set against another, as in “bake for YOUR guests”: in small letters the point would be lost."""

_RAISED = re.compile(r"[A-Z][A-Z ]")
"""What a block holds that has capitals or spaced letters. Most have not, and it is seen in a tenth of the time."""

_SPACED = re.compile(r"\b[A-Z](?: [A-Z]){3,}\b")
_CAPITALS = re.compile(r"\b[A-Z]{2,}(?:['’-][A-Z]+)*(?: [A-Z]{2,}(?:['’-][A-Z]+)*)*\b")


def detect_disguised(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Words set in bold or italic look-alikes, which screen readers spell out or skip.

    There is one detection for a text, where the first of them stand; `text` sets all of them in plain letters.
    """
    text = draft.source.text
    if not any(map(is_disguised, set(text))):
        return
    runs = [span for span in _runs(text) if _count(text, span) >= settings["letters"]]
    if not runs:
        return
    if any(_runs_on(text, run) for run in runs):
        # In plain letters nobody would see where a heading ends and the text begins.
        yield Detection(runs[0], (("plain", fold(text, runs[0].start, runs[0].end).text), ("more", _more(runs))))
        return
    pieces = [_plain(text, runs[0])]
    for before, run in pairwise(runs):
        pieces += (text[before.end : run.start], _plain(text, run))
    captures = (("plain", fold(text, runs[0].start, runs[0].end).text), ("more", _more(runs)))
    yield Detection(runs[0], captures, "".join(pieces), Span(runs[0].start, runs[-1].end))


def _plain(text: str, run: Span) -> str:
    """A passage with its look-alike letters as ordinary ones, and every other sign as it is."""
    return "".join(
        fold(text, place, place + 1).text if is_disguised(text[place]) else text[place]
        for place in range(run.start, run.end)
    )


_RUN_ON = re.compile(r"[.!?:]? (?=[A-Z][a-z]*(?:['’][a-z]+)? )")


def _runs_on(text: str, run: Span) -> bool:
    """Whether a passage of several words opens a line, and a sentence follows on that line with no mark between."""
    return " " in run.slice(text) and _RUN_ON.match(text, run.end) is not None


def _more(runs: Sequence[Span]) -> str:
    others = len(runs) - 1
    return f", and {counted(others, 'passage')} after it" if others else ""


def _runs(text: str) -> Iterator[Span]:
    """The passages in look-alike letters: no other letter and no end of a line stands in one."""
    start: int | None = None
    last = 0
    for index, letter in enumerate(text):
        if is_disguised(letter):
            start = index if start is None else start
            last = index + 1
        elif start is not None and (letter.isalpha() or letter in "\r\n"):
            yield Span(start, last)
            start = None
    if start is not None:
        yield Span(start, last)


def _count(text: str, span: Span) -> int:
    return sum(is_disguised(letter) for letter in span.slice(text))


def detect_shouting(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Piled-up exclamation marks, ordinary words in capitals, and s p a c e d letters. `text` says it quietly."""
    beside = _stressed_beside(draft.blocks)
    for block in draft.blocks:
        piled, capitals, spaced = _loud(block)
        for found in piled:
            if found.start() and not block.within(found.start(), found.end(), RegionKind.CODE, RegionKind.URL):
                quiet_mark = "?" if "?" in found[0] else "!"
                span = block.source_span(found.start(), found.end())
                start = span.start
                while start and draft.source.text[start - 1] == " ":
                    start -= 1
                # A mark stands right behind its word, as a sign that was put for it need not.
                yield Detection(span, (), quiet_mark, Span(start, span.end) if start < span.start else None)
        for found in capitals:
            loud = found[0].replace("’", "'").split()
            if (
                sum(word in SHOUTED for word in loud) * 2 >= len(loud)
                and not block.within(found.start(), found.end(), RegionKind.CODE, RegionKind.HASHTAG, RegionKind.URL)
                and not _is_loud(block.text)
            ):
                quiet = all(word in SHOUTED and word.lower() not in _STRESSED and word not in beside for word in loud)
                lowered = _lowered(block, found) if quiet and not _NAMED_NEXT.match(block.text, found.end()) else None
                yield Detection(block.source_span(found.start(), found.end()), (), lowered)
        for found in spaced:
            yield Detection(block.source_span(found.start(), found.end()))


def _stressed_beside(blocks: Sequence[Block]) -> frozenset[str]:
    """The words in capitals that stand near to others which stay: of “you don't NEED to, you CHOOSE to” both stay."""
    loud = [frozenset(word for found in _loud(block)[1] for word in found[0].split()) for block in blocks]
    if not any(loud):
        return frozenset()
    stay = [any(len(word) >= _WORD and word not in SHOUTED and is_ordinary(word) for word in words) for words in loud]
    near = [words for number, words in enumerate(loud) if words and any(stay[max(0, number - 1) : number + 2])]
    return frozenset(word for words in near for word in words if word != "FREE")


_NAMED_NEXT = re.compile(r" +@?[A-Z][a-z]")
"""What a word in capitals may be the beginning of, or short for something before: “SO Ana” thanks her aloud."""

_WORD = 4
"""Fewer capitals are mostly the letters of a name, even where they make a word: IT, US, IDE."""


@kept_between
def _loud(block: Block) -> tuple[Sequence[re.Match[str]], ...]:
    """Where marks are piled up in a block, where capitals stand in it, and where spaced ones do."""
    text = block.text
    piled = tuple(_PILED.finditer(text)) if "!" in text or "‼" in text else ()
    if not _RAISED.search(text):
        return piled, (), ()
    return piled, tuple(_CAPITALS.finditer(text)), tuple(_SPACED.finditer(text))


@asked_soon(8)
def _is_loud(text: str) -> bool:
    """Whether a whole block is in capitals."""
    return text.isupper()


def _lowered(block: Block, found: re.Match[str]) -> str:
    """Shouted words in an ordinary voice, with a capital where a sentence starts."""
    spoken = found[0].lower()
    opens = any(
        not any(map(str.isalnum, block.text[sentence.start : found.start()]))
        for sentence in block.touched(found.start(), found.end())[:1]
    )
    return spoken[0].upper() + spoken[1:] if opens else spoken


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
    keep = _kept(draft.source.text, [_span(*each) for each in trailing], kept) if kept else None
    yield Detection(Span(first.start, last.end), (("count", str(len(tagged))), ("most", str(most))), keep)


_YEAR = re.compile(r"(?:19|20)\d\d$")
_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def _kept(text: str, tags: Sequence[Span], count: int) -> str:
    """So many of the hashtags, in their order.

    First those that stand for a year or for what the text names, then other names, and ordinary words last.
    """
    written = [tag.slice(text) for tag in tags]
    said = text[: tags[0].start].lower()
    pieces = [_PIECE.findall(tag) for tag in written]
    ordinary = [all(is_ordinary(piece.lower()) for piece in each) for each in pieces]
    named = [
        (len(each) > 1 and " ".join(each).lower() in said) or _YEAR.search(tag) is not None
        for each, tag in zip(pieces, written, strict=True)
    ]
    order = sorted(range(len(tags)), key=lambda number: (not named[number], ordinary[number], number))
    chosen = sorted(order[:count])
    if chosen == list(range(count)):
        return text[tags[0].start : tags[count - 1].end]
    return " ".join(tags[number].slice(text) for number in chosen)


def _trailing(tagged: list[tuple[Block, Region]]) -> list[tuple[Block, Region]]:
    """The hashtags that end the text with nothing but space between them."""
    trailing: list[tuple[Block, Region]] = []
    for block, region in reversed(tagged):
        if trailing:
            after_block, after = trailing[-1]
            if block is after_block and block.text[region.end : after.start].strip():
                break
            if block is not after_block and (
                block.text[region.end :].strip() or after_block.text[: after.start].strip()
            ):
                break
        trailing.append((block, region))
    return trailing[::-1]


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
