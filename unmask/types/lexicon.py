"""The lexicon: each word once, with its classes, its plain word, and where it is innocent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from unmask.types.example import Example


class WordKind(StrEnum):
    """How a word of the lexicon is inflected. The value is the key under which a lexicon file lists such words."""

    VERB = "verbs"
    NOUN = "nouns"
    ADJECTIVE = "adjectives"
    ADVERB = "adverbs"
    PHRASE = "phrases"


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain word for a big one. `beside` are the words of which one must stand near; empty where any may."""

    say: str
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the lexicon. `innocent` is wording in its block that makes it a word of some trade.

    `path` and `line` (from 1) say where it is written.
    """

    word: str
    kind: WordKind
    classes: tuple[str, ...]
    plain: tuple[Plain, ...] = ()
    innocent: tuple[str, ...] = ()
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words that packs may name by class. `classes` tells what each class means.

    `texts` prove the words: for each rule, by its id, what it flags because of them.
    """

    entries: tuple[Entry, ...] = ()
    classes: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, tuple[Example, ...]] = field(default_factory=dict)

    def of(self, name: str) -> tuple[Entry, ...]:
        """The words of a class, in the order in which they are written."""
        return tuple(entry for entry in self.entries if name in entry.classes)
