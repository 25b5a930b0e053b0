from __future__ import annotations

import pytest

from unmask.segment import segment
from unmask.shapes import detect
from unmask.types.pattern import Room, Shape
from unmask.types.source import Source, Syntax


def found(text: str, detector: str, **settings: float) -> list[tuple[str, str | None]]:
    draft = segment(Source("a", text, syntax=Syntax.MARKDOWN))
    return [(each.span.slice(text), each.text) for each in detect(draft, Shape(Room.LAYOUT, detector, settings))]


def test_a_sentence_of_more_words_than_it_may_have() -> None:
    text = "One two three four. It's one-two three four five!"

    assert [passage for passage, _ in found(text, "long-sentence", words=4)] == ["It's one-two three four five!"]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("He shut the the door.", [("the the", "the")]),
        ("The the *band* band.", [("The the", "The"), ("band* band", "band")]),
        ("He had had that that day. No, no.", []),
        ("Run `the the` now.", []),
    ],
)
def test_a_word_that_stands_twice(text: str, passages: list[tuple[str, str]]) -> None:
    assert found(text, "repeated-word") == passages
