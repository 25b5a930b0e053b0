"""What is left out of a plain text, and what it costs."""

from __future__ import annotations

from tests.shipped import checker
from unmask.rhetoric.trait import posed, stances
from unmask.segment import segment
from unmask.types.report import Report
from unmask.types.source import Source, TextKind

PLAIN = """\
The mill will be shut on Tuesday 4 May, from seven to noon, while the new stone is fitted.

Flour that you ordered before Friday is in the shed on the left. Please bring your own sacks, since the paper ones did \
not come.

Rye is down to 40 kilos. Ana expects the next load from Hull in the second week of May, and we will ring those who \
asked for it.

The walk to the weir was moved to the 11th because of the rain. Eight people came to the last one, and Ben lost a boot \
in the mud by the sluice.
"""


def report(text: str) -> Report:
    return checker().check(Source("mill", text, TextKind.NEWSLETTER))


def test_sure_wording_is_found_in_the_last_line_of_a_plain_newsletter() -> None:
    found = report(f"{PLAIN}\nI'm humbled to announce that I was elected to the parish council.\n")

    assert [finding.rule for finding in found.findings] == ["brag/humbled-to-announce"]


def test_what_is_left_out_of_a_plain_text_costs_nothing() -> None:
    wording = "Ben lost a boot, which is what really matters,"

    found = report(PLAIN.replace("Ben lost a boot", wording))

    assert report(wording).findings
    assert not found.findings
    assert {term.name for term in found.score.terms} == {"start", "natural signs", "readability"}


def test_words_in_code_and_addresses_say_nothing_of_a_sentence() -> None:
    told = "Run `{}` and ask Ana."
    quiet, loud = (
        next(stances(posed(segment(Source("code", told.format(code)))))) for code in ("make all", "growth leadership")
    )

    assert quiet.wording == loud.wording == {}
    assert quiet.traits == loud.traits
