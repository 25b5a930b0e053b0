"""What two rows have in common, in one order."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unmask.fidelity.order import OFTEN, Run, runs

rows = st.lists(st.sampled_from("abcdefgh"), max_size=OFTEN)


def cells(found: list[Run]) -> list[tuple[int, int]]:
    return [(run.old + by, run.new + by) for run in found for by in range(run.size)]


def plainly(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return cells([Run(*block) for block in matcher.get_matching_blocks()])


@settings(deadline=None, max_examples=400)
@given(old=rows, new=rows)
def test_runs_are_the_matching_blocks_of_a_sequence_matcher(old: list[str], new: list[str]) -> None:
    assert cells(runs(old, new)) == plainly(old, new)


@settings(deadline=None)
@given(old=st.lists(st.sampled_from("abc"), max_size=120), new=st.lists(st.sampled_from("abc"), max_size=120))
def test_what_is_repeated_often_is_the_same_and_in_order(old: list[str], new: list[str]) -> None:
    found = cells(runs(old, new))

    assert all(old[i] == new[k] for i, k in found)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(found))


@pytest.mark.parametrize("times", [1, OFTEN, OFTEN + 1, 400])
def test_what_is_repeated_is_all_found_where_a_part_of_it_goes(times: int) -> None:
    old, new = ["rise"] * times + ["knead"] + ["rise"] * times, ["rise"] * times

    assert cells(runs(old, old)) == [(place, place) for place in range(len(old))]
    assert len(cells(runs(old, new))) == len(cells(runs(new, old))) == times
