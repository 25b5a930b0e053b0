from __future__ import annotations

import pytest

from unmask.rewrite.clause import clause_around
from unmask.rewrite.plan import apply
from unmask.types.report import Edit
from unmask.types.span import Span


def without(marked: str) -> str | None:
    """The text without the clause that holds what stands between [ and ], or None where it stays."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = clause_around(text, Span(start, end), Span(0, len(text)))
    return None if found is None else apply(text, [Edit(found[1].span, found[1].text, safe=False, rule="demo/any")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We sell lamps in Leeds, [unlocking new growth] for all.", "We sell lamps in Leeds."),
        ("We sell lamps in Leeds, so [you can focus on what matters]!", "We sell lamps in Leeds!"),
        ("The till counts the bread for you [so you can focus on what matters].", "The till counts the bread for you."),
        ("The till counts the bread [so your team can focus on what matters] 🚀", "The till counts the bread 🚀"),
        ("We sell lamps in Leeds — [one idea at a time].", "We sell lamps in Leeds."),
        ("We sell lamps in Leeds—[one idea at a time].", "We sell lamps in Leeds."),
        ("We sell lamps in Leeds, and [it changes everything].", "We sell lamps in Leeds."),
        ("We moved the shop to Leeds [as we continue our journey].", "We moved the shop to Leeds."),
        ("We moved the shop to Leeds, which [is a game changer]", "We moved the shop to Leeds"),
        ("In [today's fast-paced world], we sell lamps.", "We sell lamps."),
        ("As [the landscape keeps changing], Ana sells lamps.", "Ana sells lamps."),
        ("With [passion and purpose] at heart, our shop sells lamps.", "Our shop sells lamps."),
        ("[Whether you bake, brew or cook, our mill] has your flour.", "Our mill has your flour."),
        ("🚀 In [today's fast-paced world], we sell lamps.", "🚀 We sell lamps."),
    ],
)
def test_a_clause_goes_and_leaves_the_sentence(text: str, expected: str) -> None:
    assert without(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Baking bread, selling lamps, [unlocking growth].",
        "We bake bread, sell lamps, and [unlock growth].",
        "We bake bread, and [unlock growth].",
        "Big news, [unlocking growth].",
        "The shop — [an engine of growth] — is in Leeds.",
        "The shop – the one in Leeds – is [an engine of growth].",
        "We sell lamps, [unlocking growth], and bread.",
        "In [innovation], growth and trust we sell lamps.",
        "In [innovation], growth, and trust, we sell lamps.",
        "In [today's world], really.",
        "We want [to unlock growth].",
        "When [the world changes], we sell lamps.",
        "[Whether you bake, brew], our mill has your flour.",
        "[Unlocking growth] is what we do.",
    ],
)
def test_a_clause_that_the_sentence_hangs_on_stays(text: str) -> None:
    assert without(text) is None
