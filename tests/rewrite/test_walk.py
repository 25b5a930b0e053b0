from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.shipped import rulebook
from unmask.checker import Checker
from unmask.rewrite.plan import Walk
from unmask.rulebook import select
from unmask.types.report import Report
from unmask.types.source import Source

TEXT = "Agree?\n\nI moved the shelf.\n\nThoughts?\n\nThe door opens now.\n\nAgree?\n"


@pytest.fixture(scope="module")
def check() -> Callable[[str], Report]:
    checker = Checker(select(rulebook(), select=("bait",)))
    return lambda text: checker.check(Source("-", text))


def rules(walk: Walk) -> list[str]:
    return [edit.rule for edit in walk.undecided]


def test_what_is_skipped_stays_skipped_when_the_text_moves(check: Callable[[str], Report]) -> None:
    walk = Walk(TEXT, check)
    walk.accept()
    walk.skip()

    assert walk.text.startswith("I moved")
    assert rules(walk) == ["bait/agree"]
    walk.accept()
    assert walk.text == "I moved the shelf.\n\nThoughts?\n\nThe door opens now.\n"
    assert (rules(walk), len(walk.made)) == ([], 2)


def test_a_rule_is_skipped_as_a_whole(check: Callable[[str], Report]) -> None:
    walk = Walk(TEXT, check)
    walk.skip_rule()

    assert rules(walk) == ["bait/thoughts"]


def test_every_decision_can_be_taken_back(check: Callable[[str], Report]) -> None:
    walk = Walk(TEXT, check)
    walk.accept()
    walk.skip_rule()
    walk.accept()

    assert (walk.undo(), walk.undo(), walk.undo()) == (True, True, True)
    assert not walk.undo()
    assert walk.text == TEXT
    assert rules(walk) == ["bait/agree", "bait/thoughts", "bait/agree"]
