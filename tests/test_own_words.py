"""What we write ourselves holds to what we ask of others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.shipped import checker, rulebook
from unmask.read import read_source
from unmask.types.source import Source

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "rules/README.md"])
def test_our_pages_are_plain(name: str) -> None:
    report = checker().check(read_source(ROOT / name))

    assert [(finding.rule, finding.text) for finding in report.findings] == []
    assert report.score.value > 85


def test_what_the_rules_say_is_plain() -> None:
    book = rulebook()
    prose = {pack.name: pack.why for pack in book.packs}
    for rule in book.rules:
        said = re.sub(r"\{\w+\}", "three of them", rule.message)
        prose[rule.id] = f"{said} {rule.why} {rule.advice or ''}".strip()
    reports = checker().check_all(Source(name, text) for name, text in prose.items())
    found = [
        (name, each.rule, each.text) for name, report in zip(prose, reports, strict=True) for each in report.findings
    ]

    assert len(prose) > 500
    assert found == []
