from __future__ import annotations

from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

from tests.render.reports import NASTY, Hit, drawn, report
from unmask.render.ci import JunitRenderer
from unmask.types.report import Failure, Level, Report


def suite(
    *reports: Report, failures: tuple[Failure, ...] = (), failed: frozenset[str] = frozenset({"letters/may.md"})
) -> ElementTree.Element:
    out = StringIO()
    written = drawn(JunitRenderer(out, Path.cwd(), failed), out, *reports, failures=failures)
    suites = ElementTree.fromstring(written.encode())
    assert suites.tag == "testsuites"
    (found,) = suites
    return found


def test_a_text_is_a_case_and_fails_when_it_makes_the_run_fail() -> None:
    found = suite(
        report("Humbled.", Hit("Humbled"), Hit("umb", level=Level.SUGGESTION)),
        report("Clean.", name="clean.md"),
        report("Hm.", Hit("Hm", level=Level.SUGGESTION), name="hm.md"),
        failures=(Failure("gone.md", "does not exist"),),
    )
    may, clean, hm, gone = found

    assert found.attrib == {
        "name": "unmask", "tests": "4", "failures": "1", "errors": "1", "skipped": "0", "time": "0",
    }  # fmt: skip
    assert (may.get("name"), may[0].tag, may[0].get("message"), may[0].get("type")) == (
        "letters/may.md", "failure", "1 warning, 1 suggestion; authenticity 61.2", "warning",
    )  # fmt: skip
    assert (may[0].text or "").startswith(
        "1:1: warning brag/humbled: “Humbled” bows before the news comes on.\n    Say what happened.\n1:2: suggestion"
    )
    assert len(clean) == 0
    assert [child.tag for child in hm] == ["system-out"]
    assert [(child.tag, child.get("message")) for child in gone] == [("error", "does not exist")]


def test_no_text_breaks_the_document() -> None:
    (case,) = suite(report(NASTY, Hit(NASTY), name='a\x0b<&>".md'), failures=())

    assert case.get("name") == 'a\ufffd<&>".md'
    assert "]]> us,\n## [it's](x): @ana | <b>fixed</b> 🎉 \ufffd[2J\ufffd" in (case[0].text or "")


def test_a_text_can_fail_by_its_score_alone() -> None:
    (case,) = suite(report("A long enough text with nothing in it."))

    assert [(child.tag, child.get("message"), child.get("type")) for child in case] == [
        ("failure", "no findings; authenticity 61.2", "score")
    ]
