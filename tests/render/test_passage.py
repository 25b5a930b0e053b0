"""What a note shows of a text: the sentence that an edit touches, and no neighbour of it."""

from __future__ import annotations

import pytest

from unmask.render.passage import Passage, passage
from unmask.types.edit import Edit
from unmask.types.span import Span


def shown(text: str, covered: str, by: str = "") -> Passage:
    start = text.index(covered)
    return passage(text, Edit(Span(start, start + len(covered)), by, safe=True, rule="bait/agree"))


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("The key is under the pot. Thoughts?", " Thoughts?"),
        ("The key is under the pot.\n\nThoughts?\n", "\n\nThoughts?"),
        ("Thoughts? The key is under the pot.", "Thoughts? "),
        ("The key is here. Thoughts? The pot is old.", " Thoughts?"),
    ],
)
def test_a_removed_sentence_is_shown_without_its_neighbours(text: str, covered: str) -> None:
    assert shown(text, covered) == Passage("Thoughts?", "")


def test_a_word_that_goes_is_shown_in_its_sentence() -> None:
    assert shown("It rained. The key is really old. So is the pot.", " really") == Passage(
        "The key is really old.", "The key is old."
    )
    assert shown("It rained. The key is super old.", "super", "very") == Passage(
        "The key is super old.", "The key is very old."
    )
