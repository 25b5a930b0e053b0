"""Silences: one request to let rules be, how far it reaches, and what it takes away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from unmask.types.match import Match
from unmask.types.rule import Rule
from unmask.types.span import Span


class Verb(StrEnum):
    """What a silence asks for."""

    IGNORE = "ignore"
    """Let the next block be, or the one that the comment stands in."""
    OFF = "off"
    """Let everything be from here on."""
    ON = "on"
    """Judge again from here on."""
    FILE = "unmask"
    """Front matter that says `unmask: false`: let the whole text be."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a pack or rule, and where it is written."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Silence:
    """One request.

    `span` covers what was written, without the comment's marks and the reason. `verb` is None where the word is none
    that is known. `names` are the packs and rules it speaks of, and none means all. `reach` is what it applies to;
    `off` and `on` reach to the end of the text, until the next of them that speaks of the same rule.
    """

    span: Span
    verb: Verb | None
    names: tuple[Name, ...]
    reason: str
    reach: Span

    def speaks_of(self, rule: Rule) -> bool:
        """Whether this is about a rule."""
        return not self.names or any(name.text in (rule.id, rule.pack) for name in self.names)


def sweep(silences: Sequence[Silence], found: Sequence[Match]) -> tuple[tuple[int, ...], frozenset[int]]:
    """The indices of what is left of `found`, and those of the silences that took something away."""
    left: list[int] = []
    used: set[int] = set()
    for index, match in enumerate(found):
        by = _silencing(silences, match)
        used.update(by)
        if not by:
            left.append(index)
    return tuple(left), frozenset(used)


def _silencing(silences: Sequence[Silence], match: Match) -> list[int]:
    """The silences that let a finding be. A finding lies where it starts."""
    by: list[int] = []
    off: int | None = None
    for index, silence in enumerate(silences):
        if not silence.speaks_of(match.rule) or not silence.reach.start <= match.span.start < silence.reach.end:
            continue
        if silence.verb in (Verb.IGNORE, Verb.FILE):
            by.append(index)
        elif silence.verb is not None:
            off = index if silence.verb is Verb.OFF else None
    return by if off is None else [*by, off]
