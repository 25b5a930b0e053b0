from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

from tests.render.reports import NASTY, Hit, drawn, report
from unmask.render.ci import GitlabRenderer
from unmask.types.report import Level, Report


def issues(*reports: Report) -> Any:
    out = StringIO()
    return json.loads(drawn(GitlabRenderer(out, Path.cwd()), out, *reports))


def test_an_issue_has_what_code_quality_asks_for() -> None:
    (issue,) = issues(report("One\nhumbled\ntwo", Hit("humbled\ntwo"), name="./letters/may.md"))

    assert len(issue.pop("fingerprint")) == 32
    assert issue == {
        "description": "“humbled\ntwo” bows before the news comes on. Say what happened.",
        "check_name": "brag/humbled",
        "severity": "minor",
        "location": {"path": "letters/may.md", "lines": {"begin": 2, "end": 3}},
    }


def test_fingerprints_are_unique_over_files() -> None:
    twice = [report("a a", Hit("a"), Hit("a", number=1), name=name) for name in ("one.md", "two.md")]

    assert len({issue["fingerprint"] for issue in issues(*twice)}) == 4


def test_levels_and_nasty_texts() -> None:
    hits = [Hit(NASTY, level=level) for level in Level]

    assert [issue["severity"] for issue in issues(report(NASTY, *hits))] == ["info", "minor", "major"]
    assert issues() == []
