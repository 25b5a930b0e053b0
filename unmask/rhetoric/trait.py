"""Traits: what can be seen of a sentence without a parser, none of it a fault by itself."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from unmask.english.particular import Kind, particulars
from unmask.english.wordlist import words
from unmask.segment.fold import is_symbol
from unmask.segment.line import Line, prose_lines
from unmask.types.draft import BlockKind, Draft, RegionKind

_KINDS = frozenset({BlockKind.LINE, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})

_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_CODE = re.compile(r"[_{}=<>/`]")


class Trait(StrEnum):
    """What can be seen of a sentence. Values up to `HEDGE` are sections of `english/data/posture.txt`."""

    GRAND = "grand"
    ABSTRACT = "abstract"
    MARKET = "market"
    SOCIAL = "social"
    LIFE = "life"
    PUSH = "push"
    DENIAL = "denial"
    FEELING = "feeling"
    TECH = "tech"
    TECHNICAL = "technical"
    PRACTICAL = "practical"
    HEDGE = "hedge"
    YOU = "you"
    NOBODY = "nobody"
    AND = "opens: and"
    HERE = "opens: here"
    THEN = "opens: then"
    THAT = "opens: that"
    NOT = "opens: not"
    MOST = "opens: most"
    THEY = "opens: they"
    IF = "opens: if"
    QUESTION = "question"
    UNFINISHED = "unfinished"
    SYMBOL = "symbol"
    PARTICULAR = "particular"
    NAME = "name"
    BRACKET = "bracket"
    CODE = "code"
    FIRST = "first"
    SECOND = "second"
    LAST = "last"
    LAST_BUT_ONE = "last but one"
    ALONE = "alone"
    SHORT = "short"
    LONGISH = "more than 12 words"
    LONG = "more than 20 words"
    ITEM = "item"
    HEADING = "heading"
    CUT = "small letter"
    MANY = "among many"
    """How many sentences the text has, as a logarithm: of many, readers mark a smaller part."""


CLASSES = tuple(Trait)[: tuple(Trait).index(Trait.HEDGE) + 1]
"""The traits that are classes of words."""

OPENINGS = (Trait.AND, Trait.HERE, Trait.THEN, Trait.THAT, Trait.NOT, Trait.MOST, Trait.THEY, Trait.IF)
"""The traits that are first words, each a section of the same file."""


def _by_word() -> Mapping[str, tuple[Trait, ...]]:
    found: dict[str, tuple[Trait, ...]] = {}
    for trait in CLASSES:
        for word in words("posture", trait):
            found[word] = (*found.get(word, ()), trait)
    return found


_CLASSES_OF = _by_word()
_OPENING_OF = {word: trait for trait in OPENINGS for word in words("posture", trait)}
_YOU = frozenset(words("posture", "you"))
_PERSON = _YOU | frozenset(words("posture", "anybody else"))

MOST = 3
"""So many words of a class count in one sentence."""

FEW = 8
"""A text of so many sentences is not yet a long one."""


@dataclass(frozen=True)
class Stance:
    """A sentence with its traits, and the words that it has of each class."""

    line: Line
    traits: Mapping[Trait, float]
    wording: Mapping[Trait, tuple[str, ...]]


def posed(draft: Draft) -> tuple[Line, ...]:
    """The sentences of a draft that have traits, in order; headings and items of lists are sentences too."""
    return prose_lines(draft, kinds=_KINDS)


def stances(lines: Sequence[Line]) -> Iterator[Stance]:
    """The sentences of a draft with their traits, each when it is asked for."""
    return (stance(lines, number) for number in range(len(lines)))


def stance(lines: Sequence[Line], number: int) -> Stance:
    """One of the sentences of a draft with its traits."""
    line, last = lines[number], len(lines) - 1
    paragraph = line.block.paragraph
    opens = number == 0 or lines[number - 1].block.paragraph != paragraph
    alone = opens and (number == last or lines[number + 1].block.paragraph != paragraph)
    spoken = _WORD.findall(line.text.lower())
    wording: dict[Trait, tuple[str, ...]] = {}
    for word in spoken:
        for trait in _CLASSES_OF.get(word, ()):
            wording[trait] = (*wording.get(trait, ()), word)
    traits = {trait: float(min(MOST, len(found))) for trait, found in wording.items()}
    seen = {
        Trait.YOU: not _YOU.isdisjoint(spoken),
        Trait.NOBODY: _PERSON.isdisjoint(spoken),
        **_written(line),
        Trait.FIRST: line.number == 0,
        Trait.SECOND: line.number == 1,
        Trait.LAST: line.number == last > 1,
        Trait.LAST_BUT_ONE: line.number == last - 1 > 1,
        Trait.ALONE: alone,
        Trait.SHORT: line.words <= 6,
        Trait.LONGISH: line.words > 12,
        Trait.LONG: line.words > 20,
    }
    traits.update((trait, 1.0) for trait, is_so in seen.items() if is_so)
    traits[Trait.MANY] = math.log(max(FEW, len(lines)) / FEW)
    if spoken and (opening := _OPENING_OF.get(spoken[0])) is not None:
        traits[opening] = 1.0
    return Stance(line, traits, wording)


def _written(line: Line) -> Mapping[Trait, bool]:
    text, block = line.text, line.block
    found = {one.kind for one in particulars(text)}
    return {
        Trait.QUESTION: text.endswith("?"),
        Trait.UNFINISHED: text[-1:].isalnum() or text.endswith(")"),
        Trait.SYMBOL: not text.isascii() and any(map(is_symbol, text)),
        Trait.PARTICULAR: line.particular,
        Trait.NAME: Kind.NAME in found,
        Trait.BRACKET: "(" in text,
        Trait.CODE: _CODE.search(text) is not None
        or block.within(line.sentence.start, line.sentence.end, RegionKind.CODE),
        Trait.ITEM: block.lead is not None,
        Trait.HEADING: block.kind is BlockKind.HEADING,
        Trait.CUT: text[:1].islower(),
    }
