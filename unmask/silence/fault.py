"""What is wrong with silences: names of nothing, and requests that have nothing to do or do not say why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unmask.phrasing import did_you_mean
from unmask.silence.silence import Silence, Verb
from unmask.types.pattern import FaultKind
from unmask.types.rule import Rulebook
from unmask.types.span import Span

__all__ = ["Fault", "FaultKind", "find_faults"]

_VERBS = (Verb.IGNORE, Verb.OFF, Verb.ON)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a silence: where, and in `said` what there is to say of it."""

    kind: FaultKind
    span: Span
    said: str = ""


def find_faults(silences: Sequence[Silence], used: frozenset[int], rulebook: Rulebook) -> Iterator[Fault]:
    """Every fault of the silences, of which those in `used` have let something be."""
    for index, silence in enumerate(silences):
        unknown = tuple(_unknown(silence, rulebook))
        yield from unknown
        if unknown:
            continue
        if not silence.reason and silence.verb is not Verb.ON:
            yield Fault(FaultKind.UNEXPLAINED, silence.span)
        if silence.verb is Verb.ON:
            if not _ends_something(silences[:index], silence):
                yield Fault(FaultKind.UNUSED, silence.span)
        elif index not in used and silence.verb is not Verb.FILE and _in_force(silence, rulebook):
            yield Fault(FaultKind.UNUSED, silence.span)


def _unknown(silence: Silence, rulebook: Rulebook) -> Iterator[Fault]:
    if silence.verb is None:
        yield Fault(FaultKind.UNKNOWN, silence.span, f"it may be {_VERBS[0]}, {_VERBS[1]} or {_VERBS[2]}")
        return
    known = rulebook.known
    for name in silence.names:
        if name.text not in known:
            said = did_you_mean(name.text, sorted(known)) or "“unmask rules list” shows what there is."
            yield Fault(FaultKind.UNKNOWN, name.span, said)


def _ends_something(before: Sequence[Silence], on: Silence) -> bool:
    names = {name.text for name in on.names}
    return any(
        silence.verb is Verb.OFF and (not names or not silence.names or names & {name.text for name in silence.names})
        for silence in before
    )


def _in_force(silence: Silence, rulebook: Rulebook) -> bool:
    """Whether any rule that a silence speaks of is in force: without the rule there is no telling what it would do."""
    return any(silence.speaks_of(rule) for rule in rulebook.rules)
