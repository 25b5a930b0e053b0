"""Judging and rewriting a text takes memory in proportion to it, and gives it back."""

from __future__ import annotations

import gc
import io
import tracemalloc
import weakref
from collections.abc import Callable

import pytest
from rich.console import Console

import unmask.checker
import unmask.segment
from tests.growth.families import PROSE, Family, numbered, repeated
from tests.shipped import checker
from unmask.cache.store import default_folder
from unmask.checker import Checker
from unmask.errors import ReadError
from unmask.render.terminal import TerminalRenderer
from unmask.rewriter import JUDGED, rewrite
from unmask.runner.flow import judged
from unmask.segment import plain, segment
from unmask.segment.line import prose_lines
from unmask.types.report import Failure, Report
from unmask.types.source import Source, Syntax, asked_soon

MOST = 4.6
"""How many times as much four times the text may take."""

FAMILIES = {
    **{name: PROSE[name] for name in ("lines of one word", "one line of prose", "paragraphs")},
    "flagged words": numbered("We leverage # shelves. "),
    "flagged paragraphs": numbered("It's not shelf #. It's promise #.\n\n"),
    "emoji": repeated("🚀 We shipped.\n"),
}


def peak(text: str, work: Callable[[str], object]) -> int:
    """How many bytes there are at most that the work asks for while it is done."""
    gc.collect()
    tracemalloc.start()
    try:
        work(text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def growth(family: Family, size: int, work: Callable[[str], object]) -> float:
    """How many times as much memory the work takes with four times the text."""
    work(family(size))  # what is made once is made now
    work(family(4 * size))
    return peak(family(4 * size), work) / peak(family(size), work)


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMILIES)
def test_a_text_is_judged_in_memory_in_proportion_to_it(name: str) -> None:
    assert growth(FAMILIES[name], 12_000, lambda text: checker().check(Source("-", text))) <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", ["paragraphs", "flagged words", "flagged paragraphs"])
def test_a_text_is_rewritten_in_memory_in_proportion_to_it(name: str) -> None:
    assert growth(FAMILIES[name], 8_000, lambda text: rewrite(checker(), Source("-", text), suggested=True)) <= MOST


@pytest.mark.slow
def test_a_line_takes_no_more_than_it_did() -> None:
    text = "shelf\n" * 4_000
    checker().check(Source("-", text))

    assert peak(text, lambda text: checker().check(Source("-", text))) / 4_000 < 2_200


def test_lines_that_say_nothing_take_hardly_more_than_they_are_long() -> None:
    def told(text: str) -> None:
        report = checker().check(Source("-", text))
        TerminalRenderer(Console(file=io.StringIO(), width=80)).report(report)

    text = "\n" * 40_000
    told(text)

    assert peak(text, told) / len(text) < 40


@pytest.mark.parametrize(
    "text", ["shelf\n\n" * 101, "The shelf was moved. " * 101, f"{'|a' * 51}|\n{'|-' * 51}|\n{'|b' * 51}|\n"]
)
def test_a_text_of_too_many_sentences_is_refused_and_the_others_are_judged(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unmask.segment, "MOST", 100)
    many, few = (Source(name, text, syntax=Syntax.MARKDOWN) for name, text in (("many.md", text), ("few.md", "Hi.")))
    monkeypatch.setenv("UNMASK_TRACEBACK", "1")

    failure, report = judged(checker(), [many, few])

    assert isinstance(failure, Failure)
    assert isinstance(report, Report)
    assert (failure.name, report.source) == ("many.md", few)
    assert failure.message.startswith("has more than 100 sentences")


@pytest.mark.parametrize(
    ("piece", "syntax"),
    [
        ("shelf\n", Syntax.PLAIN),
        ("shelf\n\n", Syntax.PLAIN),
        ("shelf\n\n", Syntax.MARKDOWN),
        ("|shelf|lamp|\n|-|-|\n", Syntax.MARKDOWN),
    ],
)
def test_hardly_anything_is_held_of_a_text_that_is_refused(
    piece: str, syntax: Syntax, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unmask.segment, "MOST", 4_000)
    monkeypatch.setattr(unmask.segment, "HELD", 100)
    monkeypatch.setattr(plain, "LONGEST_PARAGRAPH", 100)

    def refused(text: str) -> None:
        with pytest.raises(ReadError, match="has more than 4,000 sentences"):
            segment(Source("-", text, syntax=syntax))

    text = piece * 5_000
    refused(text)

    # A table of what is remembered may grow while it is refused once, and would not grow again the next time.
    assert min(peak(text, refused) for _ in range(3)) < 100_000


@pytest.mark.parametrize("piece", ["shelf\n", "The shelf was moved. ", "*shelf* lamp\n", "déjà vu\n", "A 🚀 "])
def test_a_paragraph_of_markdown_is_read_in_little_memory(piece: str) -> None:
    text = piece * (60_000 // len(piece))

    def read(text: str) -> None:
        segment(Source("-", text, syntax=Syntax.MARKDOWN))

    read(text)

    assert peak(text, read) / len(text) < 100


def test_texts_that_were_asked_about_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    @asked_soon(8)
    def ask(text: str) -> int:
        asked.append(text)
        return len(text)

    monkeypatch.setattr(unmask.checker, "LETTERS", 60)
    fresh = Checker(checker().rulebook, cache=default_folder())
    for _ in range(3):
        fresh.check(Source("-", "We moved the shelf."))
        ask("one")
    assert asked == ["one"]

    fresh.check(Source("-", "We moved the shelf."))
    ask("one")

    assert asked == ["one", "one"]


def test_lines_go_with_their_draft() -> None:
    draft = segment(Source("-", "We moved the shelf. It stood.\n\nAna met us.\n"))
    lines = prose_lines(draft)
    held = weakref.ref(draft)
    assert prose_lines(draft) is lines

    del draft
    gc.collect()

    assert held() is None


@pytest.mark.slow
def test_few_of_the_texts_on_the_way_are_kept() -> None:
    class Counting:
        """A checker that sees how many reports there are each time that it is asked for one."""

        rulebook = checker().rulebook
        asked = most = 0

        def check(self, source: Source, *given: object) -> Report:
            gc.collect()
            self.asked += 1
            self.most = max(self.most, sum(type(each) is Report for each in gc.get_objects()) - before)
            return checker().check(source, *given)  # type: ignore[arg-type]

    gc.collect()
    before = sum(type(each) is Report for each in gc.get_objects())
    counting = Counting()
    rewrite(counting, Source("-", "I'm humbled to announce that we won.\n\nAgree?\n\n" * 60), suggested=True)  # type: ignore[arg-type]

    assert counting.asked > 2 * JUDGED
    assert 0 < counting.most <= JUDGED + 2
