"""Weak signs count only beside strong ones."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from unmask.judge.company import Standing, in_company, standing
from unmask.rulebook import load_pack
from unmask.types.match import Match
from unmask.types.report import Level
from unmask.types.rule import LONE, Rule
from unmask.types.span import Span

PACK = """\
pack: weighing
title: Weighing
why: "Words weigh."
rules:
  - id: heavy
    message: "Heavy."
    weight: 3
    match:
      find: "lead"
      flag:
        - "<<lead>>"
        - "some <<lead>>"
    advice: "Lift it."
    clean: [tin, iron]
"""
HEAVY: Rule = load_pack(PACK, "weighing.yaml").rules[0]
WEAK = replace(HEAVY, id="weighing/weak", company=4.0)


def seen(*found: tuple[Rule, int, int], sentences: int = 0) -> list[Match]:
    """Findings, each in a sentence of its own, or in sentences of that many letters."""
    return [
        Match(
            rule,
            rule.patterns[0],
            Span(start, end),
            Span(start // sentences * sentences, (start // sentences + 1) * sentences)
            if sentences
            else Span(start, end),
            Span(start, end),
        )
        for rule, start, end in found
    ]


def test_weak_signs_apart_do_not_count() -> None:
    assert in_company(seen((WEAK, 0, 4), (WEAK, 8, 12)), 100) == ()


def test_what_another_rule_finds_in_the_same_words_is_no_company() -> None:
    assert in_company(seen((HEAVY, 0, 9), (WEAK, 2, 6)), 100) == (0,)
    assert in_company(seen((HEAVY, 0, 9), (WEAK, 2, 6), (HEAVY, 20, 24)), 100) == (0, 1, 2)
    assert in_company(seen((HEAVY, 30, 39), (WEAK, 32, 36), (HEAVY, 20, 24)), 100) == (0, 1, 2)


def test_they_count_in_a_text_with_enough_of_it() -> None:
    assert in_company(seen((HEAVY, 0, 4), (WEAK, 5, 9)), 100) == (0, 1)
    assert in_company(seen((HEAVY, 0, 4), (WEAK, 5, 9)), 1000) == (0,)


def test_a_sentence_that_holds_two_asks_for_half_as_much() -> None:
    assert in_company(seen((HEAVY, 0, 4), (WEAK, 5, 9)), 250) == (0,)
    assert in_company(seen((HEAVY, 0, 4), (WEAK, 5, 9), sentences=20), 250) == (0, 1)
    assert in_company(seen((WEAK, 0, 4), (WEAK, 5, 9), sentences=20), 100) == (0, 1)


def test_a_passage_that_two_rules_found_is_company_once() -> None:
    twice = seen((HEAVY, 0, 4), (replace(HEAVY, id="weighing/other"), 0, 4), (WEAK, 5, 9))

    assert in_company(twice, 160) == (0, 1)


def plain(_: Match) -> float:
    return -2.0


def posed(_: Match) -> float:
    return 1.0


def test_a_posed_sentence_lends_company() -> None:
    asking = replace(WEAK, company=9.0)
    found = seen((HEAVY, 0, 4), (asking, 5, 9))

    assert in_company(found, 250) == (0,)
    assert in_company(found, 250, posed) == (0, 1)
    assert in_company(found, 1000, posed) == (0,)
    assert in_company(seen((HEAVY, 0, 4), (replace(WEAK, company=13.0), 5, 9)), 250, posed) == (0,)


def test_a_stray_finding_in_a_plain_sentence_is_none() -> None:
    assert in_company(seen((HEAVY, 0, 4)), 200, plain) == ()
    assert in_company(seen((HEAVY, 0, 4)), 200) == (0,)


def rather_plain(_: Match) -> float:
    return -0.7


def test_it_is_one_in_a_short_text_and_beside_others() -> None:
    assert in_company(seen((HEAVY, 0, 4)), 60, plain) == (0,)
    assert in_company(seen((HEAVY, 0, 4), (HEAVY, 5, 9)), 100, rather_plain) == (0, 1)
    assert in_company(seen((HEAVY, 0, 4), (HEAVY, 5, 9)), 200, rather_plain) == ()


def test_in_a_plain_sentence_it_needs_another_in_the_same_one() -> None:
    assert in_company(seen((HEAVY, 0, 4), (HEAVY, 5, 9)), 100, plain) == ()
    assert in_company(seen((HEAVY, 0, 4), (HEAVY, 5, 9), sentences=20), 100, plain) == (0, 1)


def test_wording_that_is_sure_is_found_in_the_plainest_sentence() -> None:
    assert in_company(seen((replace(HEAVY, weight=4.0), 0, 4)), 9000, plain) == (0,)


def test_what_is_stray_is_not_faint_either() -> None:
    stand = standing(seen((HEAVY, 0, 4), (WEAK, 8, 12)), 9000, plain)

    assert stand == Standing(counting=(), faint=(1,))


def test_the_graver_it_is_the_less_must_stand_beside_it() -> None:
    light = replace(HEAVY, level=Level.SUGGESTION)

    assert in_company(seen((light, 0, 4), (HEAVY, 5, 9)), 100, rather_plain) == (1,)
    assert in_company(seen((replace(HEAVY, level=Level.ERROR), 0, 4)), 9000, plain) == (0,)


def test_what_says_how_a_sentence_sounds_gives_way_to_what_stands_in_it() -> None:
    sound = replace(HEAVY, id="weighing/sound", company=LONE)

    assert in_company(seen((sound, 0, 20)), 100) == (0,)
    assert in_company(seen((sound, 0, 20)), 100, posed) == ()
    assert in_company(seen((sound, 0, 20), (HEAVY, 25, 29), (HEAVY, 35, 39)), 100, posed) == (0, 1, 2)
    assert in_company(seen((sound, 0, 20), (HEAVY, 5, 9)), 100) == (1,)
    assert in_company(seen((sound, 0, 20), (HEAVY, 25, 29)), 100) == (0, 1)
    assert in_company(seen((sound, 0, 20), (WEAK, 5, 9)), 1000) == (0,)


@given(st.integers(0, 8), st.integers(1, 3000))
def test_more_findings_never_take_company_away(others: int, words: int) -> None:
    found = seen((WEAK, 0, 4), *((HEAVY, 10 * n, 10 * n + 4) for n in range(1, others + 1)))
    more = [*found, *seen((HEAVY, 990, 994))]

    assert set(in_company(found, words)) <= set(in_company(more, words))
