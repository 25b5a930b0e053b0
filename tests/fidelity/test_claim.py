"""Claims that became others, and those that only went with their sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fidelity.test_difference import held
from unmask.types.comparison import ClaimKind

VERBS = ("bake", "sell", "deliver", "sing", "wait")
WHO = ("We", "They", "The millers", "Your neighbours")
WHAT = ("bread on Sundays", "in the morning", "with salt")
QUANTITIES = ("Most", "All", "Some", "Half the")
"""One of each class."""


def shifts(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(shift.kind.value, shift.old, shift.new) for shift in held(old, new).shifts]


@settings(deadline=None)
@given(
    st.sampled_from(WHO), st.sampled_from(VERBS), st.sampled_from(WHAT), st.sampled_from(["do not", "don't", "never"])
)
def test_a_negation_that_comes_or_goes_is_told(who: str, verb: str, what: str, no: str) -> None:
    plain, denied = f"{who} {verb} {what}.", f"{who} {no} {verb} {what}."

    assert [shift.kind for shift in held(denied, plain).shifts] == [ClaimKind.NEGATION]
    assert [shift.kind for shift in held(plain, denied).shifts] == [ClaimKind.NEGATION]
    assert not held(denied, denied).shifts


@settings(deadline=None)
@given(st.permutations(QUANTITIES), st.sampled_from(VERBS), st.sampled_from(WHAT))
def test_a_quantity_that_became_another_is_told(quantities: list[str], verb: str, what: str) -> None:
    one, other = quantities[:2]
    found = shifts(f"{one} bakers {verb} {what}.", f"{other} bakers {verb} {what}.")

    assert found == [("quantity", one.split()[0].lower(), other.split()[0].lower())]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("I asked for salt.", "Let us ask for salt.", [("person", "I", "us")]),
        ("We bake bread.", "You bake bread.", [("person", "we", "you")]),
        ("Bread is no longer about salt.", "Bread is not about salt.", [("negation", "no longer", "not")]),
        ("Most bakers rise early.", "Bakers rise early.", [("quantity", "most", "")]),
        ("Bakers rise early.", "All bakers rise early.", [("quantity", "", "all")]),
        ("Our oven is good.", "Our oven is the best of the street.", [("rank", "", "best")]),
        ("Our oven is old.", "We have the largest oven.", [("rank", "", "largest")]),
        ("We cannot bake.", "We can bake.", [("negation", "not", "")]),
    ],
)
def test_a_claim_that_became_another_is_told(old: str, new: str, expected: list[tuple[str, str, str]]) -> None:
    assert shifts(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It's not a loaf. It's a friend.", "It's a friend."),
        ("I'm glad to say that the oven works.", "The oven works."),
        ("We have the best oven.", "Our oven is the best."),
        ("The most useful tool is a knife.", "The useful tool is a knife."),
        ("Check all the details.", "Check the details."),
        ("Not only bread but cake is baked here.", "Bread and cake are baked here."),
        ("We don't bake. We sell.", "We sell. We do not bake."),
        ("I bake and I sell.", "I bake and sell."),
    ],
)
def test_what_says_the_same_is_no_shift(old: str, new: str) -> None:
    assert shifts(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ("At least 30 bakers came to Hull.", "At most 30 bakers came to Hull.", [("at least", "at most")]),
        ("Up to 30 bakers came to Hull.", "30 bakers came to Hull.", [("up to", "")]),
        ("About 30 bakers came to Hull.", "30 bakers came to Hull.", [("about", "")]),
        ("We spent $3M on flour.", "We spent almost $3M on flour.", [("", "almost")]),
        ("More than 30 bakers came to Hull.", "Over 30 bakers came to Hull.", []),
        ("No more than nine bakers came.", "At most 9 bakers came.", []),
        ("About 30 bakers came to Hull.", "Bakers came to Hull.", []),
    ],
)
def test_a_number_that_is_bounded_otherwise_is_another_claim(old: str, new: str, moved: list[tuple[str, str]]) -> None:
    found = held(old, new).shifts

    assert [(shift.old, shift.new) for shift in found if shift.kind is ClaimKind.QUANTITY] == moved
