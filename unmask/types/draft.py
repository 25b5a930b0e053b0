"""Draft: a source cut into the blocks of prose that can be judged, and what a detector finds in one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, wraps
from itertools import count
from typing import Any, Concatenate, NamedTuple, ParamSpec, Protocol, TypeVar

from unmask.types.source import Source
from unmask.types.span import Cover, Span


class BlockKind(StrEnum):
    """What part of a text a block is."""

    LINE = "line"
    """A line of a plain post, or a plain paragraph whose lines were wrapped."""
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    QUOTE = "quote"
    """Somebody else's words: a block quote."""
    TABLE = "table"
    """One table cell."""


class RegionKind(StrEnum):
    """A stretch inside a block that is not ordinary prose."""

    CODE = "code"
    LINK = "link"
    """The visible text of a link; its target is not in the block."""
    URL = "url"
    """A bare address, e-mail addresses included."""
    MENTION = "mention"
    HASHTAG = "hashtag"
    STRONG = "strong"


class Region(NamedTuple):
    """A stretch of `Block.text`: `start` and `end` are half-open offsets into that text, not into the source."""

    kind: RegionKind
    start: int
    end: int


class Sentence(NamedTuple):
    """One sentence of a block, without the white space around it: half-open offsets into `Block.text`."""

    start: int
    end: int


class _Knowing(Protocol):
    """What can remember what was worked out of it."""

    @property
    def known(self) -> dict[Any, Any]: ...


_Asked = TypeVar("_Asked", bound=_Knowing)
_More = ParamSpec("_More")
_Answer = TypeVar("_Answer")


_Question = Callable[Concatenate[_Asked, _More], _Answer]


class Lasting(dict[Any, Any]):
    """What was worked out of something and is kept longer than the draft."""


def kept(ask: _Question[_Asked, _More, _Answer]) -> _Question[_Asked, _More, _Answer]:
    """A question that a block or a sentence answers by what it says alone, asked of it once.

    Where blocks are kept between two readings of a text, so are the answers.
    """
    return _kept(ask, dict)


def kept_between(ask: _Question[_Asked, _More, _Answer]) -> _Question[_Asked, _More, _Answer]:
    """As `kept`, for a question that hardly comes twice of one block: kept only where blocks are, between readings.

    A text of many short lines would hold several times as much for nothing.
    """
    return _kept(ask, Lasting)


_UNKNOWN = object()


def _kept(ask: _Question[_Asked, _More, _Answer], where: type[dict[Any, Any]]) -> _Question[_Asked, _More, _Answer]:
    @wraps(ask)
    def asked(about: _Asked, /, *args: _More.args, **named: _More.kwargs) -> _Answer:
        known = about.known
        if not isinstance(known, where):
            return ask(about, *args, **named)
        key = (ask, *args, *named.values()) if args or named else ask
        answer = known.get(key, _UNKNOWN)
        if answer is _UNKNOWN:
            answer = known[key] = ask(about, *args, **named)
        found: _Answer = answer
        return found

    return asked


class Reading:
    """A block as it reads: one object for all that read the same, to the letter and to where each was written.

    What is worked out of a block and does not depend on where it stands is kept in `known`, as long as the block is.
    No two have the same `number`.
    """

    __slots__ = ("known", "number")

    def __init__(self) -> None:
        self.known = Lasting()
        self.number = next(_numbers)


_numbers = count()


@dataclass(frozen=True)
class Block:
    """A run of prose that is read as one piece.

    `text` is what the rules see: markup dropped, disguised letters folded, runs of white space made one space.
    `starts[i]` and `ends[i]` are the source offsets between which the letter `text[i]` was written, so they are as
    long as `text` and never decrease. `lead` is the bullet, number, arrow or emoji that opens the block and is left
    out of `text`. Blocks with no blank line between them share a `paragraph` number, which counts from 0. `reading`
    stands for what the block is, wherever it stands; None where blocks are not kept.
    """

    kind: BlockKind
    span: Span
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    paragraph: int
    sentences: tuple[Sentence, ...]
    regions: tuple[Region, ...] = ()
    lead: Span | None = None
    reading: Reading | None = field(default=None, compare=False, repr=False)

    @property
    def lasting(self) -> bool:
        """Whether what was worked out of it is kept longer than the draft."""
        return self.reading is not None

    @cached_property
    def known(self) -> dict[Any, Any]:
        """What was worked out of what it says."""
        return self.reading.known if self.reading is not None else {}

    def known_of(self, start: int) -> dict[Any, Any]:
        """What was worked out of the sentence that begins at this offset into `text`."""
        # No question is asked of both, so a block of one sentence and that sentence keep their answers together.
        known = self.known
        if len(self.sentences) == 1:
            return known
        if start not in known:
            known[start] = type(known)()
        found: dict[Any, Any] = known[start]
        return found

    def source_span(self, start: int, end: int) -> Span:
        """The source span of `text[start:end]`. Raises `ValueError` when the range is empty."""
        if start >= end:
            raise ValueError(f"no letters between {start} and {end}")
        return Span(self.starts[start], self.ends[end - 1])

    def within(self, start: int, end: int, *kinds: RegionKind) -> bool:
        """Whether `text[start:end]` touches a region of one of `kinds`."""
        return bool(self.regions) and any(
            kind in self._covered and self._covered[kind].touches(Span(start, end)) for kind in kinds
        )

    @cached_property
    def _covered(self) -> Mapping[RegionKind, Cover]:
        kinds = {region.kind for region in self.regions}
        return {kind: Cover(Span(r.start, r.end) for r in self.regions if r.kind is kind) for kind in kinds}

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    def touched(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that `text[start:end]` touches."""
        first = bisect_right(self._sentence_starts, start) - 1
        first += first < 0 or self.sentences[first].end <= start
        return self.sentences[first : bisect_left(self._sentence_starts, end)]

    @cached_property
    def _said(self) -> dict[Sentence, str]:
        return {}

    def said(self, sentence: Sentence) -> str:
        """A sentence of the block. It is the same string each time: a long one is asked for again and again."""
        if sentence not in self._said:
            self._said[sentence] = self.text[sentence.start : sentence.end]
        return self._said[sentence]


@dataclass(frozen=True)
class Draft:
    """A source and its blocks, in the order in which they are read."""

    source: Source
    blocks: tuple[Block, ...]

    @cached_property
    def worked_out(self) -> dict[Any, Any]:
        """What has been made of the draft and is asked for again; it goes when the draft goes."""
        return {}

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(block.span.start for block in self.blocks)

    def block_of(self, span: Span) -> Block | None:
        """The block in which a span lies whole, if it lies in one."""
        number = bisect_right(self._starts, span.start) - 1
        return self.blocks[number] if number >= 0 and self.blocks[number].span.contains(span) else None

    def blocks_at(self, span: Span) -> tuple[Block, ...]:
        """The blocks that a span overlaps."""
        first = bisect_right(self._starts, span.start) - 1
        first += first < 0 or self.blocks[first].span.end <= span.start
        return self.blocks[first : bisect_left(self._starts, span.end)]

    @property
    def paragraphs(self) -> Iterator[tuple[Block, ...]]:
        """The blocks grouped by paragraph."""
        group: list[Block] = []
        for block in self.blocks:
            if group and block.paragraph != group[-1].paragraph:
                yield tuple(group)
                group = []
            group.append(block)
        if group:
            yield tuple(group)

    @cached_property
    def words(self) -> int:
        """How many words the prose has, counted by white space, as an editor would."""
        return sum(map(_words, self.blocks))


@kept
def _words(block: Block) -> int:
    return sum(piece.isalnum() or any(map(str.isalnum, piece)) for piece in block.text.split())


Settings = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Detection:
    """A shape found at `span` of the source text.

    `captures` are parts for a rule's message; `text` is the passage as it could read, where that follows from the
    shape alone. `replaced` is what `text` takes the place of, where that is more than the span. `removable` is whether
    the passage may be left out. `parts` are the sentences it is made of, in order, where it is made of sentences: what
    stands between them is none of its business, and neither text nor removal may take it along.
    """

    span: Span
    captures: tuple[tuple[str, str], ...] = ()
    text: str | None = None
    replaced: Span | None = None
    removable: bool = True
    parts: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """A number that a rule may give a detector: its default, its least value, and what it means."""

    default: float
    least: float
    summary: str


@dataclass(frozen=True, slots=True)
class Detector:
    """A named shape. `detect` gets a value for every setting."""

    name: str
    summary: str
    detect: Callable[[Draft, Settings], Iterable[Detection]]
    settings: Mapping[str, Setting] = field(default_factory=dict)
