"""What a cut may take along with the words that its rule found."""

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
  - id: ring
    message: "“{match}” asks for a ring."
    match:
      - find: "^[please] ring the bell"
        flag: {"We bake. <<Ring the bell>>!": "We bake."}
      - find: "^[please] ring the bell (to|if) <many> $"
        flag: {"We bake. <<Ring the bell to bake>>!": "We bake."}
      - find: "^[please] wave (at|to|for|because)"
        flag: {"We bake. <<Wave to>> us!": "We bake."}
      - find: "^clap for <word> and <word>"
        flag: {"We bake. <<Clap for rye and oats>>!": "We bake."}
    repair: [{cut: sentence, safe: true}]
    advice: "Leave it out."
    clean: ["The bell rang.", "They ring the bells."]
  - id: hop
    message: "“{match}” hops."
    match:
      - find: "^hop along"
        flag: {"We bake. <<Hop along>>!": "We bake."}
    repair: [{cut: sentence}]
    advice: "Leave it out."
    clean: ["The hop grows.", "Hops are green."]
"""
NEITHER = "We bake rye. {}\n\nAna came at noon."


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(Rulebook((load_pack(PACK, "demo.yaml"),)))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ring the bell!",
        "Please ring the bell to help your friends bake better bread.",
        "Ring the bell if you like soft rolls and slow mornings.",
        "Ring the bell to take the first step.",
        "Wave to us, please!",
        "Clap for rye and oats.",
    ],
)
def test_what_says_nothing_beside_the_rule_goes_unasked(checker: Checker, sentence: str) -> None:
    report = checker.check(Source("-", NEITHER.format(sentence)))

    assert report.rewritten == NEITHER.replace(" {}", "")


@pytest.mark.parametrize(
    "sentence",
    [
        "Ring the bell to find our cat.",
        "Ring the bell if you saw the blue van.",
        "Ring the bell to feed 40 hens.",
        "Wave to the miller's widow!",
        "Clap for rye and her.",
    ],
)
def test_what_speaks_of_one_thing_waits_to_be_asked_for(checker: Checker, sentence: str) -> None:
    report = checker.check(Source("-", NEITHER.format(sentence)))

    assert [(edit.text, edit.safe) for edit in report.edits] == [("", False)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ring the bell to warn bathers, jellyfish are in the bay.",
        "Ring the bell to warn your neighbours, the dam is leaking.",
        "Ring the bell if you saw smoke, the mill has no alarm.",
        "Ring the bell if you can come on 3 May.",
        "Please wave to us because the van is hard to find.",
        "Please wave because our van is hard to find.",
        "Ring the bell since the van is hard to find.",
        "Wave for help — the bridge is out.",
        "Hop along to the mill, the road is closed.",
        "Hop along because we need hands.",
    ],
)
def test_a_claim_stays_whoever_asks(checker: Checker, sentence: str) -> None:
    report = checker.check(Source("-", NEITHER.format(sentence)))

    assert report.findings
    assert not report.edits


def test_what_stands_after_a_colon_is_a_sentence_of_its_own(checker: Checker) -> None:
    report = checker.check(Source("-", NEITHER.format("Please ring the bell: the water must be boiled.")))

    assert report.rewritten == NEITHER.format("The water must be boiled.")
