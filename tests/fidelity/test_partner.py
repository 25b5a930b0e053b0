"""The best partners of sets are those that a look at every pair finds."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unmask.fidelity.partner import Stems, likeness, partners

rows = st.lists(st.frozensets(st.sampled_from("abcdefghijkl"), max_size=8), max_size=12)


def plainly(mine: Sequence[Stems], theirs: Sequence[Stems], least: float) -> set[tuple[int, int]]:
    found = set()
    for i, one in enumerate(mine):
        alike, k = max(((likeness(one, other), -k) for k, other in enumerate(theirs)), default=(0.0, 0))
        found |= {(i, -k)} if alike >= least else set()
    for k, other in enumerate(theirs):
        alike, i = max(((likeness(one, other), -i) for i, one in enumerate(mine)), default=(0.0, 0))
        found |= {(-i, k)} if alike >= least else set()
    return found


@settings(deadline=None, max_examples=400)
@given(mine=rows, theirs=rows, least=st.sampled_from((0.2, 0.5, 0.7, 1.0)))
def test_partners_are_those_that_a_look_at_every_pair_finds(
    mine: list[Stems], theirs: list[Stems], least: float
) -> None:
    assert partners(mine, theirs, least) == plainly(mine, theirs, least)


@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [
        pytest.param(["oven cold"], ["bread flat", "oven hot", "oven cold"], {(0, 2), (0, 1)}, id="the best"),
        pytest.param(["oven cold"], ["oven lit", "oven hot"], {(0, 0), (0, 1)}, id="the first of the best"),
        pytest.param(["oven cold day one"], ["oven lit day two", "oven hot"], {(0, 0), (0, 1)}, id="of the shorter"),
        pytest.param(["oven cold"], ["bread flat"], set(), id="none"),
    ],
)
def test_a_partner_is_the_first_of_those_most_alike(
    mine: list[str], theirs: list[str], found: set[tuple[int, int]]
) -> None:
    old, new = ([frozenset(each.split()) for each in side] for side in (mine, theirs))

    assert partners(old, new, 0.5) == found
