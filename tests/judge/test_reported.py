"""What is reported of a match: whole phrases."""

from __future__ import annotations

import pytest

from unmask.checker import Checker
from unmask.rulebook import load_pack
from unmask.types.pattern import Shorthand
from unmask.types.report import Finding, Report
from unmask.types.rule import Rulebook
from unmask.types.source import Source, Syntax

PACK = """
pack: mill
title: Mill
why: None.
rules:
  - id: praises-bread
    message: "“{match}” praises bread."
    why: None.
    match: {find: "lovely bread <word> [<word>]", flag: ["<<Lovely bread from the>> mill."]}
    repair:
      - {cut: sentence, share: 0.4}
    proven: true
    advice: "Not “{match}”."
"""


@pytest.fixture
def checker() -> Checker:
    return Checker(Rulebook((load_pack(PACK, "mill.yaml", check=False),)))


def _finding(report: Report) -> Finding:
    (finding,) = report.findings
    return finding


def test_a_finding_stops_before_a_phrase_that_has_only_begun(checker: Checker) -> None:
    text = "Ana rang. Lovely bread from the mill by the weir."
    finding = _finding(checker.check(Source("a.txt", text), edits=False))

    assert finding.text == "Lovely bread" == finding.span.slice(text)
    assert finding.message == "“Lovely bread” praises bread."
    assert finding.remedy.text == "Not “Lovely bread”."


def test_an_edit_takes_all_that_matched(checker: Checker) -> None:
    report = checker.check(Source("a.txt", "Ana rang at two. Lovely bread from the mill."))
    finding = _finding(report)

    assert finding.text == "Lovely bread"
    assert finding.edit is not None
    assert finding.edit.span.slice(report.source.text).strip() == "Lovely bread from the mill."


def test_what_is_reported_is_whole_where_markup_stands_in_it(checker: Checker) -> None:
    report = checker.check(Source("a.md", "**Lovely** bread *from* the mill.", syntax=Syntax.MARKDOWN))

    assert _finding(report).text == "Lovely** bread"


def test_without_edits_the_same_is_reported(checker: Checker) -> None:
    source = Source("a.txt", "Ana rang at two. Lovely bread from the mill.")

    assert _finding(checker.check(source, edits=False)).span == _finding(checker.check(source)).span


@pytest.mark.parametrize(
    ("phrase", "ends_open"),
    [
        ("bread from <words>", True),
        ("^bread from <where=many>[.!] $", True),
        ("bread (from <word>|of (rye|oats))", True),
        ("bread from <word> [of rye]", True),
        ("bread from <word> (of rye|of oats)", False),
        ("bread from", False),
        ("bread (from [a|the])", False),
        ("<many> bread from <number>", False),
    ],
)
def test_a_phrase_ends_open_where_its_last_words_may_be_any(phrase: str, *, ends_open: bool) -> None:
    assert Shorthand(phrase).ends_open is ends_open
