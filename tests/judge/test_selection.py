"""Of findings on the same words the strongest stays, whatever else stands around."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.judge.test_company import HEAVY, WEAK
from unmask.judge.selection import SAME, WIDE, keep
from unmask.types.match import Match
from unmask.types.report import Level
from unmask.types.span import Span

RULES = (
    HEAVY,
    WEAK,
    replace(HEAVY, id="weighing/sure", level=Level.ERROR),
    replace(HEAVY, id="other/light", pack="other", weight=1.0),
    replace(HEAVY, id="other/heavy", pack="other", weight=5.0),
)


@st.composite
def matches(draw: st.DrawFn) -> Match:
    rule = draw(st.sampled_from(RULES))
    start = draw(st.integers(0, 120))
    span = Span(start, start + draw(st.one_of(st.integers(0, 20), st.just(WIDE + 50))))
    return Match(rule, rule.patterns[0], span, span, span)


@given(st.lists(matches(), max_size=40))
def test_what_stays_is_what_nothing_stronger_that_stays_competes_with(found: list[Match]) -> None:
    def strength(index: int) -> tuple[float, float, int, int, str]:
        rule, span = found[index].rule, found[index].span
        return (-rule.level, -rule.weight, -len(span), span.start, rule.id)

    kept: list[int] = []
    for index in sorted(range(len(found)), key=strength):
        if not any(competes(found[index], found[other]) for other in kept):
            kept.append(index)

    assert keep(found) == tuple(
        sorted(kept, key=lambda i: (found[i].span.start, -found[i].span.end, found[i].rule.id, i))
    )


def competes(one: Match, other: Match) -> bool:
    if not one.span.overlaps(other.span):
        return False
    if one.rule.id == other.rule.id:
        return True
    if (len(one.span) > WIDE) != (len(other.span) > WIDE):
        return False
    shared = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    return one.rule.pack == other.rule.pack or shared >= SAME * max(len(one.span), len(other.span))
