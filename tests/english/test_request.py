"""Which sentences ask for something that can be done."""

from __future__ import annotations

import pytest

from unmask.english.request import is_request


@pytest.mark.parametrize(
    "text",
    [
        "Bring the sieve of the old mill.",
        "Please bring a sieve.",
        "And so, just bring a sieve.",
        "Open the hatch, because the kiln is hot.",
        "Keep it cool until the yeast is in.",
        "Save me a loaf.",
        "Mind the step.",
    ],
)
def test_what_can_be_done_is_asked_for(text: str) -> None:
    assert is_request(text)


@pytest.mark.parametrize(
    "text",
    [
        "Solve the real problem second.",
        "Be kind.",
        "Bring the energy.",
        "Trust me.",
        "Let us bake.",
        "Bread is good, because it is warm.",
        "The miller brings it.",
        "Mind over dough.",
        "",
    ],
)
def test_other_sentences_ask_for_nothing(text: str) -> None:
    assert not is_request(text)
