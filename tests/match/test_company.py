"""Weak signs count only beside strong ones."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from unmask.match.company import in_company
from unmask.rulebook import load_pack
from unmask.types.rule import Rule
from unmask.types.span import Span

PACK = """
pack: weighing
title: Weighing
why: Words weigh.
rules:
  - id: heavy
    message: "Heavy."
    weight: 3
    match: {phrases: [lead]}
    advice: "Lift it."
    examples: [{flag: "<<lead>>"}, {flag: "some <<lead>>"}]
    clean: [tin, iron]
"""
HEAVY: Rule = load_pack(PACK, "weighing.yaml").rules[0]
WEAK = replace(HEAVY, id="weighing/weak", company=4.0)


def test_a_weak_sign_alone_does_not_count() -> None:
    assert in_company([(WEAK, Span(0, 4)), (WEAK, Span(8, 12))], 100) == ()


def test_it_counts_beside_enough_of_the_others() -> None:
    found = [(HEAVY, Span(0, 4)), (WEAK, Span(5, 9)), (HEAVY, Span(10, 14))]

    assert in_company(found, 100) == (0, 1, 2)
    assert in_company(found[:2], 100) == (0,)


def test_a_long_text_asks_for_more_company() -> None:
    found = [(HEAVY, Span(0, 4)), (WEAK, Span(5, 9)), (HEAVY, Span(10, 14))]

    assert in_company(found, 1000) == (0, 2)


def test_a_passage_that_two_rules_found_is_company_once() -> None:
    twice = [(HEAVY, Span(0, 4)), (replace(HEAVY, id="weighing/other"), Span(0, 4)), (WEAK, Span(5, 9))]

    assert in_company(twice, 100) == (0, 1)


@given(st.integers(0, 8), st.integers(1, 3000))
def test_more_findings_never_take_company_away(others: int, words: int) -> None:
    found = [(WEAK, Span(0, 4)), *((HEAVY, Span(10 * n, 10 * n + 4)) for n in range(1, others + 1))]
    more = [*found, (HEAVY, Span(990, 994))]

    assert set(in_company(found, words)) <= set(in_company(more, words))
