"""Traits: what can be seen of a sentence without a parser, none of it a fault by itself."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from unmask.english.particular import Kind, particulars
from unmask.english.wordlist import words
from unmask.segment.fold import is_symbol
from unmask.segment.line import Line, prose_lines
from unmask.types.draft import BlockKind, Draft, RegionKind, kept_between

_KINDS = frozenset({BlockKind.LINE, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})

SPOKEN = re.compile(r"[a-z]+(?:['-][a-z]+)*")
_NO_WORDS = frozenset({RegionKind.CODE, RegionKind.URL})
_CODE = re.compile(r"[_{}=<>/`]")
_DASH = re.compile(r"—| [-–] ")
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")


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
    EARLY = "in the first fifth"
    LATE = "in the last fifth"
    TINY = "three words or fewer"
    SHORT = "short"
    LONGISH = "more than 12 words"
    LONG = "more than 20 words"
    SHORTENED = "shortened word"
    AGAIN = "word that comes again"
    DASH = "dash"
    DOTS = "dots"
    CAPITALS = "word in capitals"
    ADDRESS = "address"
    SIGNED = "closing emoji"
    ITEM = "item"
    HEADING = "heading"
    CUT = "small letter"
    MANY = "among many"
    """How many sentences the text has, as a logarithm: of many, readers mark a smaller part."""
    PACE = "among long ones"
    """How many words its sentences have in the mean, beside ten, as a logarithm: clipped texts are marked most."""


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

USUAL = 10
"""How many words a sentence of a post has."""


class Stance(NamedTuple):
    """A sentence with its traits, and the words that it has of each class."""

    line: Line
    traits: Mapping[Trait, float]
    wording: Mapping[Trait, tuple[str, ...]]


def posed(draft: Draft) -> tuple[Line, ...]:
    """The sentences of a draft that have traits, in order; headings and items of lists are sentences too."""
    return prose_lines(draft, kinds=_KINDS)


def stances(lines: Sequence[Line]) -> Iterator[Stance]:
    """The sentences of a draft with their traits, each when it is asked for."""
    around = surroundings(lines)
    return (stance(lines, number, around) for number in range(len(lines)))


def surroundings(lines: Sequence[Line]) -> Mapping[Trait, float]:
    """The traits that all sentences of a draft have from the whole of it."""
    if not lines:
        return {}
    # Half a sentence and five words more keep a text of one short line from being taken for a clipped one.
    pace = math.log((sum(line.words for line in lines) + 5) / (len(lines) + 0.5) / USUAL)
    return {Trait.MANY: math.log(max(FEW, len(lines)) / FEW), Trait.PACE: pace}


def stance(lines: Sequence[Line], number: int, around: Mapping[Trait, float]) -> Stance:
    """One of the sentences of a draft with its traits. `around` are those that it has from the whole draft."""
    said = told(lines[number])
    placed = dict.fromkeys(where(lines, number), 1.0)
    return Stance(lines[number], {**said.traits, **placed, **around}, said.wording)


def where(lines: Sequence[Line], number: int) -> list[Trait]:
    """The traits of one of the sentences of a draft that come of where it stands there."""
    line, last = lines[number], len(lines) - 1
    found: list[Trait] = []
    if number <= 1:
        found.append(Trait.SECOND if number else Trait.FIRST)
    if last > 1 and number == last:
        found.append(Trait.LAST)
    if last > 2 and number == last - 1:
        found.append(Trait.LAST_BUT_ONE)
    place = number / max(1, last)
    if place < 0.2:
        found.append(Trait.EARLY)
    if place > 0.8:
        found.append(Trait.LATE)
    paragraph = line.block.paragraph
    opens = number == 0 or lines[number - 1].block.paragraph != paragraph
    if opens and (number == last or lines[number + 1].block.paragraph != paragraph):
        found.append(Trait.ALONE)
    if line.block.lead is not None:
        found.append(Trait.ITEM)
    if line.block.kind is BlockKind.HEADING:
        found.append(Trait.HEADING)
    return found


class Told(NamedTuple):
    """What a sentence is, wherever it stands."""

    traits: Mapping[Trait, float]
    wording: Mapping[Trait, tuple[str, ...]]
    words: frozenset[str]
    """The different words in it, in small letters."""


@kept_between
def told(line: Line) -> Told:
    """What a sentence is by what it says alone."""
    spoken = SPOKEN.findall(_prose(line).lower())
    wording: dict[Trait, tuple[str, ...]] = {}
    for word in spoken:
        for trait in _CLASSES_OF.get(word, ()):
            wording[trait] = (*wording.get(trait, ()), word)
    traits = {trait: float(min(MOST, len(found))) for trait, found in wording.items()}
    different = frozenset(spoken)
    long = [word for word in spoken if len(word) > 3]
    seen = {
        Trait.YOU: not _YOU.isdisjoint(different),
        Trait.NOBODY: _PERSON.isdisjoint(different),
        Trait.TINY: len(spoken) <= 3,
        Trait.SHORT: line.words <= 6,
        Trait.LONGISH: line.words > 12,
        Trait.LONG: line.words > 20,
        Trait.SHORTENED: "'" in " ".join(spoken),
        Trait.AGAIN: len(set(long)) < len(long),
        **_written(line),
    }
    traits.update(dict.fromkeys([trait for trait, is_so in seen.items() if is_so], 1.0))
    if spoken and (opening := _OPENING_OF.get(spoken[0])) is not None:
        traits[opening] = 1.0
    return Told(traits, wording, different)


def _prose(line: Line) -> str:
    """What a sentence says, without its code and addresses."""
    text, start = line.text, line.sentence.start
    for region in line.block.regions:
        if region.kind in _NO_WORDS and region.start < line.sentence.end and start < region.end:
            first, last = max(0, region.start - start), region.end - start
            text = f"{text[:first]}{' ' * (min(last, len(text)) - first)}{text[last:]}"
    return text


def _written(line: Line) -> Mapping[Trait, bool]:
    text, start, end = line.text, line.sentence.start, line.sentence.end
    found = {one.kind for one in particulars(text)}
    return {
        Trait.QUESTION: text.endswith("?"),
        Trait.UNFINISHED: text[-1:].isalnum() or text.endswith(")"),
        Trait.SYMBOL: not text.isascii() and any(map(is_symbol, text)),
        Trait.SIGNED: is_symbol(text[-1:] or " "),
        Trait.PARTICULAR: line.particular,
        Trait.NAME: Kind.NAME in found,
        Trait.BRACKET: "(" in text,
        Trait.CODE: _CODE.search(text) is not None or line.block.within(start, end, RegionKind.CODE),
        Trait.ADDRESS: line.block.within(start, end, RegionKind.URL),
        Trait.DASH: _DASH.search(text) is not None,
        Trait.DOTS: "…" in text or "..." in text,
        Trait.CAPITALS: _CAPITALS.search(text) is not None,
        Trait.CUT: text[:1].islower(),
    }
