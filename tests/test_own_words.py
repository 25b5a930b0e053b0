"""What we write ourselves holds to what we ask of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shipped import checker
from unmask.read import read_source

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "rules/README.md"])
def test_our_pages_are_plain(name: str) -> None:
    report = checker().check(read_source(ROOT / name))

    assert [(finding.rule, finding.text) for finding in report.findings] == []
    assert report.score.value > 85
