from __future__ import annotations

import pytest

from unmask.checker import Checker
from unmask.rulebook import load_pack
from unmask.types.rule import Rulebook
from unmask.types.source import Source

PACK = """\
pack: demo
title: Demo
why: It shows.
rules:
  - id: at-scale
    message: "“{match}” is office talk."
    match: {phrases: ["(gone=at scale)", "(verb=bake|sell) at scale", "{leverage} <what=word>", "(call=hit the bell)",
      "(need=is) no longer optional", "keen (folk=bakers)", "(idle=grand work)"]}
    rewrite:
      - {recast: "{use} <what>"}
      - {remove: match, given: [gone]}
      - {recast: "write to <me>", given: [call]}
      - {recast: "<need> required.", given: [need]}
      - {recast: "<folk>", given: [folk]}
      - {remove: sentence, share: 0.4, given: [idle]}
    advice: "Say how many."
    examples:
      - flag: "We mend pumps <<at scale>>."
        becomes: "We mend pumps."
      - flag: "We <<bake at scale>>."
    clean: ["The scale is in the hall.", "We mend pumps."]
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Rulebook((load_pack(PACK, "demo.yaml"),)))


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("We mend pumps at scale.", [""]),
        ("We bake at scale.", []),
        ("The talk “How the old mills of the north leverage wind” is on Monday.", []),
        ('The talk "How the old mills of the north leverage wind" is on Monday.', []),
        ("“How mills leverage wind in the north”", ["use wind"]),
        ("We leverage wind for “The Mill”.", ["use wind"]),
        ("I mend pumps. Hit the bell on Sundays.", ["Write to me"]),
        ("We mend pumps. Hit the bell on Sundays.", ["Write to us"]),
        ("We mend my pumps. Hit the bell on Sundays.", []),
        ("The roof is on. This was grand work.", [""]),
        ("The roof is on. Congratulations on the grand work.", []),
        ("This was grand work.", []),
        ("We use oil, and leverage wind too.", []),
        ("We hire keen bakers.", ["bakers"]),
        ("In Hull, keen bakers sing.", ["bakers"]),
        ("We hire creative, keen bakers.", [" bakers"]),
        ("We hire bearded, keen bakers.", []),
        ("- Patience is no longer optional\n- Bread needs time", ["is required"]),
    ],
)
def test_an_edit_is_made_for_the_parts_it_is_given_and_outside_quotations(
    checker: Checker, text: str, edits: list[str]
) -> None:
    report = checker.check(Source("-", text))

    assert report.findings
    assert [edit.text for edit in report.edits] == edits
