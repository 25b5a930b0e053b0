"""What is counted of judged edits, and that the shipped rules say of themselves what their edits have shown."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent

import pytest

from tests.measure.edits import Judged, count, is_proven, read_judged, report, with_edits
from unmask.rulebook import load_pack, load_rulebook
from unmask.rulebook.measured import FILE, Measure, read_measures
from unmask.types.rule import Rulebook

PACK = dedent("""\
pack: demo
title: Demo
why: "It shows."
proven: false
rules:
  - id: owl
    message: "Told."
    match:
      find: "an owl of the old north wood"
      say: "an owl"
    clean: []
  - id: hare
    message: "Told."
    match:
      find: "amid the rain"
      say: "in the rain"
    clean: []
""")
BOOK = Rulebook((load_pack(PACK, "demo.yaml", check=False),))
TEXT = "We saw an owl of the old north wood amid the rain."
OWL, HARE = (7, 35, "an owl"), (36, 49, "in the rain")
FIGURES = Path(__file__).parents[2] / "rules" / FILE


def test_judged_edits_are_counted_where_the_rules_still_make_them() -> None:
    judged = [Judged(TEXT, *OWL, stood=False), Judged(TEXT, *HARE, stood=True), Judged(TEXT, 0, 2, "They", stood=True)]

    assert count(BOOK, judged) == {"demo/owl": (1, 0)}


def test_counts_take_the_place_of_those_before() -> None:
    before = '[rules]\n"a/b" = { found = 1, right = 1, edits = 3, stood = 2 }\n"c/d" = { found = 0, right = 0 }\n'

    after = with_edits(before, {"c/d": (4, 4)})
    assert (
        after == '[rules]\n"a/b" = { found = 1, right = 1 }\n"c/d" = { found = 0, right = 0, edits = 4, stood = 4 }\n'
    )


@pytest.mark.parametrize(
    ("made", "stood", "proven"), [(0, 0, False), (4, 4, False), (5, 5, True), (10, 9, True), (10, 8, False)]
)
def test_a_rule_is_proven_by_enough_edits_that_readers_stood_by(made: int, stood: int, *, proven: bool) -> None:
    assert is_proven(Measure("0f", 1, 1, {}, {}, made, stood)) is proven


def test_a_line_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    file = tmp_path / "judged.jsonl"
    row = {"text": TEXT, "start": 7, "end": 35, "new": "an owl", "verdict": "fine"}
    file.write_text(json.dumps(row) + "\n" + json.dumps({**row, "verdict": "so-so"}) + "\n", encoding="utf-8")

    with pytest.raises(ValueError, match=r"judged\.jsonl:2"):
        list(read_judged([file]))


def test_a_shipped_rule_says_that_it_is_proven_where_its_edits_have_shown_it() -> None:
    _, *wrong = report(load_rulebook(), read_measures(FIGURES.read_text(encoding="utf-8")))

    assert wrong == []
