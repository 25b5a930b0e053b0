"""Posture: how a sentence stands before its readers, told by many small traits of which none is a fault by itself.

Careful readers mark sentences in which no wording is wrong: “Bakers must be deliberate about how they grow.” What
these have in common is weighed here. Each trait has a weight, and the traits of a sentence add up; so do those of the
rest of the text, in part, for the same sentence stands otherwise among plain ones.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from unmask.english.request import is_offer
from unmask.english.wordlist import alternatives
from unmask.rhetoric.earnest import is_earnest
from unmask.rhetoric.trait import CLASSES, OPENINGS, Stance, Trait, posed, stance, surroundings, told, where
from unmask.rhetoric.weighing import Weighing, weighing
from unmask.segment.line import Line
from unmask.types.draft import Detection, Draft, Settings, kept_between
from unmask.types.source import TextKind

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


def strengths(lines: Sequence[Line], kind: TextKind = TextKind.POST) -> list[float]:
    """What the traits and the words of each sentence come to: above 0 it is rather one that readers mark.

    `kind` is what the text is for.
    """
    counts = weighing(kind)
    around = _weights(surroundings(lines), counts)
    found = []
    for number, line in enumerate(lines):
        leaning, own = _alone(line, kind)
        placed = [counts.traits[trait] for trait in where(lines, number)]
        found.append(counts.constant + leaning + math.fsum((*own, *placed, *around)))
    return found


@kept_between
def _alone(line: Line, kind: TextKind) -> tuple[float, tuple[float, ...]]:
    """What the words of a sentence come to one by one, and what each of its traits does, wherever it stands."""
    said, counts = told(line), weighing(kind)
    leaning = math.fsum([counts.words[word] for word in said.words if word in counts.words])
    return leaning, _weights(said.traits, counts)


def _weights(traits: Mapping[Trait, float], counts: Weighing) -> tuple[float, ...]:
    return tuple(counts.traits[trait] * count for trait, count in traits.items())


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

PLACED = frozenset({Trait.FIRST, Trait.LAST, Trait.ALONE})
"""Traits of which the writer of a comment is not told: of two sentences, each opens or closes the text."""

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


def detect_general(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Sentences that many small things speak against, whatever they are about."""
    return _found(draft, settings, lambda _: True)


def _found(draft: Draft, settings: Settings, wanted: Callable[[Trait | None], bool]) -> Iterator[Detection]:
    if len(posed(draft)) < settings["after"]:
        return
    for one, theme in _worded(draft, settings["from"]):
        if wanted(theme):
            yield Detection(one.line.span, (("seen", seen(one, draft.source.kind)),))


def _worded(draft: Draft, least: float) -> Sequence[tuple[Stance, Trait | None]]:
    """The sentences that come to `least` and have words that speak against them, each with its theme."""
    # Three detectors ask it of the draft at hand, and each wants other themes.
    known: Sequence[tuple[Stance, Trait | None]] | None = draft.worked_out.get((_worded, least))
    if known is None:
        lines = posed(draft)
        around = surroundings(lines)
        loud = [number for number, whole in enumerate(read(draft)) if whole >= least]
        stances = [stance(lines, number, around) for number in loud if not _is_practical(lines[number].text)]
        counts = weighing(draft.source.kind)
        worded = [(one, _theme(one, counts)) for one in stances if _is_worded(one, counts) and not is_earnest(one)]
        known = draft.worked_out[_worded, least] = worded
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


def _is_worded(stance: Stance, counts: Weighing) -> bool:
    """Whether words speak against a sentence that the writer can be told, and not its place and length alone."""
    said = math.fsum(counts.traits[trait] * count for trait, count in stance.traits.items() if trait in WORDED)
    tellable = any(trait in WORDED for trait in _against(stance, counts))
    return tellable and stance.line.words >= FEWEST and said >= WORDED_FROM


def read(draft: Draft) -> Sequence[float]:
    """What each of the sentences that are `posed` comes to in its text."""
    # Three detectors and the judging of weak findings ask it of the draft at hand, one after the other.
    known: Sequence[float] | None = draft.worked_out.get(read)
    if known is None:
        known = draft.worked_out[read] = beside_the_rest(alone(draft))
    return known


def alone(draft: Draft) -> Sequence[float]:
    """What each of the sentences that are `posed` comes to, whatever the rest of its text does."""
    known: Sequence[float] | None = draft.worked_out.get(alone)
    if known is None:
        known = draft.worked_out[alone] = strengths(posed(draft), draft.source.kind)
    return known


def _against(stance: Stance, counts: Weighing) -> list[Trait]:
    """The traits that speak against a sentence, the heaviest first."""
    against = [trait for trait in stance.traits if trait in SEEN and counts.traits[trait] > 0]
    return sorted(against, key=lambda trait: -counts.traits[trait] * stance.traits[trait])


def _theme(stance: Stance, counts: Weighing) -> Trait | None:
    """The class of words that counts most, if there is one."""
    return next((trait for trait in _against(stance, counts) if trait in CLASSES), None)


def seen(stance: Stance, kind: TextKind) -> str:
    """What speaks against a sentence, in words, the heaviest first; and that it names nothing, where that is so."""
    untold = PLACED if kind is TextKind.COMMENT else frozenset()
    said = []
    for trait in [trait for trait in _against(stance, weighing(kind)) if trait not in untold][:TOLD]:
        listed = ", ".join(f"“{word}”" for word in dict.fromkeys(stance.wording.get(trait, ())))
        said.append(SEEN[trait].format(words=listed))
    if Trait.PARTICULAR not in stance.traits:
        said.append("it names nobody and nothing")
    said = list(dict.fromkeys(said))
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])}, and {said[-1]}"
