"""What a phrase of the shorthand is made of, once it is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

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
