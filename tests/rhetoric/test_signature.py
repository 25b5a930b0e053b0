"""What stands at the foot of a text and says none of it."""

from __future__ import annotations

import pytest

from unmask.rhetoric.signature import is_call, is_signature


@pytest.mark.parametrize("text", ["P.S. The mill is shut on Monday.", "PS rye is back", "-- Ana", "Follow me!", "***"])
def test_a_postscript_or_a_call_is_both(text: str) -> None:
    assert (is_call(text), is_signature(text)) == (True, True)


@pytest.mark.parametrize("text", ["Cheers, Ana", "Best rye in town?", "Regards from the mill"])
def test_a_greeting_is_no_call(text: str) -> None:
    assert (is_call(text), is_signature(text)) == (False, True)


@pytest.mark.parametrize("text", ["The rye is back.", "Psalms were sung.", "What do you bake?"])
def test_what_says_something_is_neither(text: str) -> None:
    assert (is_call(text), is_signature(text)) == (False, False)
