"""The corpus: whole texts, and the limits that the shipped packs keep in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from unmask.checker import Checker
from unmask.types.report import Report
from unmask.types.source import Source, Syntax, TextKind

CORPUS = Path(__file__).parent.parent / "corpus"

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


def _source(path: Path) -> Source:
    markdown = path.suffix == ".md"
    kind = KINDS.get(path.parent.name, TextKind.NEWSLETTER if markdown else TextKind.POST)
    name = path.relative_to(CORPUS).as_posix()
    return Source(name, path.read_text(encoding="utf-8"), kind, Syntax.MARKDOWN if markdown else Syntax.PLAIN)


TEXTS = sorted(path for path in CORPUS.glob("*/*") if path.suffix in {".txt", ".md"})


@cache
def reports() -> dict[str, Report]:
    return {report.source.name: report for report in Checker().check_all(map(_source, TEXTS))}


def is_plain(name: str) -> bool:
    return name.startswith("plain/") or name in SINCERE


def findings(report: Report) -> list[str]:
    return [f"{finding.rule} | {finding.text}" for finding in report.findings]


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

    assert {pack.name for pack in Checker().rulebook.packs} - found == set()
