"""What a phrase of the shorthand is made of, once it is read, and what it may cost to search for.

Counted from the phrase before anything is built of it. A gap can end in as many places as it may be long; alternatives
that start alike, and what may be missing where the same could follow, can each be tried for the same words. What starts
differently is tried in one way only, however long the list. The product is an upper bound for any text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from math import prod

GAPS = {"word": (1, 1), "words": (0, 4), "many": (0, 12)}
"""Gaps by their names: the fewest and the most words that each may hold."""


class Edge(Enum):
    """Where a phrase must start or end."""

    SENTENCE = 1
    BLOCK = 2


@dataclass(frozen=True, slots=True)
class Literal:
    """A word, or part of one, as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class Inflected:
    """Any form of a verb, or of a noun."""

    word: str
    noun: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap of a built-in kind. `name` is what it is remembered as."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A run of any of these punctuation marks, which stands directly after the word before it."""

    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences, or none of them where it is `optional`. `name` is what it is remembered as."""

    options: tuple[Sequence, ...]
    optional: bool = False
    name: str | None = None


Piece = Literal | Inflected | Slot | Stop | Choice


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pieces that touch each other."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """Chunks with a space between them."""

    chunks: tuple[Chunk, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A whole phrase and where it must start and end."""

    text: str
    body: Sequence
    start: Edge | None = None
    end: Edge | None = None


def pieces(sequence: Sequence) -> Iterator[Piece]:
    """Every piece of a sequence, those inside choices included, from left to right."""
    for chunk in sequence.chunks:
        for piece in chunk.pieces:
            yield piece
            if isinstance(piece, Choice):
                for option in piece.options:
                    yield from pieces(option)


def names(sequence: Sequence) -> frozenset[str]:
    """What the phrase remembers: the names that messages and rewrites may use."""
    return frozenset(
        piece.name for piece in pieces(sequence) if isinstance(piece, Slot | Choice) and piece.name is not None
    )


MOST_WAYS = 2_000_000
"""How many ways a phrase may have. It takes a text written for the purpose to have a search try them all."""

_ANYTHING = None
_Firsts = frozenset[str | None]
"""Words and marks with which something may start; None where that cannot be told."""

_END: _Firsts = frozenset()
_NAME = 5
"""In how many words a name may end, and so in how many ways it can stand before another open place."""

_LETTERS = 20


def ways(sequence: Sequence) -> int:
    """At most so many ways there are to lay a sequence on a text from one place of it."""
    return _ways(sequence, _END)[0]


def _ways(sequence: Sequence, follow: _Firsts) -> tuple[int, _Firsts]:
    """The ways of a sequence that `follow` comes after, and with what it may start."""
    count, firsts = 1, follow
    for chunk in reversed(sequence.chunks):
        here, opens, may_be_missing = _chunk(chunk, firsts)
        count *= here
        firsts = opens | firsts if may_be_missing else opens
    return count, firsts


def _chunk(chunk: Chunk, follow: _Firsts) -> tuple[int, _Firsts, bool]:
    if len(chunk.pieces) == 1:
        return _piece(chunk.pieces[0], follow)
    # Pieces that touch make one word, which two open ones among them may divide between any two letters.
    open_ = frozenset({_ANYTHING})
    found = prod(_piece(piece, open_)[0] for piece in chunk.pieces)
    slots = sum(isinstance(piece, Slot) for piece in chunk.pieces)
    return found * _LETTERS ** max(0, slots - 1), open_, False


def _piece(piece: Piece, follow: _Firsts) -> tuple[int, _Firsts, bool]:
    match piece:
        case Literal(text):
            return 1, frozenset({text.lower()}), False
        case Inflected(word):
            return 1, frozenset({f"{{{word}}}"}), False
        case Stop(text):
            return 1, frozenset(text), False
        case Slot(kind):
            least, most = GAPS.get(kind, (1, 1))
            count = (_NAME if _ANYTHING in follow else 2) if kind == "name" else most - least + 1
            return count, frozenset({_ANYTHING}), least == 0
        case Choice(options, optional):
            alike: Counter[str | None] = Counter()
            for option in options:
                count, firsts = _ways(option, follow)
                alike.update(dict.fromkeys(firsts or {_ANYTHING}, count))
            most = alike.pop(_ANYTHING, 0) + max(alike.values(), default=0)
            opens = frozenset(alike) | ({_ANYTHING} if most > max(alike.values(), default=0) else _END)
            return most + (optional and _alike(opens, follow)), opens, optional


def _alike(one: _Firsts, other: _Firsts) -> bool:
    """Whether two things may start with the same word."""
    return bool(one & other) or (_ANYTHING in one and bool(other)) or (_ANYTHING in other and bool(one))
