"""What a question and the writer's own answer say without the question."""

from __future__ import annotations

import pytest

from tests.shipped import rulebook
from unmask.checker import Checker
from unmask.rewriter import rewrite
from unmask.rhetoric.pair import detect_answered
from unmask.segment import segment
from unmask.types.rule import Rulebook
from unmask.types.source import Source


def answered(text: str) -> str | None:
    """What the one answered question of a text could say instead."""
    (found,) = detect_answered(segment(Source("a.txt", text)), {"answer": 7})
    return found.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("My lessons?\n\nBread takes time.\nSalt takes none.\nFlour is cheap.", id="several lines"),
        pytest.param("The best part? It's free.", id="what it is said of is not sure"),
        pytest.param("The crumb? Weighed it.", id="a deed"),
        pytest.param("But the result? Chaos.", id="but"),
        pytest.param("My trick? I don't have one.", id="denied"),
        pytest.param("My trick? There isn’t one.", id="denied, curly"),
        pytest.param("The truth? We never found one.", id="denied where the answer stands alone"),
        pytest.param("The rule? There is no rule.", id="denied in its own words"),
        pytest.param("The plan? Nobody knows.", id="not known"),
    ],
)
def test_an_answer_that_is_none_by_itself_keeps_its_question(text: str) -> None:
    assert answered(text) is None


def answers(text: str) -> list[str | None]:
    """What each answered question of a text could say instead."""
    return [found.text for found in detect_answered(segment(Source("a.txt", text)), {"answer": 7})]


@pytest.mark.parametrize("apart", [" ", "\n\n"])
def test_of_questions_in_a_row_all_become_statements_or_none(apart: str) -> None:
    cost, gain, catch = "The cost? A sack of rye.", "The gain? A warm hall.", "The catch? None."
    told = ["The cost: a sack of rye.", "The gain: a warm hall."]

    assert answers(apart.join((cost, gain))) == told
    assert answers(apart.join((cost, gain, catch))) == [None] * 3
    assert answers(apart.join((catch, gain))) == [None] * 2
    assert answers(apart.join((cost, "Rain fell.", catch))) == [told[0], None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Was it worth it? Yes.", "It was worth it."),
        ("Is the oven fixed? Nope.", "The oven is not fixed."),
        ("Did it work?\n\nYes!", "It worked!"),
        ("Did we sleep? No.", "We did not sleep."),
        ("Does she bake? Always.", "She bakes."),
        ("Can I rest? Never.", "I cannot rest."),
        ("The result? Chaos.", "The result: chaos."),
        ("The best part? It's the crust.", "The best part is the crust."),
        ("The bakers who last? They rest.", "The bakers who last rest."),
        ("The price? One euro.", "The price: one euro."),
        ("The truth? There is no secret.", "There is no secret."),
        ("The host? Berlin.", "The host: Berlin."),
        ("The truth? Nobody cared at all.", "Nobody cared at all."),
        ("Why does this matter? Because people eat.", "This matters because people eat."),
        ("Why should we wait? Because the dough is cold.", "We should wait because the dough is cold."),
        ("What happened? We lost the van.", "We lost the van."),
    ],
)
def test_the_question_becomes_a_statement(text: str, expected: str) -> None:
    assert answered(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Worth it? Absolutely.",
        "Why? Because I can.",
        "My advice? Sleep.",
        "My first step? Simple, I slept.",
        "The sooner you bake? More sleep.",
    ],
)
def test_what_has_no_sure_statement_is_left(text: str) -> None:
    assert answered(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I read it all. Why? Because I can.", "I read it all, because I can."),
        ("I read it all.\n\nWhy?\n\nI had the time.", "I read it all, because I had the time."),
        ("We cut the costs. How? By baking at night.", "We cut the costs by baking at night."),
        ("Nobody came! Why? Because it rained.", "Nobody came! Why? Because it rained."),
    ],
)
def test_a_reason_joins_the_sentence_before(text: str, expected: str) -> None:
    packs = (pack for pack in rulebook().packs if pack.name == "formula")
    checker = Checker(Rulebook(tuple(packs)))

    assert rewrite(checker, Source("a.txt", text), suggested=True).text == expected
