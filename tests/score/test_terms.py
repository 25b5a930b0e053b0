"""The score is a sum that can be read."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unmask.score import Faint, score, weights
from unmask.score.natural import Fact
from unmask.segment import segment
from unmask.types.draft import Draft
from unmask.types.report import Advice, Finding, Level
from unmask.types.source import Source, Syntax
from unmask.types.span import Span

TEXT = (
    "I walked to the mill on 3 May with Ana Ruiz. The wheel was stuck, and I was not sure why. We lifted the gate by "
    "hand, found a branch in the race, and had it out by noon. Thanks to Joe Bell for the rope. "
) * 2
DRAFT: Draft = segment(Source("-", TEXT))

spans = st.integers(0, len(TEXT) - 2).flatmap(
    lambda start: st.integers(start + 1, len(TEXT)).map(lambda end: Span(start, end))
)


def finding(span: Span, *, weight: float = 3.0, pack: str = "hype") -> Finding:
    where = DRAFT.source.position(span.start)
    return Finding(
        f"{pack}/rule", pack, Level.WARNING, weight, span, where, span.slice(TEXT), "wrong", "costs", Advice("mend it")
    )


findings = st.lists(
    st.builds(finding, spans, weight=st.floats(0, 10), pack=st.sampled_from(["hype", "bait", "brag"])), max_size=30
)


@settings(deadline=None)
@given(findings, st.builds(finding, spans, weight=st.floats(0, 10)))
def test_a_further_finding_never_raises_the_score(before: list[Finding], one: Finding) -> None:
    assert score(DRAFT, [*before, one]).value <= score(DRAFT, before).value + 1e-9


@settings(deadline=None)
@given(findings)
def test_the_terms_add_up_and_stay_in_bounds(found: list[Finding]) -> None:
    judged = score(DRAFT, found)

    assert 0 <= judged.value <= 100
    assert math.isclose(math.fsum(term.points for term in judged.terms), judged.value, abs_tol=1e-9)
    named = {term.name for term in judged.terms}
    always = {term.name for term in score(DRAFT, []).terms}
    assert always >= {"start", "natural signs", "readability"}
    assert named - set(Fact) == (always - set(Fact)) | {f.pack for f in found}


def test_a_plain_text_scores_high_whatever_its_length() -> None:
    short = score(segment(Source("-", TEXT[: len(TEXT) // 2])), []).value
    long = score(segment(Source("-", TEXT * 10)), []).value

    assert min(short, long) > 90


def test_a_sign_inside_a_finding_does_not_speak_for_it() -> None:
    signs = {term.name: term.points for term in score(DRAFT, []).terms}["natural signs"]
    covered = {term.name: term.points for term in score(DRAFT, [finding(Span(0, len(TEXT)))]).terms}["natural signs"]

    assert covered == 0 < signs


def test_the_same_findings_weigh_less_in_a_longer_text() -> None:
    longer = segment(Source("-", TEXT * 4))
    found = [finding(Span(0, 20)), finding(Span(30, 44))]

    assert score(longer, found).value > score(DRAFT, found).value


@pytest.mark.parametrize(("words", "enough"), [(weights.ENOUGH - 1, False), (weights.ENOUGH, True)])
def test_a_text_too_short_to_judge_says_so(words: int, enough: bool) -> None:
    assert score(segment(Source("-", "word " * words)), []).enough is enough


def test_an_empty_text_has_a_score_and_no_judgement() -> None:
    judged = score(segment(Source("-", "")), [])

    assert not judged.enough
    assert 0 <= judged.value <= 100


def test_readability_is_measured_and_small() -> None:
    hard = (
        "Notwithstanding institutional considerations regarding organisational responsibilities, "
        "multidimensional administrative interdependencies necessitate comprehensive reconsideration "
    ) * 3
    points = {term.name: term.points for term in score(segment(Source("-", hard)), []).terms}

    assert points["readability"] == 0
    assert {term.name: term.points for term in score(DRAFT, []).terms}["readability"] == weights.READABILITY


def test_faint_signs_count_a_little_and_are_told_apart() -> None:
    found = [finding(Span(0, 20))]
    alone, beside = score(DRAFT, found), score(DRAFT, found, [Faint("hype", 3.0), Faint("hype", 2.0)])
    as_findings = score(DRAFT, [*found, finding(Span(30, 44)), finding(Span(60, 70), weight=2.0)])

    assert as_findings.value < beside.value < alone.value
    assert [term.name for term in beside.terms if term.name not in set(Fact)][-2:] == ["hype", "faint signs"]
    assert math.isclose(math.fsum(term.points for term in beside.terms), beside.value, abs_tol=1e-9)


def points(text: str, found: list[Finding]) -> dict[str, float]:
    return {term.name: term.points for term in score(segment(Source("-", text)), found).terms}


STEADY = (
    "I walked to the mill on 3 May with Ana Ruiz and her son. The wheel was stuck and it took us an hour to see why. "
    "We lifted the gate by hand, found a branch in the race, and had it out by noon with the rope from the barn. "
)
SHAPES = {
    Fact.SHORT: "Cold hands. Old rope. No light. We got out of the mill by noon with the rope that Ana had brought. ",
    Fact.DENIAL: "The wheel did not turn, nobody knew why, and we never found the man who had not oiled it in May. ",
    Fact.SWEEPING: "Every wheel turns, all mills grind, and the best millers always know more of the river than most. ",
    Fact.LONG: "Organisational transformation requires collective alignment, continuous learning, strategic patience. ",
}


@pytest.mark.parametrize(("fact", "text"), SHAPES.items())
def test_shape_costs_a_text_in_which_something_was_found(fact: Fact, text: str) -> None:
    found = [finding(Span(0, 20))] * 3

    assert points(3 * text + STEADY, found)[fact] < 0
    assert fact not in points(3 * text + STEADY, [])
    assert fact not in points(2 * STEADY, found)


def test_shape_costs_the_more_the_more_was_found() -> None:
    text = 2 * SHAPES[Fact.DENIAL] + STEADY
    little, much = (points(text, [finding(Span(0, 20))] * times) for times in (1, 3))

    assert much[Fact.DENIAL] < little[Fact.DENIAL] < 0
    assert abs(little[Fact.DENIAL]) < abs(little["hype"])


def test_code_and_other_peoples_words_have_no_shape() -> None:
    quoted = f"> {SHAPES[Fact.DENIAL]}\n\n{STEADY}"
    markdown = segment(Source("-", quoted, syntax=Syntax.MARKDOWN))

    assert Fact.DENIAL not in {term.name for term in score(markdown, [finding(Span(0, 20))]).terms}
    assert Fact.LONG not in points(f"{'`organisation.transformation` ' * 30}{STEADY}", [finding(Span(0, 20))])


def test_a_pack_weighs_as_ratings_have_it() -> None:
    heavy, light = (score(DRAFT, [finding(Span(0, 20), pack=pack)]).value for pack in ("failure", "networking"))

    assert heavy < light
    assert light < score(DRAFT, []).value
