"""Questions that readers have, each with its answer: nothing in a row of them is staged, by whatever detector."""

from __future__ import annotations

import pytest

from unmask.rewriter import rewrite_text
from unmask.rhetoric import DETECTORS
from unmask.segment import segment
from unmask.shapes import detect
from unmask.types.pattern import Room, Shape
from unmask.types.source import Source, Syntax

NOTICE = (
    "Can I bring my own jar? Yes.",
    "Is there rye on Mondays? Never before ten.",
    "Do you take cards? No, but the bank is next door.",
    "What does a loaf cost? Nothing for children.",
)


def _found(text: str, syntax: Syntax = Syntax.PLAIN) -> set[str]:
    draft = segment(Source("a.txt", text, syntax=syntax))
    return {each.name for each in DETECTORS if detect(draft, Shape(Room.RHETORIC, each.name))}


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n- "])
def test_nothing_is_staged_in_answers_to_what_readers_ask(between: str) -> None:
    assert _found(between.join(NOTICE)) == set()


def test_an_answer_may_stand_under_its_question() -> None:
    assert _found("\n".join(NOTICE[:2]).replace("? ", "?\n")) == set()
    assert _found("\n\n".join(NOTICE).replace("? ", "?\n\n")) == set()
    assert _found("\n\n".join(f"**{line}".replace("? ", "?**\n") for line in NOTICE[:2]), Syntax.MARKDOWN) == set()


@pytest.mark.parametrize(
    "text",
    [
        NOTICE[0],
        "Do I miss the mill? Not for a day.",
        "What does a smile cost? Nothing.",
        " ".join(NOTICE),
        "The result? Chaos.\nThe moral? Salt.",
        "Was it hard? Yes.\nWas it worth it? Always.",
        "Do I miss it? No.\nDo I regret it? Never.",
        "Is it easy? No.\nIs it fun? Never.",
        f"{NOTICE[0]}\n{NOTICE[1]}\nThe best part? Nobody knew.",
    ],
)
def test_what_the_writer_asks_for_show_is_found(text: str) -> None:
    assert "answered-question" in _found(text)


def test_a_question_to_readers_after_answers_is_found() -> None:
    assert "closing-question" in _found("\n\n".join((*NOTICE, "How do you bake yours?")))


def test_one_answer_that_tells_is_not_staged() -> None:
    text = "The mill on Tay Street opens on 4 May.\n\nWhat does a loaf cost? Nothing; the town pays."

    assert "answered-question" not in _found(text)
    assert rewrite_text(text, bare=True).text == text


def test_bare_keeps_every_answer() -> None:
    text = "\n".join(NOTICE)

    assert rewrite_text(f"The mill on Tay Street opens on 4 May.\n\n{text}", bare=True).text.endswith(text)
