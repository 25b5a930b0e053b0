"""The lexicon: each word once, with its classes, its plain word, its forms, and the examples that prove it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Form(StrEnum):
    """A form of a word."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    SINGULAR = "singular"
    PLURAL = "plural"


_MARKS = re.compile(r"<<|>>")


@dataclass(frozen=True, slots=True)
class Example:
    """A text with each passage to flag between `<<` and `>>`, and what it `becomes` after the rule's edits."""

    flag: str
    becomes: str | None = None

    @property
    def text(self) -> str:
        """The text without the marks."""
        return self.flag.replace("<<", "").replace(">>", "")

    @property
    def marked(self) -> tuple[tuple[int, str], ...]:
        """Each passage to flag: where it starts in the text, counted in code points from 0, and its letters."""
        found: list[tuple[int, str]] = []
        start = 0
        for number, piece in enumerate(_MARKS.split(self.flag)):
            if number % 2:
                found.append((start, piece))
            start += len(piece)
        return tuple(found)


def examples(given: str | Sequence[str] | Mapping[str, str | None]) -> tuple[Example, ...]:
    """The examples that a `flag` gives: a text, several, or several with what each becomes."""
    if isinstance(given, Mapping):
        return tuple(Example(text, becomes) for text, becomes in given.items())
    return tuple(Example(text) for text in ([given] if isinstance(given, str) else given))


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

    `texts` prove the words: for each rule, by its id, what it flags because of them. `places` are the file and the
    line of each such id.
    """

    entries: tuple[Entry, ...] = ()
    classes: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, tuple[Example, ...]] = field(default_factory=dict)
    places: tuple[tuple[str, str, int], ...] = ()

    def of(self, name: str) -> tuple[Entry, ...]:
        """The words of a class, in the order in which they are written."""
        return tuple(entry for entry in self.entries if name in entry.classes)
