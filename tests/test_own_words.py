"""What we write ourselves holds to what we ask of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from unmask.checker import Checker
from unmask.read import read_source
from unmask.rulebook import load_rulebook

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_our_pages_are_plain(name: str) -> None:
    report = Checker(load_rulebook()).check(read_source(ROOT / name))

    assert [(finding.rule, finding.text) for finding in report.findings] == []
    assert report.score.value > 85
