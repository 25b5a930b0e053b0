"""Reading and judging a text takes time in proportion to it, whatever the text: families of them at n, 2n and 4n.

`pytest -m "slow or not slow" tests/growth/test_growth.py -rP | grep "times as many"` says by how much each stage grows.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from math import isnan
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console

from tests.growth.count import steps
from tests.growth.families import FOUND, PROSE, SIGNS, Family, repeated
from tests.shipped import checker
from unmask.judge import selection
from unmask.judge.report import _posture
from unmask.render.concise import ConciseRenderer
from unmask.render.terminal import TerminalRenderer
from unmask.rewrite import harm, proposals
from unmask.rewrite.harm import held, passages
from unmask.rewrite.plan import PASSES
from unmask.rewriter import TRIED, lay_bare, rewrite
from unmask.segment import block, segment
from unmask.silence import read_silences
from unmask.types.report import Report
from unmask.types.source import Source, Syntax
from unmask.types.span import Span

MOST = 5.0
"""How many times as many steps four times the text may take; n log n of these sizes is less."""

ALL = {**SIGNS, **PROSE, **FOUND}
QUICK_AND_SLOW = [
    pytest.param(name, marks=() if number % 8 == 0 else pytest.mark.slow) for number, name in enumerate(ALL)
]
BARED = [
    "numbers",
    *(
        pytest.param(name, marks=pytest.mark.slow)
        for name in (*PROSE, "one flagged word, each in a sentence of its own", "contrasts of their own")
        if name != "numbers"
    ),
]
FIRM = "Ana sold 40 shelves in Leeds on 3 May.\n\n"
"""A text in which no sentence says anything particular is not laid bare."""

FEW = ("'leverage ' again and again", "one flagged word, each in a sentence of its own", "contrasts of their own")


def growth(family: Family, size: int, work: Callable[[str], object]) -> float:
    """How many times as many steps the work takes with four times the text, at n and at 2n, whichever is more."""
    work(family(size))  # what is made once is made now
    texts = [family(times * size) for times in (1, 2, 4)]
    one, two, four = (steps(text, work) / len(text) for text in texts)
    return 4 * max(four / one, two / one)


def told(stage: str, name: str, growth: float) -> float:
    """Say by how much a stage grows, which is at most `MOST` where it takes time in proportion."""
    print(f"{stage}, {name}: {growth:.2f} times as many steps")
    return growth


@pytest.mark.parametrize("syntax", Syntax)
def test_what_takes_the_square_of_the_text_is_seen(syntax: Syntax) -> None:
    def square(text: str) -> None:
        for place in range(len(segment(Source("-", text, syntax=syntax)).blocks[0].text)):
            text[:place]

    assert growth(repeated("a b "), 200, square) > MOST


def test_what_is_looked_for_near_by_costs_what_is_near_by() -> None:
    text = "a" * 1_000

    assert steps(text, lambda text: text.find("b", 10, 30)) == 20
    assert steps(text, lambda text: text.find("b", 10)) == 990
    assert steps(text, lambda text: text.find("a", 10, 30)) == 0


@pytest.mark.parametrize("syntax", Syntax)
@pytest.mark.parametrize("name", QUICK_AND_SLOW)
def test_a_text_is_read_in_time_in_proportion_to_it(name: str, syntax: Syntax, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block, "LONGEST_SENTENCE", 100)

    def read(text: str) -> None:
        read_silences(segment(Source("-", text, syntax=syntax)))

    assert told(f"reading {syntax}", name, growth(ALL[name], 240, read)) <= MOST


@pytest.fixture
def near(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an edit is held against is bounded; small bounds show with small texts that no more is looked at."""
    monkeypatch.setattr(block, "LONGEST_SENTENCE", 100)
    for module in (passages, harm):
        monkeypatch.setattr(module, "NEAR", 100)
    monkeypatch.setattr(held, "REMEMBERED", 200)
    monkeypatch.setattr(proposals, "NEAR", 200)
    monkeypatch.setattr(proposals, "BESIDE", 100)
    assert selection.MOST_SENTENCES == 8


@pytest.mark.slow
@pytest.mark.usefixtures("near")
@pytest.mark.parametrize("name", [*PROSE, *FOUND])
def test_a_text_is_judged_in_time_in_proportion_to_it(name: str) -> None:
    grown = growth(ALL[name], 800, lambda text: checker().check(Source("-", text)))
    assert told("judging", name, grown) <= MOST


@pytest.mark.usefixtures("near")
@pytest.mark.parametrize("name", FEW)
def test_a_text_of_findings_is_judged_in_time_in_proportion_to_it(name: str) -> None:
    grown = growth(ALL[name], 600, lambda text: checker().check(Source("-", text)))
    assert told("judging", name, grown) <= MOST


class Judged:
    """A checker that counts the texts that it is asked to judge, and their letters."""

    def __init__(self) -> None:
        self.rulebook = checker().rulebook
        self.texts = 0
        self.letters = 0

    def check(self, source: Source, *given: Any) -> Report:
        self.texts += 1
        self.letters += len(source.text)
        return checker().check(source, *given)


MOST_JUDGED = PASSES * (TRIED + 2) + 2
"""In each pass the text with all edits, with each part of them, and with the parts that pass; and before and after."""


@pytest.mark.slow
@pytest.mark.usefixtures("near")
@pytest.mark.parametrize("name", FOUND)
def test_a_text_is_rewritten_in_time_in_proportion_to_it(name: str) -> None:
    assert told("rewriting", name, _growth_of_rewriting(ALL[name], _rewrite)) <= MOST


def _rewrite(judged: Judged, text: str) -> None:
    rewrite(judged, Source("-", text), suggested=True)  # type: ignore[arg-type]
    assert judged.texts <= MOST_JUDGED


@pytest.mark.usefixtures("near")
@pytest.mark.parametrize("syntax", Syntax)
@pytest.mark.parametrize("name", BARED)
def test_a_text_is_laid_bare_in_time_in_proportion_to_it(name: str, syntax: Syntax) -> None:
    def bare(judged: Judged, text: str) -> None:
        judged.letters += len(text)  # What is left may be short, and was found in all of it.
        lay_bare(judged, Source("-", text, syntax=syntax))  # type: ignore[arg-type]

    grown = _growth_of_rewriting(lambda size: FIRM + ALL[name](size), bare)
    assert told(f"laying {syntax} bare", name, grown) <= MOST


def _growth_of_rewriting(family: Family, work: Callable[[Judged, str], None]) -> float:
    # How often a text is judged on the way is bounded and by chance now less, now more; each time has to cost the same.
    costs = []
    for size in (600, 600, 1_200, 2_400):  # the first makes what is made once
        judged = Judged()
        costs.append(steps(family(size), lambda text, judged=judged: work(judged, text)) / judged.letters)  # type: ignore[misc]
    _, one, two, four = costs
    return 4 * max(four / one, two / one)


@pytest.mark.slow
@pytest.mark.parametrize("name", FEW)
@pytest.mark.parametrize("renderer", [TerminalRenderer, ConciseRenderer])
def test_a_report_is_shown_in_time_in_proportion_to_it(name: str, renderer: type) -> None:
    def show(report: Report) -> None:
        console = Console(file=io.StringIO(), width=80)
        renderer(console).report(report)

    reports = [checker().check(Source("-", ALL[name](times * 4_000))) for times in (1, 2, 4)]
    one, _, four = (steps("", lambda _, report=report: show(report)) for report in reports)  # type: ignore[misc]
    assert told(f"showing by {renderer.__name__}", name, four / one) <= MOST


def test_the_posture_of_a_passage_is_asked_of_its_own_sentences_alone() -> None:
    draft = segment(Source("-", FOUND["one flagged word, each in a sentence of its own"](20_000)))
    posture = _posture(draft)
    near, far = (SimpleNamespace(span=Span(start, start + 8)) for start in (3, len(draft.source.text) - 20))
    posture(near)  # type: ignore[arg-type] - what is made once is made now

    for match in (near, far):
        assert not isnan(posture(match))  # type: ignore[arg-type]
        assert steps("", lambda _, match=match: posture(match)) < 50  # type: ignore[misc]
    assert isnan(posture(SimpleNamespace(span=Span(10**6, 10**6 + 1))))  # type: ignore[arg-type]
