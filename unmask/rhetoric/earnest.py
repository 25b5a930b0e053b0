"""Earnest: sentences that say something though small things speak against them, or of which nothing more is asked.

Thanks to somebody for something, the head of a list, what the writer is not, what the writer did so many times, what
readers are asked to do, and what somebody may want to know.
"""

from __future__ import annotations

import re

from unmask.english.particular import NUMBERS, Kind, particulars
from unmask.english.request import is_request
from unmask.english.wordlist import alternatives
from unmask.rhetoric.answers import asks_to_know
from unmask.rhetoric.trait import CLASSES, OPENINGS, SPOKEN, Stance, Trait
from unmask.segment.line import Line
from unmask.types.draft import kept

_THANKS = re.compile(
    rf"""{alternatives("rhetoric", "thanks")}\b
      (?P<reason>.*\bfor\ (?!{alternatives("rhetoric", "thanks for nothing")}\b))?""",
    re.IGNORECASE | re.VERBOSE,
)
_ONLY_THANKS = re.compile(rf"{alternatives('rhetoric', 'thanks')}\W*", re.IGNORECASE)
_WRITER = re.compile(r"\b(?:I|[Ww]e)\b")
_COUNTED = frozenset({Kind.NUMBER, Kind.DATE, Kind.MEASURE, Kind.DECIMAL})
_BEATS_OTHERS = re.compile(rf"\b{alternatives('rhetoric', 'beats others')}\b", re.IGNORECASE)
_SPELLED = re.compile(
    rf"\b(?:{'|'.join(number for number in NUMBERS if number not in ('one', 'ones'))})\b", re.IGNORECASE
)
_NOT_SO = re.compile(
    rf"""\b(?:(?:i|we)(?:['’](?:m|re)|\ am|\ are|\ was|\ were)\ (?:not|no)\b(?!\ longer)
      |we\ (?:are|were)n['’]t|i\ wasn['’]t|(?:not|n['’]t)\ because\ {alternatives("rhetoric", "the writer")}\b)
      (?!\ \w+ing\b)(?P<denied>[^,;:—–]*)$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What the writer is not: “I'm not angry at anyone”. “I'm not saying that …” says it."""

_SHORT = 6
"""No more words has the head of a list."""

_FOR_SHOW = frozenset(
    {Trait.GRAND, Trait.MARKET, Trait.SOCIAL, Trait.FEELING, Trait.TECH, Trait.SYMBOL, Trait.QUESTION}
)
_ASIDE = frozenset({Trait.DENIAL, Trait.TECHNICAL, Trait.PRACTICAL, Trait.HEDGE})
"""Classes of words that are no pose by themselves."""

_STAGED = frozenset(OPENINGS) - {Trait.THAT}
"""First words that announce or turn; “It's not because …” only goes on."""


def is_earnest(stance: Stance) -> bool:
    """Whether a sentence stands as it is, whatever its words and its place come to."""
    line = stance.line
    return (
        thanks_for_something(line)
        or _ONLY_THANKS.fullmatch(line.text) is not None
        or _heads_list(stance)
        or _is_not_so(stance)
        or _counts(stance)
        or is_request(line.text)
        or (not _posing(stance) and asks_to_know(line.text))
    )


@kept
def thanks_for_something(line: Line) -> bool:
    """Whether a sentence thanks somebody by name, or for something that can be told."""
    found = _THANKS.match(line.text)
    return found is not None and (line.particular or found["reason"] is not None)


def counts_of_writer(text: str) -> bool:
    """Whether a sentence has a number in words, beside “I” or “we”: “We take no bread under two days old.”."""
    return _WRITER.search(text) is not None and _SPELLED.search(text) is not None


def _posing(stance: Stance) -> list[str]:
    """The words of a sentence that speak against it."""
    return [word for trait in CLASSES if trait not in _ASIDE for word in stance.wording.get(trait, ())]


def _heads_list(stance: Stance) -> bool:
    """Whether it is a short line that ends in a colon and turns to nobody: “What changed in 3.2:”."""
    told = stance.traits.keys()
    return (
        stance.line.text.endswith(":")
        and stance.line.words <= _SHORT
        and Trait.YOU not in told
        and told.isdisjoint(OPENINGS)
    )


def _is_not_so(stance: Stance) -> bool:
    """Whether all that speaks against it is denied of the writer: “It's not because we're special.”."""
    found = _NOT_SO.search(stance.line.text)
    if found is None or not stance.traits.keys().isdisjoint(_STAGED):
        return False
    denied = SPOKEN.findall(found["denied"].lower())
    return all(word in denied for word in _posing(stance))


def _counts(stance: Stance) -> bool:
    """Whether it tells with a number what the writer did or does, in plain words."""
    text = stance.line.text
    return (
        not text.endswith("!")
        and stance.traits.keys().isdisjoint(_FOR_SHOW)
        and _WRITER.search(text) is not None
        and not _BEATS_OTHERS.search(text)
        and (_SPELLED.search(text) is not None or _has_number(text))
    )


def _has_number(text: str) -> bool:
    return any(map(str.isdigit, text)) and bool(particulars(text, _COUNTED))
