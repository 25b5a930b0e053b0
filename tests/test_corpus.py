"""The corpus: whole texts, with what the shipped packs find in each and the band that its score lies in.

`corpus/expected.json` holds both. `pytest tests/test_corpus.py --update-corpus` writes it anew; nothing else does. The
limits below are held by hand: no command moves them.
"""

from __future__ import annotations

import json
import os
from functools import cache
from math import ceil, floor
from pathlib import Path
from typing import Any

import pytest

from tests.shipped import checker, rulebook
from unmask.types.report import Report
from unmask.types.source import Source, Syntax, TextKind

CORPUS = Path(__file__).parent.parent / "corpus"
EXPECTED = CORPUS / "expected.json"

KINDS = {"comments": TextKind.COMMENT, "messages": TextKind.MESSAGE, "headlines": TextKind.HEADLINE}
"""The kind of text in a folder. In the others a Markdown file is a newsletter and any other a post."""

SINCERE = frozenset(
    {
        "comments/answer.txt", "comments/doubt.txt", "comments/help.txt", "comments/sorry.txt",
        "messages/again.txt", "messages/honest.txt", "messages/order.txt",
        "headlines/bookkeeper.txt", "headlines/carpenter.txt", "headlines/engineer.txt", "headlines/researcher.txt",
        "headlines/teacher.txt",
    }
)  # fmt: skip
"""The texts outside plain/ and masked/ that are plain all the same."""

MOST_IN_A_PLAIN_TEXT = 1
MOST_IN_ALL_PLAIN_TEXTS = 2
LEAST_PLAIN_SCORE = 75
MOST_MASKED_SCORE = 66
BAND = 5
"""How far from its score the band of a text reaches when it is written."""


def _source(path: Path) -> Source:
    markdown = path.suffix == ".md"
    kind = KINDS.get(path.parent.name, TextKind.NEWSLETTER if markdown else TextKind.POST)
    name = path.relative_to(CORPUS).as_posix()
    return Source(name, path.read_text(encoding="utf-8"), kind, Syntax.MARKDOWN if markdown else Syntax.PLAIN)


TEXTS = sorted(path for path in CORPUS.glob("*/*") if path.suffix in {".txt", ".md"})


@cache
def reports() -> dict[str, Report]:
    return {report.source.name: report for report in checker().check_all(map(_source, TEXTS))}


@cache
def expected() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(EXPECTED.read_text(encoding="utf-8")) if EXPECTED.exists() else {}
    return found


def is_plain(name: str) -> bool:
    return name.startswith("plain/") or name in SINCERE


def findings(report: Report) -> list[str]:
    return [f"{finding.rule} | {finding.text}" for finding in report.findings]


def written(report: Report, before: dict[str, Any] | None) -> dict[str, Any]:
    """What to expect of a text. Its band stays as it was while the score still lies in it, to keep the diff small."""
    score = report.score.value
    if before is not None and before["least"] <= score <= before["most"]:
        least, most = before["least"], before["most"]
    else:
        least, most = max(0, floor(score) - BAND), min(100, ceil(score) + BAND)
    return {"least": least, "most": most, "findings": findings(report)}


@pytest.fixture(scope="module", autouse=True)
def updated(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--update-corpus"):
        return
    before = expected()
    now = {name: written(report, before.get(name)) for name, report in reports().items()}
    # Several processes may each write it, all the same; none may read half of it.
    whole = EXPECTED.with_suffix(f".{os.getpid()}")
    whole.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    whole.replace(EXPECTED)
    expected.cache_clear()


def test_every_text_has_an_expectation_and_every_expectation_a_text() -> None:
    assert sorted(expected()) == sorted(reports())


@pytest.mark.parametrize("name", [path.relative_to(CORPUS).as_posix() for path in TEXTS])
def test_a_text_gets_the_findings_and_the_score_that_are_written_down(name: str) -> None:
    report, wanted = reports()[name], expected()[name]

    assert findings(report) == wanted["findings"], (
        "read the text: if the rule is right, run `pytest tests/test_corpus.py --update-corpus`"
    )
    assert wanted["least"] <= report.score.value <= wanted["most"]


def test_plain_texts_stay_all_but_free_of_findings() -> None:
    found = {name: findings(report) for name, report in reports().items() if is_plain(name) and report.findings}

    assert {name: each for name, each in found.items() if len(each) > MOST_IN_A_PLAIN_TEXT} == {}
    assert sum(map(len, found.values())) <= MOST_IN_ALL_PLAIN_TEXTS, found


def test_every_plain_text_scores_above_every_masked_one() -> None:
    scores = {name: report.score.value for name, report in reports().items()}

    assert {name: score for name, score in scores.items() if is_plain(name) and score < LEAST_PLAIN_SCORE} == {}
    assert {name: score for name, score in scores.items() if not is_plain(name) and score > MOST_MASKED_SCORE} == {}


def test_every_pack_finds_something_in_the_corpus() -> None:
    found = {finding.pack for report in reports().values() for finding in report.findings}

    assert {pack.name for pack in rulebook().packs} - found == set()
