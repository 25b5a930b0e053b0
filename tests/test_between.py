"""What stands between the sentences of a shape is the writer's: no edit of layout takes it along."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.shapes.texts import FOUND
from tests.shipped import checker, rulebook
from unmask.rewriter import rewrite
from unmask.types.pattern import Shape
from unmask.types.source import Source, Syntax

STUFF = (
    "#yeast #flour",
    "https://example.org/bread?id=7",
    "ana@example.org",
    "Call 030 1234567",
    "@anaruiz",
    "Ana Ruiz, Hull",
    "“Bread is slow,” says the sign.",
    "[the recipe](https://example.org/recipe)",
    "![the oven](oven.png)",
    "```\nmake bread\n```",
    "`make bread`",
    "<!-- the oven -->",
    "<b>17</b>",
    "> He bought 12 loaves.",
    "- 500 g of rye",
    "1. 500 g of rye",
    "| rye | 500 g |\n| --- | --- |\n| salt | 10 g |",
    "[^1]: Baked in 1998.",
    "[oven]: https://example.org/oven",
    "## Baked in 1998",
    "* * *",
)
PAIRS = [
    "Burnout is not the problem.|It's energy.",
    "The best cooks don't rush.|They taste.",
    "You don't need a bigger oven.|You need a better baker.",
    "It was never about the bread.|It was about the queue.",
    "Not talent.|Practice.",
    "The result?|Chaos.",
    "No slides.|No script.|Just talk.",
    "I read them all.|Why?|Because nobody else will.",
]


@cache
def shapes() -> tuple[str, ...]:
    """Texts that a detector finds something in, over several sentences; a bar stands between any two of them."""
    flagged = [
        e.flag
        for rule in rulebook().rules
        if any(isinstance(each.find, Shape) for each in rule.patterns)
        for e in rule.examples
    ]
    found: list[str] = []
    for text in (*flagged, *(each for texts in FOUND.values() for each in texts)):
        before, _, rest = text.partition("<<")
        passage, _, after = rest.partition(">>")
        parts = re.split(r"(?<=[.!?…])\s+|\n+", passage)
        if len(parts) > 1:
            found.append(before + "|".join(parts) + after)
    return (*PAIRS, *dict.fromkeys(found))


def between(shape: str, stuff: str, at: int, gap: str) -> str:
    """The shape as a text with stuff on lines of its own after the sentence `at`."""
    parts = shape.split("|")
    at %= len(parts) - 1
    halves = (gap.join(parts[: at + 1]), stuff, gap.join(parts[at + 1 :]))
    return "We met in the bakery on Elm Street.\n\n" + gap.join(halves) + "\n\nThe door opens at six.\n"


def plain(text: str) -> str:
    """The text without its line breaks, and without the full stop that an edit may make a comma."""
    return " ".join(text.split()).removesuffix(".")


@pytest.mark.parametrize("stuff", STUFF)
@pytest.mark.parametrize("shape", PAIRS[:1])
@pytest.mark.parametrize("syntax", [Syntax.PLAIN, Syntax.MARKDOWN])
def test_a_contrast_is_left_to_the_writer(shape: str, stuff: str, syntax: Syntax) -> None:
    text = between(shape, stuff, 0, "\n\n")
    done = rewrite(checker(), Source("-", text, syntax=syntax), suggested=True)

    assert plain(stuff) in plain(done.text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.deferred(lambda: st.sampled_from(shapes())),
    st.lists(st.sampled_from(STUFF), min_size=1, max_size=2, unique=True),
    st.integers(0, 5),
    st.sampled_from(["\n", "\n\n", "\r\n\r\n"]),
    st.sampled_from([Syntax.PLAIN, Syntax.MARKDOWN]),
)
def test_no_edit_takes_along_what_stands_between_the_sentences_of_a_shape(
    shape: str, stuff: list[str], at: int, gap: str, syntax: Syntax
) -> None:
    text = between(shape, gap.join(stuff), at, gap)
    done = rewrite(checker(), Source("-", text, syntax=syntax), suggested=True)

    assert [each for each in stuff if plain(each) not in plain(done.text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "This isn't about the call with Ana Ruiz. It's about trust.",
        "Trust isn't a tool from https://example.org/x, it's a habit.",
        "It was never about the 2019 launch. It was about the queue.",
        "The trouble isn't what @anaruiz said. It's what nobody said.",
        "The bakery isn't “the best in Hull”, it's a habit.",
    ],
)
def test_what_is_particular_in_the_denied_half_is_kept(text: str) -> None:
    done = rewrite(checker(), Source("-", f"We met.\n\n{text}\n\nThe door opens at six.\n"), suggested=True)

    kept = re.search(r"Ana Ruiz|https://example.org/x|2019|@anaruiz|“the best in Hull”", text)
    assert kept is not None
    assert kept[0] in done.text
