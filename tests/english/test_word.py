"""Words by their letters."""

from __future__ import annotations

from unmask.english.word import stem


def test_the_forms_of_a_word_have_one_stem() -> None:
    assert {stem(word) for word in ("change", "changes", "changed", "changing")} == {"chang"}
    assert stem("meetings") == stem("meet")
    assert stem("bread") != stem("breed")
