from __future__ import annotations

import json
from io import StringIO

from tests.render.reports import NASTY, Hit, drawn, report
from unmask.render.json import JsonLinesRenderer
from unmask.types.report import Advice, Failure, Replace


def test_each_document_is_a_line() -> None:
    out = StringIO()
    failures = (Failure("gone.md", "does not exist"),)
    written = drawn(JsonLinesRenderer(out), out, report(NASTY, Hit(NASTY)), report("b", name="b.md"), failures=failures)
    first, second, error = [json.loads(line) for line in written.split("\n")[:-1]]

    assert (first["schema"], first["path"], first["findings"][0]["text"]) == (1, "letters/may.md", NASTY)
    assert (second["path"], second["findings"]) == ("b.md", [])
    assert error == {"schema": 1, "path": "gone.md", "error": "does not exist"}


def test_a_document_is_written_when_it_is_ready() -> None:
    out = StringIO()
    JsonLinesRenderer(out).report(report("a"))

    assert json.loads(out.getvalue())["path"] == "letters/may.md"


def test_advice_has_the_key_example_where_it_has_one() -> None:
    out = StringIO()
    hits = (
        Hit("claim", remedy=Advice("Name one.", example="the mill")),
        Hit("bold", remedy=Advice("Name one.", example="")),
        Hit("A", remedy=Advice("Name one.")),
        Hit("here", remedy=Replace("there")),
    )
    written = json.loads(drawn(JsonLinesRenderer(out), out, report("A bold claim here.", *hits)))

    advice = {"kind": "advice", "text": "Name one.", "safe": False}
    assert [finding["remedy"] for finding in written["findings"]] == [
        {**advice, "example": "the mill"},
        {**advice, "example": ""},
        advice,
        {"kind": "replace", "text": "there", "safe": False},
    ]
