"""Posture: how a sentence stands before its readers, told by many small traits of which none is a fault by itself.

Careful readers mark sentences in which no wording is wrong: “Bakers must be deliberate about how they grow.” What
these have in common is weighed here. Each trait has a weight, and the traits of a sentence add up; so do those of the
rest of the text, in part, for the same sentence stands otherwise among plain ones.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from unmask.english.offer import is_offer
from unmask.english.wordlist import alternatives
from unmask.rhetoric.trait import CLASSES, OPENINGS, Stance, Trait, posed, stance, surroundings, told, where
from unmask.segment.line import Line
from unmask.types.draft import Detection, Draft, Settings, kept_between

CONSTANT = 0.16
"""What a sentence without a trait comes to."""

WEIGHTS: Mapping[Trait, float] = {
    Trait.GRAND: 0.67,
    Trait.ABSTRACT: 0.46,
    Trait.MARKET: 0.43,
    Trait.SOCIAL: 0.51,
    Trait.LIFE: 0.32,
    Trait.PUSH: 0.35,
    Trait.DENIAL: 0.16,
    Trait.FEELING: 0.28,
    Trait.TECH: 0.37,
    Trait.TECHNICAL: -0.41,
    Trait.PRACTICAL: -0.32,
    Trait.HEDGE: -0.32,
    Trait.YOU: 0.17,
    Trait.NOBODY: -0.25,
    Trait.AND: 0.47,
    Trait.HERE: 0.25,
    Trait.THEN: 0.25,
    Trait.THAT: 0.22,
    Trait.NOT: 0.39,
    Trait.MOST: 0.37,
    Trait.THEY: 0.41,
    Trait.IF: -0.09,
    Trait.QUESTION: 0.47,
    Trait.UNFINISHED: -0.94,
    Trait.SYMBOL: 0.23,
    Trait.PARTICULAR: -0.33,
    Trait.NAME: -0.17,
    Trait.BRACKET: -0.27,
    Trait.CODE: -0.29,
    Trait.FIRST: 0.64,
    Trait.SECOND: 0.62,
    Trait.LAST: 0.26,
    Trait.LAST_BUT_ONE: 0.11,
    Trait.ALONE: 0.37,
    Trait.EARLY: 0.34,
    Trait.LATE: 0.22,
    Trait.TINY: 0.11,
    Trait.SHORT: 0.19,
    Trait.LONGISH: -0.26,
    Trait.LONG: -0.07,
    Trait.SHORTENED: 0.17,
    Trait.AGAIN: -0.22,
    Trait.DASH: 0.21,
    Trait.DOTS: 0.11,
    Trait.CAPITALS: 0.39,
    Trait.ADDRESS: -0.11,
    Trait.SIGNED: 0.43,
    Trait.ITEM: -0.59,
    Trait.HEADING: -1.16,
    Trait.CUT: -0.66,
    Trait.MANY: -1.00,
    Trait.PACE: -1.78,
}
"""What a trait counts, for each word where it is a class of words. `python -m tests.fit.posture` finds them."""

SEEN: Mapping[Trait, str] = {
    Trait.GRAND: "it has big words ({words})",
    Trait.ABSTRACT: "it talks of what nobody can see ({words})",
    Trait.MARKET: "it talks of business at large ({words})",
    Trait.SOCIAL: "it talks of posts and their readers ({words})",
    Trait.LIFE: "it talks of life at large ({words})",
    Trait.PUSH: "it talks of growth and change ({words})",
    Trait.DENIAL: "it denies something ({words})",
    Trait.FEELING: "it tells joy or thanks ({words})",
    Trait.TECH: "it talks of technology at large ({words})",
    Trait.AND: "it opens like an afterthought",
    Trait.HERE: "it announces",
    Trait.THEN: "it opens like a turn of a story",
    Trait.THAT: "it points at what was just said",
    Trait.NOT: "it opens with a denial",
    Trait.MOST: "it speaks of people in general",
    Trait.THEY: "it speaks of people in general",
    Trait.QUESTION: "it asks readers at large",
    Trait.SYMBOL: "it has an emoji",
    Trait.FIRST: "it opens the text",
    Trait.LAST: "it closes the text",
    Trait.ALONE: "it has a paragraph to itself",
    Trait.SHORT: "it is clipped",
}
"""How a trait is told to the writer. What is not here speaks for itself in no sentence, or for a plain one."""

REST = 0.5
"""What the mean of the other sentences counts: a text that is plain all over keeps its one loud sentence."""

EMPTY, EMPTIES = -1.5, 3
"""What a sentence of plain prose comes to, and of how many such a text is taken to have besides its own."""

FROM = 0.4
"""From where on a sentence is found, in a text in which more is wrong. Of those, readers had marked seven in ten."""


def strengths(lines: Sequence[Line]) -> list[float]:
    """What the traits and the words of each sentence come to: above 0 it is rather one that readers mark."""
    around = _weights(surroundings(lines))
    found = []
    for number, line in enumerate(lines):
        leaning, own = _alone(line)
        placed = [WEIGHTS[trait] for trait in where(lines, number)]
        found.append(CONSTANT + leaning + math.fsum((*own, *placed, *around)))
    return found


@kept_between
def _alone(line: Line) -> tuple[float, tuple[float, ...]]:
    """What the words of a sentence come to one by one, and what each of its traits does, wherever it stands."""
    said = told(line)
    return said.leaning, _weights(said.traits)


def _weights(traits: Mapping[Trait, float]) -> tuple[float, ...]:
    return tuple(WEIGHTS[trait] * count for trait, count in traits.items())


def beside_the_rest(strengths: Sequence[float]) -> list[float]:
    """The strength of each sentence of a text, with its part of what the others come to."""
    whole = math.fsum(strengths) + EMPTY * EMPTIES
    return [own + REST * (whole - own) / (len(strengths) - 1 + EMPTIES) for own in strengths]


BRIGHT = frozenset({Trait.GRAND, Trait.PUSH, Trait.FEELING, Trait.TECH})
BUSINESS = frozenset({Trait.MARKET, Trait.SOCIAL})
"""What gives a found sentence its theme, when it counts most among the classes of words; the rest is lofty."""

WORDED = frozenset((*CLASSES, *OPENINGS, Trait.YOU, Trait.QUESTION))
WORDED_FROM = 0.1
"""The traits that are in the words, and what they come to at least in a sentence that is found."""

TOLD = 3
"""How many traits the writer is told."""

FEWEST = 2
"""The fewest words of a sentence that is found."""


_NAME = r"[A-Z][\w'’&-]+"
_BETWEEN = rf"{alternatives('rhetoric', 'joins work and place')}\b"
_WORK = rf"(?:\ (?!{_BETWEEN})[a-z-]+){{1,3}}"
_NEWS_OF_WORK = re.compile(
    rf"""(?:(?:{_NAME}|(?:This|Next|Last)\ [a-z]+|On\ {_NAME}),?\ )?
      (?:{alternatives("rhetoric", "takers of work")}|{_NAME}(?:\ {_NAME})?)(?:['’]\w{{1,2}})?
      (?:\ {alternatives("rhetoric", "before a step")})*
      \ (?:{alternatives("rhetoric", "takes up work")}|{alternatives("rhetoric", "becomes by work")}(?:{_WORK})?)
      (?:\ {_NAME},?|\ {alternatives("rhetoric", "brings in work")}(?:\ new|\ {_NAME})*{_WORK}|\ {_BETWEEN})*
      [.!]?""",
    re.VERBOSE,
)
"""That somebody takes up work, told with who, what, where and when, and with nothing more."""

_NAMED = re.compile(rf" {_NAME}")
_POST = re.compile(rf"\b{alternatives('rhetoric', 'posts')}\b", re.IGNORECASE)


def detect_bright(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Sentences that shine, in words of praise, joy and growth, and say little else."""
    return _found(draft, settings, lambda trait: trait in BRIGHT)


def detect_business(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Sentences about business or posts at large."""
    return _found(draft, settings, lambda trait: trait in BUSINESS)


def detect_lofty(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Sentences that are staged by what they open with, where they stand, or the abstractions in them."""
    return _found(draft, settings, lambda trait: trait not in BRIGHT and trait not in BUSINESS)


def _found(draft: Draft, settings: Settings, wanted: Callable[[Trait | None], bool]) -> Iterator[Detection]:
    if len(posed(draft)) < settings["after"]:
        return
    for one, theme in _worded(draft, settings["from"]):
        if wanted(theme):
            yield Detection(one.line.span, (("seen", seen(one)),))


def _worded(draft: Draft, least: float) -> Sequence[tuple[Stance, Trait | None]]:
    """The sentences that come to `least` and have words that speak against them, each with its theme."""
    # Three detectors ask it of the draft at hand, and each wants other themes.
    known: Sequence[tuple[Stance, Trait | None]] | None = draft.worked_out.get((_worded, least))
    if known is None:
        lines = posed(draft)
        around = surroundings(lines)
        loud = [number for number, whole in enumerate(read(draft)) if whole >= least]
        stances = [stance(lines, number, around) for number in loud if not _is_practical(lines[number].text)]
        known = draft.worked_out[_worded, least] = [(one, _theme(one)) for one in stances if _is_worded(one)]
    return known


def tells_of_work(text: str) -> bool:
    """Whether a sentence says where somebody works from now on, or as what: “I've been made head baker!”."""
    return _NEWS_OF_WORK.fullmatch(text) is not None and (_names_work(text) or _POST.search(text) is not None)


def _is_practical(text: str) -> bool:
    """Whether a sentence tells what somebody does now or may do: it takes up work, or asks for or offers something."""
    return _names_work(text) or is_offer(text)


def _names_work(text: str) -> bool:
    """Whether it tells that by a name: “I've joined Acme!”. “I've been made a believer!” has none."""
    return _NEWS_OF_WORK.fullmatch(text) is not None and _NAMED.search(text, 1) is not None


def _is_worded(stance: Stance) -> bool:
    """Whether words speak against a sentence that the writer can be told, and not its place and length alone."""
    said = math.fsum(WEIGHTS[trait] * count for trait, count in stance.traits.items() if trait in WORDED)
    tellable = any(trait in WORDED for trait in _counts(stance))
    return tellable and stance.line.words >= FEWEST and said >= WORDED_FROM


def read(draft: Draft) -> Sequence[float]:
    """What each of the sentences that are `posed` comes to in its text."""
    # Three detectors and the judging of weak findings ask it of the draft at hand, one after the other.
    known: Sequence[float] | None = draft.worked_out.get(read)
    if known is None:
        known = draft.worked_out[read] = beside_the_rest(strengths(posed(draft)))
    return known


def _counts(stance: Stance) -> list[Trait]:
    """The traits that speak against a sentence, the heaviest first."""
    against = [trait for trait in stance.traits if trait in SEEN and WEIGHTS[trait] > 0]
    return sorted(against, key=lambda trait: -WEIGHTS[trait] * stance.traits[trait])


def _theme(stance: Stance) -> Trait | None:
    """The class of words that counts most, if there is one."""
    return next((trait for trait in _counts(stance) if trait in CLASSES), None)


def seen(stance: Stance) -> str:
    """What speaks against a sentence, in words, the heaviest first; and that it names nothing, where that is so."""
    said = []
    for trait in _counts(stance)[:TOLD]:
        listed = ", ".join(f"“{word}”" for word in dict.fromkeys(stance.wording.get(trait, ())))
        said.append(SEEN[trait].format(words=listed))
    if Trait.PARTICULAR not in stance.traits:
        said.append("it names nobody and nothing")
    said = list(dict.fromkeys(said))
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])}, and {said[-1]}"
