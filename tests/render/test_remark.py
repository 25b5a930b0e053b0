"""What is said about a finding: the sentence that an edit touches and no neighbour of it, or one line."""

from __future__ import annotations

import pytest

from tests.render.reports import Hit, report
from unmask.render.remark import Passage, number, passage, remark
from unmask.types.report import Advice, Edit, Remedy, Remove, Replace
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


def test_lines_that_stay_are_no_part_of_it() -> None:
    text = "The oven broke.\n\nYour network is your net worth.\n\nWe baked on."
    start = len("The oven broke.")
    edit = Edit(Span(start, text.index("\n\nWe")), "", safe=True, rule="bait/agree")

    assert passage(text, edit) == Passage("Your network is your net worth.", "")


def test_a_passage_is_whole_however_far_its_edit_is_from_where_it_begins() -> None:
    sentence = "We baked, " * 300 + "and I'm humbled to say that we sold out."
    found = shown(f"It rained. {sentence} Then we slept.", "I'm humbled to say that ", "")
    assert found == Passage(sentence, sentence.replace("I'm humbled to say that ", ""))


@pytest.mark.parametrize(
    ("text", "passage", "remedy", "said"),
    [
        ("We moved. Let that sink in. Call us.", "Let that sink in.", Remove(), "Leave it out."),
        ("We moved.\n\nLet that sink in.\n", "\n\nLet that sink in.", Remove(), "Leave it out."),
        ("We moved.\nAgree?", "\nAgree?", Remove(), "Leave it out."),
        ("I'm glad\nto say we moved. Call us.", "I'm glad\nto say ", Remove(), "Plainer: we moved."),
        ("We moved. We utilise it. Call us.", "utilise", Replace("use"), "Plainer: We use it."),
        ("We moved.", "moved", Advice("Say\nwhere."), "Say where."),
    ],
)
def test_a_remark_says_what_to_do_in_one_line(text: str, passage: str, remedy: Remedy, said: str) -> None:
    whole = report(text, Hit(passage, remedy=remedy))

    assert remark(whole.source, number(whole)[0]) == said
