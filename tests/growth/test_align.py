"""Holding a text against its original takes steps in proportion to both."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.growth import count
from tests.growth.count import steps
from unmask.fidelity.align import Said, align, sentences
from unmask.rewrite.mask import is_mostly
from unmask.segment import segment
from unmask.types.source import Source
from unmask.types.span import Cover, Holders, Span

MOST = 5.0
"""How many times as many steps four times the sentences may take; n log n of these sizes is less."""

Wording = Callable[[int], str]


def said(wording: Wording, number: int) -> tuple[Said, ...]:
    return tuple(sentences(segment(Source("-", "\n".join(map(wording, range(number)))))))


def growth(work: Callable[[int], Callable[[], object]]) -> float:
    """How many times as many steps the work takes that is made ready for a number, with four times the number."""
    few, many = (work(number) for number in (100, 400))
    return steps("", lambda _: many()) / steps("", lambda _: few())


def aligned(old: Wording, new: Wording) -> Callable[[int], Callable[[], object]]:
    def ready(number: int) -> Callable[[], object]:
        mine, theirs = said(old, number), said(new, number)
        return lambda: align(mine, theirs)

    return ready


def sold(number: int) -> str:
    return f"We sold {number} shelves to a school in Leeds."


def found(number: int) -> str:
    return f"In Hull {number + 10_000} lamps were sold and put on shelves."


def few(number: int) -> str:
    return f"The {('oven', 'mill', 'shop')[number % 3]} opened."


def other_few(number: int) -> str:
    return f"The {('mill', 'stall', 'oven')[number % 3]} burned."


def own(number: int) -> str:
    return f"Oven{number} warmed mill{number} once."


def other_own(number: int) -> str:
    return f"Twice mill{number} cooled oven{number}."


def every_other(number: int) -> str:
    return sold(number) if number % 2 else own(number)


def matters(number: int) -> str:
    return "Bread matters."


def matters_less(number: int) -> str:
    return "Bread matters." if number % 5 else "Bread matters less."


def matters_between(number: int) -> str:
    return "Bread matters." if number % 2 else own(number)


def matters_between_others(number: int) -> str:
    return "Bread matters." if number % 2 else other_own(number)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(sold, sold, id="the same"),
        pytest.param(sold, found, id="sentences that share some words"),
        pytest.param(found, sold, id="shorter ones"),
        pytest.param(few, other_few, id="few words"),
        pytest.param(own, other_own, id="each like one other"),
        pytest.param(sold, own, id="nothing in common"),
        pytest.param(sold, every_other, id="every other one the same"),
        pytest.param(matters, matters, id="one sentence again and again"),
        pytest.param(matters, matters_less, id="one sentence again and again, and some changed"),
        pytest.param(matters_between, matters_between_others, id="one sentence between others that are changed"),
    ],
)
def test_texts_are_aligned_in_steps_in_proportion_to_them(
    old: Wording, new: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(count, "OURS", "")  # What others do for us in Python counts, too.

    assert growth(aligned(old, new)) <= MOST


def test_what_was_found_is_told_of_every_sentence_in_steps_in_proportion_to_both() -> None:
    def ready(number: int) -> Callable[[], object]:
        spans = [Span(10 * each, 10 * each + 6) for each in range(number)]
        found = Cover(spans)
        holders = Holders(spans)
        assert not found.shared(Span(6, 10))
        return lambda: [is_mostly(span, found) and holders.hold(span) for span in spans]

    assert growth(ready) <= MOST
