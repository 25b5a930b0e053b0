"""Which findings are let be, and which silences had anything to do."""

from __future__ import annotations

from collections.abc import Sequence

from unmask.silence.silence import Silence, Verb
from unmask.types.rule import Rule
from unmask.types.span import Span


def sweep(silences: Sequence[Silence], found: Sequence[tuple[Rule, Span]]) -> tuple[tuple[int, ...], frozenset[int]]:
    """The indices of what is left of `found`, and those of the silences that took something away."""
    left: list[int] = []
    used: set[int] = set()
    for index, (rule, span) in enumerate(found):
        by = _silencing(silences, rule, span)
        used.update(by)
        if not by:
            left.append(index)
    return tuple(left), frozenset(used)


def _silencing(silences: Sequence[Silence], rule: Rule, span: Span) -> list[int]:
    """The silences that let a finding be. A finding lies where it starts."""
    by: list[int] = []
    off: int | None = None
    for index, silence in enumerate(silences):
        if not silence.speaks_of(rule) or not silence.reach.start <= span.start < silence.reach.end:
            continue
        if silence.verb in (Verb.IGNORE, Verb.FILE):
            by.append(index)
        elif silence.verb is not None:
            off = index if silence.verb is Verb.OFF else None
    return by if off is None else [*by, off]
