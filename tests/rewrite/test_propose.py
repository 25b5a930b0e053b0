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
    match:
      - find: "at scale"
        cut: match
        flag: {"We mend pumps <<at scale>>.": "We mend pumps."}
      - {find: "(bake|sell) at scale", flag: "We <<bake at scale>>."}
      - {find: "{leverage} <what=word>", say: "{use} <what>", flag: "We <<leverage wind>>."}
      - {find: "hit the bell", say: "write to <me>", flag: "<<Hit the bell>>."}
      - {find: "(need=is) no longer optional", say: "<need> required.", flag: "Rye <<is no longer optional>>."}
      - {find: "keen (folk=bakers)", say: "<folk>", flag: "We hire <<keen bakers>>."}
      - find: "grand work"
        repair: [{cut: sentence, share: 0.4}]
        flag: "This was <<grand work>>."
    advice: "Say how many."
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
def test_an_edit_is_made_by_the_patterns_own_repair_and_outside_quotations(
    checker: Checker, text: str, edits: list[str]
) -> None:
    report = checker.check(Source("-", text))

    assert report.findings
    assert [edit.text for edit in report.edits] == edits


SECOND = """\
pack: demo
title: Demo
why: It shows.
rules:
  - id: heat
    message: "“{match}” says little."
    match:
      - find: "{keep} the heat [truly]"
        repair: [{cut: sentence}, {say: "{stay} warm"}]
        flag: {"It rained. A stove <<keeps the heat>>.": "It rained."}
    advice: "Say how warm."
    clean: ["The heat is on.", "They keep a heater."]
"""


def test_where_the_first_repair_takes_what_the_next_sentence_speaks_of_the_second_is_made() -> None:
    checker = Checker(Rulebook((load_pack(SECOND, "demo.yaml"),)))
    free, leaned_on = (
        checker.check(Source("-", f"We have two ovens. A stove keeps the heat. {after}"))
        for after in ("Ana came at nine.", "The stove is old.")
    )

    assert [edit.text for edit in free.edits] == [""]
    assert [edit.text for edit in leaned_on.edits] == ["stays warm"]
