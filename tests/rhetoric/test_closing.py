"""Which general last sentences a text can end without."""

from __future__ import annotations

import pytest

from unmask.rhetoric.pronouncement import (
    detect_bare_closing,
    detect_bare_opening,
    detect_clipped_run,
    detect_pronouncement,
)
from unmask.segment import segment
from unmask.types.source import Source


@pytest.mark.parametrize(
    ("closing", "spare"),
    [
        ("Solve the real problem second.", True),
        ("But the real problem comes second.", False),
        ("Let's solve the real problem.", False),
        ("It solves the real problem.", False),
        ("We solved the problem and rested.", False),
    ],
)
def test_a_closing_may_go_that_nothing_waits_for(closing: str, *, spare: bool) -> None:
    draft = segment(Source("a.txt", f"The oven broke.\n\nWe rang Ana.\n\nShe came on Monday.\n\n{closing}"))
    (found,) = detect_bare_closing(draft, {"words": 18, "after": 4})

    assert found.removable is spare


def test_no_closing_may_go_after_a_sentence_that_is_as_general() -> None:
    draft = segment(Source("a.txt", "Ana rang.\n\nShe came.\n\nTrust takes time.\n\nKindness is never out of date."))
    (closing,) = detect_bare_closing(draft, {"words": 18, "after": 4})
    pronounced = list(detect_pronouncement(draft, {"words": 13, "alone": 1}))

    assert not closing.removable
    assert not any(found.removable for found in pronounced)


def test_a_request_at_the_end_is_no_closing() -> None:
    draft = segment(Source("a.txt", "The oven broke.\n\nWe rang.\n\nShe came.\n\nWould love to hear how yours does."))

    assert not list(detect_bare_closing(draft, {"words": 18, "after": 4}))


@pytest.mark.parametrize(
    "closing",
    [
        "Bring the sieve of the old one, because the fan is dead.",
        "Save me a loaf.",
        "The second I would rather forget.",
        "The bread we keep.\n\nThank you to Ana, the miller, for the flour.",
        "The bread we keep.\n\nThanks for letting us know about the fan.",
    ],
)
def test_what_asks_and_what_thanks_for_something_is_no_closing_line(closing: str) -> None:
    draft = segment(Source("a.txt", f"The oven broke.\n\nWe rang.\n\nShe came.\n\n{closing}"))

    assert not list(detect_bare_closing(draft, {"words": 18, "after": 4}))


@pytest.mark.parametrize(
    "closing",
    [
        "Bread is what we keep.\n\nThank you for reading.",
        "Bread is what we keep.\n\nThanks for your support!",
        "Bring the energy.",
        "The second act is the better one.",
    ],
)
def test_a_closing_line_stands_before_thanks_for_nothing(closing: str) -> None:
    draft = segment(Source("a.txt", f"The oven broke.\n\nWe rang.\n\nShe came.\n\n{closing}"))
    (found,) = detect_bare_closing(draft, {"words": 18, "after": 4})

    assert found.span.slice(draft.source.text) == closing.partition("\n")[0]


def test_a_request_is_no_verdict_and_no_clipped_line() -> None:
    draft = segment(
        Source("a.txt", "The oven broke.\n\nLock the door when it rains.\n\nBring a sieve.\n\nPark outside.")
    )

    assert not list(detect_pronouncement(draft, {"words": 13, "alone": 1}))
    assert not list(detect_clipped_run(draft, {"run": 2, "words": 6}))


@pytest.mark.parametrize(
    ("opening", "follows", "spare"),
    [
        ("New year, new ovens!", "We rest.", True),
        ("What a week in the bakery.", "We rest.", True),
        ("Kindness is never out of date.", "On Monday Ana brought 14 loaves.", True),
        ("Kindness is never out of date.", "Be kind.", False),
        ("We spent a long time on the ovens.", "On Monday Ana brought 14 loaves.", False),
    ],
)
def test_an_opening_may_go_that_only_cheers_or_comes_before_a_case(opening: str, follows: str, *, spare: bool) -> None:
    draft = segment(Source("a.txt", f"{opening}\n\n{follows}\n\nIt rained.\n\nWe slept."))
    (found,) = detect_bare_opening(draft, {"words": 18, "after": 4})

    assert found.removable is spare
