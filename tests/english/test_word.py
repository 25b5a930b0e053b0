"""Words by their letters."""

from __future__ import annotations

import pytest

from unmask.english.word import TERM, WORD, stem


def test_the_forms_of_a_word_have_one_stem() -> None:
    assert {stem(word) for word in ("change", "changes", "changed", "changing")} == {"chang"}
    assert stem("meetings") == stem("meet")
    assert stem("bread") != stem("breed")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We've had two follow-ups.", ["We've", "had", "two", "follow-ups"]),
        ("Their R&D costs 3.5 times as much.", ["Their", "R&D", "costs", "3.5", "times", "as", "much"]),
        ("See example.com – it’s ours.", ["See", "example.com", "it’s", "ours"]),
        ("Caf\u00e9 no. 4 -- 'open'", ["Caf\u00e9", "no", "4", "open"]),
    ],
)
def test_a_word_is_what_a_reader_counts(text: str, words: list[str]) -> None:
    assert WORD.findall(text) == words


def test_a_term_is_a_run_of_letters_and_digits() -> None:
    assert TERM.findall("We've 2 follow-ups_now") == ["We", "ve", "2", "follow", "ups", "now"]
