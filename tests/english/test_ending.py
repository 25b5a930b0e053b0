"""Where a passage ends that is quoted out of its sentence."""

from __future__ import annotations

import pytest

from unmask.english.ending import phrase_end


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Lovely bread from the| mill by the weir.", "Lovely bread"),
        ("Over two decades the| mill has ground rye.", "Over two decades"),
        ("I lost my post at the| mill.", "I lost my post"),
        ("What a day at the mill, full of| flour.", "What a day at the mill"),
        ("As a baker and a miller, I| get up at two.", "As a baker and a miller"),
        ("It shows that it’s an| oven.", "It shows"),
        ("We learned at last how| rye is milled.", "We learned at last"),
        ("She sends rye, oats and| flour.", "She sends rye, oats"),
    ],
)
def test_a_passage_stops_before_a_phrase_that_has_only_begun(text: str, shown: str) -> None:
    said, rest = text.split("|")

    assert said[: phrase_end(said + rest, 0, len(said))] == shown


@pytest.mark.parametrize(
    "text",
    [
        "This is what we stand for|.",
        "This is what we stand for|",
        "Guess what| the miller said.",
        "We met the miller| in May.",
        "For the| mill.",
        "The first time we bake rye|: a day in May.",
    ],
)
def test_other_passages_stay_whole(text: str) -> None:
    said, rest = text.split("|")

    assert phrase_end(said + rest, 0, len(said)) == len(said)


def test_what_stands_before_a_passage_does_not_matter() -> None:
    assert phrase_end("Ana. Rye of the mill.", 5, 15) == 8
