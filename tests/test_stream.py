"""`unmask.pipe`: lazy, in order, and on an engine's own processes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

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


def test_other_rules_can_be_given() -> None:
    book = select(rulebook(), select=("busyness",), ignore=())

    assert [report.findings for report in unmask.pipe([BOAST], rulebook=book)] == [()]


@pytest.mark.slow
def test_the_example_runs_on_a_local_dask_cluster(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra “dask” is not installed")
    texts = [BOAST if number % 3 else PLAIN * 3 for number in range(300)]
    lines = [json.dumps({"id": f"p{number}", "text": text}) + "\n" for number, text in enumerate(texts)]
    (tmp_path / "posts-1.jsonl").write_text("".join(lines[:150]))
    (tmp_path / "posts-2.jsonl").write_text("".join(lines[150:]))
    example = Path(__file__).parent.parent / "examples" / "dask_scores.py"
    done = subprocess.run(
        [sys.executable, str(example), str(tmp_path / "posts-*.jsonl"), str(tmp_path / "scores")],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    files = done.stdout.split()
    assert len(files) == 2
    found = [json.loads(line) for file in files for line in Path(file).read_text().splitlines()]
    expected = [unmask.entry_of(report) for report in unmask.pipe(texts)]
    assert [one["id"] for one in found] == [f"p{number}" for number in range(300)]
    assert [(one["score"], one["findings"]) for one in found] == [(e.score, e.findings) for e in expected]
