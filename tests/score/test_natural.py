"""What speaks for a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unmask.english.particular import UNBOASTED, particulars
from unmask.score import SignKind, natural, natural_signs
from unmask.segment import segment
from unmask.types.source import Source


def signs(text: str) -> set[SignKind]:
    return {sign.kind for sign in natural_signs(segment(Source("-", text)))}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The build broke on 14 May.", SignKind.PARTICULAR),
        ("It weighs 3 kg and takes 40 minutes.", SignKind.PARTICULAR),
        ("We met in Leeds.", SignKind.PARTICULAR),
        ("I'm not sure it works.", SignKind.DOUBT),
        ("I was wrong about the pump.", SignKind.DOUBT),
        ("Thanks to Ana Ruiz the roof is on.", SignKind.CREDIT),
        ("I walked to the mill.", SignKind.EVENT),
        ("Does anybody know a plumber?", SignKind.QUESTION),
    ],
)
def test_a_sign_is_seen(text: str, kind: SignKind) -> None:
    assert kind in signs(text)


@pytest.mark.parametrize(
    "text",
    ["Success is a mindset.", "Agree?", "Leaders inspire people.", "> I walked to the mill.", "`I walked to the mill`"],
)
def test_a_saying_a_bait_and_other_peoples_words_are_no_sign(text: str) -> None:
    assert signs(text) == set()


def test_a_sign_points_at_its_words() -> None:
    text = "Then \ufb01rst: I’m not sure."
    (sign,) = natural_signs(segment(Source("-", text)))

    assert sign.span.slice(text) == "I’m not sure"


WORDS = st.sampled_from(
    """
    May 4th on Friday 7 km v1.2 9:30 pm met near Lisbon Ana i think suppose don't know sure was wrong maybe as
    far can tell kind of seems to be honest thanks to Ben credit h/t as reported by I we he just had went
    yesterday the other day last night this morning does anyone know what do you use? ſadly ?
    """.split()  # noqa: SIM905
)


@given(st.lists(WORDS, max_size=12))
def test_a_sign_is_looked_for_wherever_it_can_be(words: list[str]) -> None:
    text = " ".join(["note", *words])
    found = {sign.kind for sign in natural_signs(segment(Source("-", text)))}
    there = {kind for kind, pattern, _ in natural._ASKED_FOR if pattern.search(text)}

    assert found == there | ({SignKind.PARTICULAR} if particulars(text, UNBOASTED) else set())
