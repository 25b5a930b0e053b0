"""Letters read as they are meant, and still know where they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.segment.drafts import texts
from unmask.segment.fold import fold, fold_pieces, is_disguised


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("𝗧𝗵𝗶𝘀 𝘪𝘴 𝙗𝙤𝙡𝙙", "This is bold"),
        ("Ｆｕｌｌ　ｗｉｄｔｈ", "Full width"),
        ("ﬁrst aﬀair", "first affair"),
        ("I’m “here”", 'I\'m "here"'),
        ("non\u00a0breaking", "non breaking"),
        ("zero\u200bwidth\u00ad", "zerowidth"),
        ("cafe\u0301", "café"),
        ("s\u0336t\u0336ruck", "struck"),
        ("👩🏽‍💻 codes", "👩 codes"),
        ("two\r\nlines", "two lines"),
        ("\ufeffmarked", "marked"),
        ("ᴛʜɪꜱ", "this"),
        ("naïve Straße 日本", "naïve Straße 日本"),
    ],
)
def test_letters_read_plainly(written: str, read: str) -> None:
    assert fold(written, 0, len(written)).text == read


def test_each_letter_knows_where_it_was_written() -> None:
    written = "ﬁ 𝗯e\u0301"
    folded = fold(written, 0, len(written))

    assert folded.text == "fi bé"
    assert list(zip(folded.starts, folded.ends, strict=True)) == [(0, 1), (0, 1), (1, 2), (2, 3), (3, 5)]


def test_disguise_is_letters_only() -> None:
    assert [letter for letter in "𝗕aﬁＡ1😀é" if is_disguised(letter)] == ["𝗕", "Ａ"]


@given(texts)
def test_folding_never_moves_an_offset(text: str) -> None:
    folded = fold(text, 0, len(text))

    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    for letter, start, end in zip(folded.text, folded.starts, folded.ends, strict=True):
        assert 0 <= start < end <= len(text)
        if letter != " " and letter.isascii() and text[start].isascii():
            assert text[start] == letter


@given(texts)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text, 0, len(text)).text

    assert fold(once, 0, len(once)).text == once


@given(texts)
def test_nothing_is_left_at_the_ends_and_no_space_is_doubled(text: str) -> None:
    folded = fold(text, 0, len(text)).text

    assert folded == folded.strip(" ")
    assert "  " not in folded


@given(st.text(st.sampled_from("ab B.!’“”–…é€ÿ  \t👍\u200d\ufe0f\u0301`")))
def test_letters_that_stand_for_one_are_read_as_by_the_long_way(text: str) -> None:
    short, long = fold(text, 0, len(text)), fold_pieces((letter, at, at + 1) for at, letter in enumerate(text))

    assert (short.text, [*short.starts], [*short.ends]) == (long.text, [*long.starts], [*long.ends])
