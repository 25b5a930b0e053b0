"""Leaving a text bare: which sentences stay, and that nothing else happens to them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from unmask.fidelity.align import sentences
from unmask.rewrite.bare import Bare, bare
from unmask.rewrite.replacement import protected
from unmask.segment import segment
from unmask.types.source import Source, Syntax

NOTHING = "Passion is everything."


def bared(text: str, syntax: Syntax = Syntax.PLAIN, *, happened: str = "", stays: str = "") -> Bare:
    """A text made bare. Sentences that hold `happened` report an event, and those that hold `stays` stay."""
    return bare(
        segment(Source("text", text, syntax=syntax)),
        lambda said: bool(happened) and happened in said.text,
        lambda said: bool(stays) and stays in said.text,
    )


def left(text: str) -> str:
    """What is left of a text between two sentences that say nothing."""
    return bared(f"{NOTHING}\n\n{text}\n\nGrowth is a choice.\n").text.rstrip("\n")


@pytest.mark.parametrize(
    "said",
    [
        "On Monday we planted tulips along the canal.",
        "The bus to Whitby leaves at 7.40 am.",
        "Ana mended the press.",
        "Hamid drove the whole way.",
        "The ward took in forty patients.",
        "Rent went up by 12%.",
        "The boat cost £4,000.",
        "The minutes are at https://canal.example/minutes.",
        "Thanks to @canalboats for the rope.",
        'The inspector said "never store paint near the boiler".',
        "We're hiring a baker.",
        "I'm looking for a second-hand loom.",
        'Comment "keys", and I\'ll send you the checklist.',
        "If you want the pattern, send me a message.",
        "Write to me when your well runs dry.",
        "The bus fare is paid.",
        "Flour and salt are included.",
        "The cost of the room is covered.",
    ],
)
def test_a_sentence_that_says_who_what_when_where_or_how_many_stays(said: str) -> None:
    assert left(said) == said


@pytest.mark.parametrize(
    "said",
    [
        "Leadership is about people.",
        "Never give up.",
        "What would you add?",
        "Mondays are for dreamers.",
        "5 lessons for every founder:",
        "There are three kinds of people.",
        'Some call it "hustle".',
        "#bread #joy",
        "AI changes everything for every CEO.",
    ],
)
def test_a_sentence_that_could_stand_anywhere_goes(said: str) -> None:
    assert left(f"On Monday we planted tulips.\n\n{said}") == "On Monday we planted tulips."


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        pytest.param("The roof leaked. It cost us £900.", None, id="it"),
        pytest.param("The roof leaked. And it cost us £900.", None, id="and it"),
        pytest.param("The nurses share a bus. That is why the shift begins at 7.15 am.", None, id="that is why"),
        pytest.param("The clerk was new. She filed 40 deeds.", None, id="she"),
        pytest.param("Our clerk said she filed 40 deeds.", None, id="she, who is named before"),
        pytest.param("A truck broke down. The truck came from Calais.", None, id="the truck"),
        pytest.param("We kept bees. These bees came from Malta.", None, id="these bees"),
        pytest.param("The truck had no wheel. The driver brought one from Calais.", None, id="one"),
        pytest.param("The roofs leaked. I saw examples of this in 40 schools.", None, id="this without a noun"),
        pytest.param("Did the oven work? Yes, in Leeds.", None, id="an answer"),
        pytest.param("Why did attendance rise by 12%?\n\nBreakfast.", None, id="a question"),
        pytest.param("Do you bake? Bread matters. We sold 40 loaves.", "We sold 40 loaves.", id="asked of readers"),
        pytest.param("Which well is dry? Tell me by 3 May, your thoughts help.", None, id="a request for answers"),
        pytest.param("We closed. But Ana stayed.", None, id="but"),
        pytest.param("Ana may leave in May.\n\nShe hasn't yet.", None, id="a verb left unsaid"),
        pytest.param("Ana left in May.\n\nI still do not.", None, id="a verb left unsaid in a paragraph of its own"),
        pytest.param(
            "Ana left in May.\n\nMost people don't.", "Ana left in May.", id="what is said of people at large"
        ),
        pytest.param("We sold bread. In Leeds.", None, id="a fragment that says where"),
        pytest.param("We're hiring a baker. Nights only.", None, id="a fragment of what is offered"),
        pytest.param("Bread is not a number in Leeds. It is a habit.", None, id="not this, but that"),
        pytest.param("Ana told us:\nBuy flour early.", None, id="what a colon announces"),
        pytest.param("we close the mill,\nsince Ana left.", None, id="one sentence on two lines"),
        pytest.param('Somebody wrote: "Ana left. Nobody saw it. The mill was cold."', None, id="a quotation"),
        pytest.param("The mill is shut (Ana left. Nobody saw it).", None, id="brackets"),
        pytest.param("Where: the mill\nWhen: 3 May\nPrice: nothing", None, id="lines with labels"),
        pytest.param("The course covers:\n- sharpening in Leeds\n- joints\n- glue", None, id="items of an intro"),
        pytest.param("The course in Leeds covers:\n- joints\n- glue", None, id="an intro of items"),
        pytest.param("Slow mode\nIt bakes for 40 minutes.", None, id="a title over a line"),
        pytest.param("40 loaves\nBe bold.", None, id="a line under a title"),
        pytest.param("1. Trust\n2. Visit Leeds\n3. Smile", None, id="numbered items"),
        pytest.param(
            "Well done.\n\n- Trust\n- Visit Leeds\n- Smile", "- Trust\n- Visit Leeds\n- Smile", id="items of nothing"
        ),
    ],
)
def test_what_a_sentence_leans_on_stays_with_it(text: str, stays: str | None) -> None:
    assert left(text) == (text if stays is None else stays)


def test_no_answer_stays_without_its_question() -> None:
    text = "On 3 May the mill opens.\n\nDo you hate Mondays? I can help."

    assert bared(text, stays="I can help").text == text
    assert bared(text).text == "On 3 May the mill opens."


def test_paragraphs_and_the_space_between_sentences_stay_as_they_are() -> None:
    text = (
        "Dream big.  We sold 40 loaves.  Smile!  In May Ana left.\r\n\r\n🚀\r\n\r\nBe bold.\r\n\r\nCall me at noon.\r\n"
    )

    assert bared(text).text == "We sold 40 loaves.  In May Ana left.\r\n\r\nCall me at noon.\r\n"


def test_nothing_particular_leaves_the_text_as_it_is() -> None:
    text = f"{NOTHING}\n\nBe bold.\n\n#joy\n"

    assert bared(text) == Bare(text, particular=0, kept=2, of=2)


def test_events_and_what_is_stays_stay() -> None:
    text = f"We broke the oven.\n\n{NOTHING}\n\nBe bold.\n"

    assert bared(text, happened="oven", stays="Passion").text == f"We broke the oven.\n\n{NOTHING}\n"


def test_it_counts_what_says_something_and_what_stays_beside_it() -> None:
    done = bared(f"{NOTHING}\n\nThe roof leaked. It cost £900. Be bold.")

    assert (done.particular, done.kept, done.of) == (1, 2, 4)


PAGE = """---
title: Week 14
---

# Bold moves

Passion is everything. We sold 40 loaves. *Be bold.*

Be brave. Smile.

## Recipes

- flour
- water

> Bread is life.

```
dream = big
```

Growth is [a choice](https://mill.example). Be kind.

![The mill](mill.png) Be glad.

| Be | bold |
|----|------|
| So | be   |
"""


def test_in_markdown_only_prose_goes() -> None:
    done = bared(PAGE, Syntax.MARKDOWN).text

    assert done == PAGE.replace("Be brave. Smile.\n\n", "").replace(" Be kind.", "")


PIECES = (
    NOTHING,
    "Be bold!",
    "The roof leaked.",
    "It cost us £900.",
    "Ana left on 3 May.",
    "Why?",
    "Because Hamid called.",
    "The course covers:",
    "- joints",
    "1. Leeds",
    "#bread",
    "🚀",
    "In Leeds.",
    "Read https://mill.example now.",
    "and so on",
    '"Never store paint near the boiler."',
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from([" ", "\n", "\n\n", "\r\n\r\n"])), max_size=12),
    st.sampled_from(Syntax),
)
@example([("Be bold!", "\n"), ("- joints Be bold!", "\n\n"), (NOTHING, "\n"), ("- joints", " ")], Syntax.MARKDOWN)
def test_sentences_stay_whole_in_order_and_for_good(parts: list[tuple[str, str]], syntax: Syntax) -> None:
    text = "".join(piece + gap for piece, gap in parts)
    done = bared(text, syntax)
    words, kept = ("".join(one.split()) for one in (text, done.text))
    before, after = (
        [f"{said.text} " for said in sentences(segment(Source("text", one, syntax=syntax)))]
        for one in (text, done.text)
    )

    # Lines that were read as one paragraph may be read one by one when few are left, so the words are held together.
    assert re.fullmatch("".join(f"(?:{re.escape(said)})?" for said in before), "".join(after))
    assert bared(done.text, syntax).text == done.text
    assert not protected(done.text) - protected(text)
    assert done.text.strip() or not text.strip()
    for kept_for_good in ("£900", "3May", "https://mill.example", "Hamid", "boiler"):
        assert words.count(kept_for_good) == kept.count(kept_for_good)
