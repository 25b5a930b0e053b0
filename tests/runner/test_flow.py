"""Many sources: the same reports in the same order, however many processes judge them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.shipped import rulebook
from unmask.checker import Checker
from unmask.errors import WorkerLost
from unmask.rewriter import rewrite
from unmask.rulebook import select
from unmask.runner import each, run, run_with
from unmask.runner.flow import batches
from unmask.runner.pool import Pool
from unmask.segment import segment
from unmask.types.draft import Draft
from unmask.types.report import Failure
from unmask.types.rule import Rulebook
from unmask.types.source import Source, Syntax, TextKind

OPENINGS = (
    "I'm humbled and honoured to announce that I've joined Acme.",
    "I moved the shelf to the left, and now the door opens.",
    "She is no thought leader.\n\nAgree?",
    "Here's what nobody tells you about glue:\n\n→ it sets\n→ it holds\n→ it dries",
)


def many(count: int, *, filler: int = 40) -> Iterator[Source]:
    for number in range(count):
        text = f"{OPENINGS[number % 4]}\n\n" + f"Shelf {number} stands by the door. " * filler
        syntax = Syntax.MARKDOWN if number % 3 == 0 else Syntax.PLAIN
        yield Source(f"text {number}", text, TextKind.POST, syntax)


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return select(rulebook(), select=["brag", "bait", "persona", "formula"])


def test_several_processes_give_the_same_reports_in_the_same_order(
    book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unmask.runner.flow.WORTH", 5_000)
    monkeypatch.setattr("unmask.runner.flow.FULL", 7)
    alone = list(Checker(book).check_all(many(60)))
    shared = list(run(many(60), book, jobs=3))
    scored = list(run(many(60), book, jobs=3, edits=False))

    assert shared == alone
    assert scored == list(Checker(book).check_all(many(60), edits=False)) != alone
    assert any(report.findings for report in shared)
    assert [report.source.name for report in shared] == [f"text {number}" for number in range(60)]


def test_a_text_that_is_refused_is_read_once_and_costs_the_others_nothing(
    book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def counted(source: Source, *rest: Any) -> Draft:
        read.append(source.name)
        return segment(source, *rest)

    monkeypatch.setattr("unmask.checker.segment", counted)
    monkeypatch.setattr("unmask.segment.MOST", 50)
    few = list(many(3, filler=4))
    sources = [few[0], Source("long", "Yes.\n" * 51), few[1], Source("longer", "No.\n" * 60), few[2]]
    first, long, second, longer, third = run(sources, book)

    assert sorted(read) == ["long", "longer", "text 0", "text 1", "text 2"]
    assert [first, second, third] == [Checker(book).check(source) for source in few]
    assert all(
        isinstance(each, Failure) and each.large and "more than 50 sentences" in each.message for each in (long, longer)
    )
    assert (long.name, longer.name) == ("long", "longer")


@pytest.mark.slow
def test_several_processes_rewrite_as_one_does(book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unmask.runner.flow.WORTH", 5_000)
    monkeypatch.setattr("unmask.runner.flow.FULL", 7)
    checker = Checker(book)
    alone = [rewrite(checker, source, suggested=True) for source in many(40)]
    shared = list(run_with(partial(each, partial(rewrite, suggested=True)), many(40), book, jobs=3))

    assert [done.text for done in shared] == [done.text for done in alone]
    assert [done.source for done in shared] == list(many(40))
    assert any(done.changed for done in shared)


@pytest.mark.slow
def test_sources_are_read_only_a_little_ahead(book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unmask.runner.flow.WORTH", 5_000)
    monkeypatch.setattr("unmask.runner.flow.FULL", 7)
    read = 0

    def counted() -> Iterator[Source]:
        nonlocal read
        for source in many(5_000):
            read += 1
            yield source

    reports = run(counted(), book, jobs=2)
    assert next(reports).source.name == "text 0"
    reports.close()  # type: ignore[attr-defined]

    assert read < 200


def test_few_texts_start_no_process(book: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise AssertionError("a process was started for a few texts")

    monkeypatch.setattr("unmask.runner.pool.Pool.__enter__", none)
    assert len(list(run(many(3), book, jobs=8))) == 3


@pytest.mark.slow
def test_a_process_that_is_ended_from_outside_is_an_error_in_words(book: Rulebook) -> None:
    with Pool(book, 1) as pool:
        outcomes = pool.run(batches(many(200), None), None)
        next(outcomes)
        for process in multiprocessing.active_children():
            process.kill()
            process.join()
        with pytest.raises(WorkerLost, match="ended from outside"):
            list(outcomes)


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.skipif(sys.platform != "linux", reason="it looks for processes in /proc")
def test_an_interrupt_ends_every_process_and_says_nothing(tmp_path: Path) -> None:
    for source in many(400):
        (tmp_path / f"{source.name}.txt").write_text(source.text)
    running = subprocess.Popen(
        [sys.executable, "-m", "unmask", "check", str(tmp_path), "--jobs", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - a shell's background jobs ignore it
    )
    try:
        while running.poll() is None and not children(running.pid):
            time.sleep(0.01)
        workers = children(running.pid)
        os.killpg(running.pid, signal.SIGINT)
        _, said = running.communicate()
    finally:
        running.kill()

    assert workers
    assert running.returncode == 130
    assert said == b""
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
