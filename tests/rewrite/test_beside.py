from __future__ import annotations

import pytest

from unmask.rewrite.beside import strands, strands_that


@pytest.mark.parametrize(
    ("written", "words", "rest"),
    [
        ("I had the honour of singing", "I sang", " in Hull and the luck to be heard."),
        ("I had the honour of singing", "I sang", " in *Hull* and the **joy** of being heard."),
        ("We had the pleasure of seeing", "We saw", " Hull and three days of snow."),
        ("I've had the joy of teaching", "I have taught", " nine bakers, and the grief of losing two."),
        ("I'm proud to run", "I run", " four mills in Kent and of my crew."),
        ("I'm proud to run", "I run", " a mill, about which I write, and also of my crew."),
        ("I'm excited to start my round", "I'm starting my round", " at the mill and about the bread."),
        ("We are glad to be back", "We are back", " in Hull and about the rain."),
        ("I am honoured to receive", "I have received", " the loaf, and even more honoured that Jo came."),
        ("I'm glad to be here", "I'm here", " and less nervous about the oven."),
    ],
)
def test_what_hangs_on_the_noun_or_the_adjective_that_goes_is_seen(written: str, words: str, rest: str) -> None:
    assert strands(written, words, rest, False)


@pytest.mark.parametrize(
    ("written", "words", "rest"),
    [
        ("I had the honour of singing", "I sang", " of ovens and of mills."),
        ("I had the honour of meeting", "I met", " Ana and the mayor of Hull."),
        ("I had the honour of meeting", "I met", " Ana and happy bakers, and more of them in May."),
        ("We had the joy of spending", "We spent", " a week in Hull and two days in Kent."),
        ("I loved talking", "I talked", " to Ana about rye, and how it sleeps, and about salt."),
        ("I'm proud to run", "I run", " a shop with nine bakers, of whom three sing."),
        ("We are glad to be back", "We are back", " in Hull, and we are proud of our bread."),
        ("utilise", "use", " the oven and the joy of baking."),
    ],
)
def test_what_stands_by_itself_or_beside_its_like_is_let_be(written: str, words: str, rest: str) -> None:
    assert not strands(written, words, rest, False)


def test_a_verb_in_another_form_leaves_its_noun_behind() -> None:
    written, words, rest = "I had a great time singing", "I sang", " in Hull and the luck to be heard."

    assert strands(written, words, rest, True)
    assert not strands(written, words, rest, False)


@pytest.mark.parametrize(
    "rest",
    [
        " the mill in Hull and to call it ours.",
        " the mill in May and to be baking by June.",
        " the mill, to clean it and to bake in it.",
        " the mill as well as to mend the oven.",
        " the mill and for you to see it.",
        " the mill, and even to sleep there.",
        " the mill but not to bake.",
    ],
)
def test_an_infinitive_goes_on_from_no_other_form(rest: str) -> None:
    assert strands("I'm proud to open", "I'm opening", rest, True)


@pytest.mark.parametrize(
    "rest",
    [
        " a mill to bake and to sell in.",
        " a mill, and we hope to see you there.",
        " a mill, and a door to the yard and to the sea.",
        " a mill and going to Hull.",
    ],
)
def test_an_infinitive_goes_on_from_one_that_is_still_there(rest: str) -> None:
    assert not strands("I'm proud to open", "I'm opening", rest, True)


@pytest.mark.parametrize(
    "rest",
    [
        " the mill is open, and that all bakers stay.",
        " the mill is open and, best of all, that it pays.",
        " the mill is open, that it pays, and the rest.",
        " the mill is open, not that we had doubts.",
        " the mill is open and not that it is ours.",
    ],
)
def test_a_second_that_needs_the_first(rest: str) -> None:
    glad = "I'm glad to say that"

    assert strands(f"{glad} the mill", "the mill", rest.removeprefix(" the mill"), False)
    assert strands_that(glad, rest)
    assert strands_that("I'm glad to say", f" that{rest}")
    assert not strands_that("Truly", rest)
    assert not strands(f"{glad} the mill", "I say that the mill", rest.removeprefix(" the mill"), False)


def test_a_that_which_points_needs_none() -> None:
    assert not strands_that("I'm glad to say that", " the mill is open on that day in May.")
    assert not strands_that("I'm glad to say", " that the mill is open.")
