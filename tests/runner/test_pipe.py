"""`unmask.pipe`: lazy, in order, and on an engine's own processes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice

import pytest

import unmask
from tests.shipped import rulebook
from unmask.checker import BATCH
from unmask.rulebook import select
from unmask.types.source import Source, TextKind

BOAST = "I'm humbled and honoured to announce that I've joined Acme."
PLAIN = "I moved the shelf to the left, and now the door opens."


def test_there_is_a_report_for_each_text_in_order() -> None:
    reports = list(unmask.pipe([BOAST, PLAIN, Source("mine", BOAST, TextKind.NEWSLETTER)]))

    assert [report.source.name for report in reports] == ["0", "1", "mine"]
    assert [bool(report.findings) for report in reports] == [True, False, True]
    assert reports[0] == unmask.check(BOAST, name="0")


def test_texts_are_taken_as_they_are_needed() -> None:
    taken = count()

    def endless() -> Iterator[str]:
        while True:
            next(taken)
            yield PLAIN

    assert len(list(islice(unmask.pipe(endless()), 3))) == 3
    assert next(taken) <= 2 * BATCH


def test_what_comes_before_a_text_that_is_too_much_is_judged() -> None:
    reports = unmask.pipe([BOAST, PLAIN, "Yes.\n" * 150_001, BOAST])

    assert [bool(report.findings) for report in islice(reports, 2)] == [True, False]
    with pytest.raises(unmask.TooLarge, match="2: has more than"):
        next(reports)


def test_other_rules_can_be_given() -> None:
    book = select(rulebook(), select=("busyness",), ignore=())

    assert [report.findings for report in unmask.pipe([BOAST], rulebook=book)] == [()]
