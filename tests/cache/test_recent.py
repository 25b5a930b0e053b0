"""What was worked out last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unmask.cache.memo import Recent


@given(st.integers(1, 5), st.lists(st.tuples(st.booleans(), st.integers(0, 9)), max_size=60))
def test_the_last_used_are_kept_and_no_more(most: int, steps: list[tuple[bool, int]]) -> None:
    recent = Recent[int, str](most)
    used: list[int] = []
    for puts, key in steps:
        if puts:
            recent.put(key, str(key))
        known = key in used
        assert recent.get(key) == (str(key) if puts or known else None)
        if puts or known:
            used = [*(each for each in used if each != key), key][-most:]
        assert len(recent) == len(used) <= most
