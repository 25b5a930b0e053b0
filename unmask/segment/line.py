"""Lines: the sentences of a draft in reading order, and the sign that opens a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from unmask.english.particular import is_particular
from unmask.english.word import WORD
from unmask.segment.fold import is_symbol
from unmask.types.draft import Block, BlockKind, Draft, RegionKind, Sentence, kept
from unmask.types.span import Span, hull

_BULLET = re.compile(r"(?:[-*+•▪◦‣●○■□–—·>]|[→↳➜➔➤►▶⇒➡]\ufe0f?|-+>)[ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|[a-zA-Z]\)|\d{1,2}/|(?:\d\ufe0f?\u20e3)+|[①-⑳❶-❿])[ \t\u00a0]*(?=\S)")
_LISTED = frozenset("✅✔☑✓❌✖✗☐→↳➜➔➤►▶⇒➡👉🔹🔸🔷🔶▪▫◾◽⚫⚪🔴🔵🟢🟡🟠🟣🟤⭐📌📍")


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a lead ends, counted from the start of the line, and whether it makes the line an item of a list."""

    end: int
    listed: bool


def find_lead(line: str) -> Lead | None:
    """The lead of a line without indentation, or None. White space after the lead is not part of it."""
    for pattern in (_BULLET, _NUMBER):
        found = pattern.match(line)
        if found and not (pattern is _NUMBER and _is_prose_number(line, found)):
            more = _symbols(line, found.end())
            return Lead(len(line[: more or found.end()].rstrip()), True)
    end = _symbols(line, 0)
    if end is None or end >= len(line):
        return None
    return Lead(len(line[:end].rstrip()), line[0] in _LISTED)


def _is_prose_number(line: str, found: re.Match[str]) -> bool:
    # "3.5 million" and "9/10 people" open a sentence; "3. Ship it" and "9/ Ship it" open an item.
    return line[found.end()].isdigit() and found[0] == found[0].rstrip()


def _symbols(line: str, start: int) -> int | None:
    """The end of a run of emoji and the white space after each, or None where there is none."""
    index = start
    while index < len(line) and (is_symbol(line[index]) or _joins(line[index])):
        index += 1
        while index < len(line) and line[index] in " \t\u00a0":
            index += 1
    return index if index > start and is_symbol(line[start]) else None


def _joins(letter: str) -> bool:
    return letter in "\u200d\ufe0f\ufe0e\u20e3" or 0x1F3FB <= ord(letter) <= 0x1F3FF


PROSE = frozenset({BlockKind.LINE, BlockKind.PARAGRAPH})


class Line(NamedTuple):
    """A sentence and its block. `number` counts the prose sentences of the draft from 0.

    What is worked out of what it says is kept in `known`.
    """

    block: Block
    sentence: Sentence
    number: int
    known: dict[Any, Any]

    @property
    def text(self) -> str:
        """The sentence, folded."""
        return self.block.text[self.sentence.start : self.sentence.end]

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.block.source_span(self.sentence.start, self.sentence.end)

    @property
    def words(self) -> int:
        """How many words it has."""
        return _words(self)

    @property
    def particular(self) -> bool:
        """Whether it holds a number, a name, code, an address, a file name or a quotation."""
        return _particular(self)


def line_of(block: Block, sentence: Sentence, number: int = 0) -> Line:
    """A sentence of a block as a line."""
    return Line(block, sentence, number, block.known_of(sentence.start))


@kept
def _words(line: Line) -> int:
    return len(WORD.findall(line.text))


@kept
def _particular(line: Line) -> bool:
    # A quotation may be of several sentences, with a single mark in each.
    return (
        '"' in line.text
        or is_particular(line.text)
        or line.block.within(
            line.sentence.start, line.sentence.end, RegionKind.CODE, RegionKind.URL, RegionKind.MENTION
        )
    )


def prose_lines(draft: Draft, *, kinds: frozenset[BlockKind] = PROSE) -> tuple[Line, ...]:
    """The sentences of the blocks of these kinds, in order, but for those made of hashtags or addresses alone."""
    # Every detector asks for the lines of the draft at hand, and of kinds that it has not most ask for the same.
    there: frozenset[BlockKind] | None = draft.worked_out.get(BlockKind)
    if there is None:
        there = draft.worked_out[BlockKind] = frozenset(block.kind for block in draft.blocks)
    kinds &= there
    lines: tuple[Line, ...] | None = draft.worked_out.get(kinds)
    if lines is None:
        lines = draft.worked_out[kinds] = tuple(_lines(draft, kinds))
    return lines


def _lines(draft: Draft, kinds: frozenset[BlockKind]) -> Iterator[Line]:
    number = 0
    for block in draft.blocks:
        if block.kind in kinds and not is_tags(block):
            for sentence in block.sentences:
                yield line_of(block, sentence, number)
                number += 1


def is_tags(block: Block) -> bool:
    """Whether a block is hashtags, mentions or addresses and nothing else."""
    return bool(block.regions) and _is_tags(block)


@kept
def _is_tags(block: Block) -> bool:
    covered = sum(
        r.end - r.start for r in block.regions if r.kind in (RegionKind.HASHTAG, RegionKind.MENTION, RegionKind.URL)
    )
    return covered > 0 and covered >= 0.8 * len(block.text.replace(" ", ""))


def neighbours(lines: tuple[Line, ...]) -> Iterator[tuple[Line, Line]]:
    """Each sentence with the one that reads on from it: in the same block, the next line or the next paragraph."""
    for one, other in pairwise(lines):
        if other.block.paragraph - one.block.paragraph <= 1:
            yield one, other


def over(first: Line, last: Line) -> Span:
    """The source span from the start of one sentence to the end of another."""
    return hull(first.span, last.span)


def spans(lines: Sequence[Line]) -> tuple[Span, ...]:
    """Where each of the sentences stands in the source."""
    return tuple(line.span for line in lines)


def written(line: Line, start: int, end: int, source: str) -> str:
    """A part of a sentence as the source has it. Offsets are half-open and count into the sentence."""
    if start == end:
        return ""
    return line.block.source_span(line.sentence.start + start, line.sentence.start + end).slice(source)
