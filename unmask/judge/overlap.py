"""Which of several findings on the same words is kept: no passage is marked twice for the same reason."""

from __future__ import annotations

from collections.abc import Sequence

from unmask.types.match import Match

WIDE = 400
"""A finding that covers more code points than this speaks of layout, and leaves the wording inside it to others."""

SAME = 0.6
"""Two findings of different packs say the same when they share at least this part of the longer one."""


def keep(found: Sequence[Match]) -> tuple[int, ...]:
    """The indices of the findings to keep, in the order of the text.

    Of two findings of one pack that overlap, and of two of different packs that cover nearly the same words, the
    stronger stays: the higher level, then the heavier, then the longer, then the first by name.
    """
    by_strength = sorted(range(len(found)), key=lambda i: _strength(found[i]))
    kept: list[int] = []
    for index in by_strength:
        if not any(_compete(found[index], found[other]) for other in kept):
            kept.append(index)
    return tuple(sorted(kept, key=lambda i: (found[i].span.start, -found[i].span.end, found[i].rule.id)))


def _strength(match: Match) -> tuple[float, float, int, int, str]:
    rule, span = match.rule, match.span
    return (-rule.level, -rule.weight, -len(span), span.start, rule.id)


def _compete(one: Match, other: Match) -> bool:
    rule, span, other_rule, other_span = one.rule, one.span, other.rule, other.span
    if not span.overlaps(other_span):
        return False
    if rule.id == other_rule.id:
        return True
    if (len(span) > WIDE) != (len(other_span) > WIDE):
        return False
    if rule.pack == other_rule.pack:
        return True
    shared = min(span.end, other_span.end) - max(span.start, other_span.start)
    return shared >= SAME * max(len(span), len(other_span))
