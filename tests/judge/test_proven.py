"""What a rule may do before readers have stood by its edits: small edits, and examples in its advice."""

from __future__ import annotations

from textwrap import dedent

import pytest

from unmask.checker import Checker
from unmask.rulebook import load_pack
from unmask.types.report import Advice, Finding, Replace
from unmask.types.rule import Rulebook
from unmask.types.source import Source

PACK = """\
pack: demo
title: Demo
why: "It shows."
{head}
rules:
  - id: owl
    message: "Told."
    {mark}
    match:
      - find: "an owl of the old north wood"
        say: "an owl"
      - find: "amid the rain"
        say: "in the rain"
      - find: "a newt that <words>"
        say: "a newt in the pond by the mill that nobody had looked into since the spring of that long and rainy year"
    advice: "Say which."
    clean: []
"""


def finding(text: str, *, head: str = "proven: false", mark: str = "") -> Finding:
    pack = load_pack(dedent(PACK).format(head=head, mark=mark), "demo.yaml", check=False)
    (found,) = Checker(Rulebook((pack,))).check(Source("-", text)).findings
    return found


@pytest.mark.parametrize(
    ("head", "mark"), [("", ""), ("proven: false", "proven: true"), ("proven: true", "proven: true")]
)
def test_a_proven_rule_makes_its_edits_and_so_do_packs_that_ask_for_no_proof(head: str, mark: str) -> None:
    found = finding("We saw an owl of the old north wood.", head=head, mark=mark)

    assert (found.remedy, found.edit is not None) == (Replace("an owl"), True)


@pytest.mark.parametrize(("head", "mark"), [("proven: false", ""), ("", "proven: false")])
def test_another_tells_in_its_advice_what_it_would_say(head: str, mark: str) -> None:
    found = finding("We saw an owl of the old north wood.", head=head, mark=mark)

    assert found.edit is None
    assert found.remedy == Advice("Say which.", "an owl")
    assert found.remedy.said == "Say which. Perhaps “an owl”."


def test_a_small_edit_asks_for_no_proof() -> None:
    assert finding("The hare ran amid the rain.").remedy == Replace("in the rain")


def test_a_long_example_is_none() -> None:
    assert finding("We saw a newt that swam.").remedy == Advice("Say which.")
