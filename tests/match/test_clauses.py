from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unmask.match.anchor import Needs, lacks
from unmask.match.clauses import Clauses

WORDS = st.frozensets(st.sampled_from("abcdef"), max_size=4)
CLAUSES = st.tuples(WORDS, st.lists(WORDS.filter(bool), max_size=2).map(tuple))
NEEDS = st.lists(CLAUSES, max_size=3).map(tuple)


@given(needs=st.lists(NEEDS, max_size=6), held=WORDS)
def test_a_phrase_is_left_out_just_where_a_clause_of_its_own_is_unmet(needs: list[Needs], held: frozenset[str]) -> None:
    clauses = Clauses(needs)
    unmet = clauses.unmet(held)

    assert [bool(needed & unmet) for needed in clauses.needed] == [lacks(each, held) for each in needs]
