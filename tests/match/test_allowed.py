from __future__ import annotations

from dataclasses import replace

import pytest

from tests.shipped import rulebook
from unmask.cache.store import default_folder
from unmask.checker import Checker
from unmask.rulebook import select
from unmask.types.source import Source


def flagged(text: str, *allow: str) -> list[str]:
    book = replace(select(rulebook(), select=["hype"]), allow=allow)
    return [finding.text for finding in Checker(book, cache=default_folder()).check(Source("-", text)).findings]


def test_a_name_is_let_be_and_the_same_word_elsewhere_is_not() -> None:
    text = "We moved to Game-Changer in May. For the kitchen it was a game-changer."

    assert flagged(text) == ["Game-Changer", "a game-changer"]
    assert flagged(text, "Game-Changer") == ["a game-changer"]


@pytest.mark.parametrize(
    ("term", "let_be"),
    [("game-changer", True), ("Game-Changer", False), ("GAME-CHANGER", False), ("changer", False), ("a b", False)],
)
def test_small_letters_mean_any_spelling_and_capitals_their_own(term: str, let_be: bool) -> None:
    text = "This release is a game-changer for the whole kitchen."

    assert flagged(text), "the rule that this test leans on is gone"
    assert (flagged(text, term) == []) is let_be


def test_what_is_flagged_for_more_than_the_name_stays_flagged() -> None:
    text = "I'm humbled to announce that Synergy won."
    book = replace(rulebook(), allow=("Synergy",))

    assert [finding.rule for finding in Checker(book, cache=default_folder()).check(Source("-", text)).findings] == [
        "brag/humbled-to-announce"
    ]
