"""An edit brings in no word that its sentence already has."""

from __future__ import annotations

import pytest

from unmask.rewrite.replacement import echoes
from unmask.types.span import Span


def echo(marked: str, words: str) -> bool:
    before, span, after = marked.split("|")
    text = before + span + after
    return echoes(text, Span(0, len(text)), Span(len(before), len(before) + len(span)), words)


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("I made one change that |transformed| how I work.", "changed"),
        ("We |leveraged| the tool that she used last year.", "used"),
        ("The |learnings| were few, and the lesson was dear.", "lessons"),
    ],
)
def test_a_word_said_twice_is_heard(marked: str, words: str) -> None:
    assert echo(marked, words)


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("I made one rule that |transformed| how I work.", "changed"),
        ("We make bread that will |deliver| a living.", "make"),
        ("We |truly changed the change| of shifts.", "changed the change"),
        ("The roof is on, and |it is worth noting that| the door sticks.", ""),
    ],
)
def test_other_words_are_not(marked: str, words: str) -> None:
    assert not echo(marked, words)
