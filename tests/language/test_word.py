from __future__ import annotations

import pytest

from unmask.language.word import is_ordinary, stem


@pytest.mark.parametrize("word", ["Chaos", "Nobody", "It's", "Clear", "Baking"])
def test_words_of_the_dictionary_are_ordinary(word: str) -> None:
    assert is_ordinary(word)


@pytest.mark.parametrize("word", ["London", "Ana", "Kubernetes", "Instagram"])
def test_names_are_not(word: str) -> None:
    assert not is_ordinary(word)


def test_the_forms_of_a_word_have_one_stem() -> None:
    assert {stem(word) for word in ("change", "changes", "changed", "changing")} == {"chang"}
    assert stem("meetings") == stem("meet")
    assert stem("bread") != stem("breed")
