"""A passage is flagged for how much of it is wording of one kind, and where it is."""

from __future__ import annotations

import pytest

from unmask.checker import Checker
from unmask.rulebook import load_pack
from unmask.types.rule import Rulebook
from unmask.types.source import Source, TextKind

PACK = """
pack: kitchen
title: Kitchen
why: Too much of it.
words:
  sweet: [honey, sugar, "golden syrup"]
  sour: ["{lemon:n}", vinegar]
rules:
  - id: heavy
    message: "{count}: {wording}"
    match: {density: DENSITY, flag: ["<<honey>>", "<<sugar>>"]}
    advice: "Less."
    clean: [bread, butter]
"""


def found(text: str, density: str) -> list[tuple[str, str]]:
    """The passages that such a rule flags, each with its message."""
    pack = load_pack(PACK.replace("DENSITY", density), "kitchen.yaml", check=False)
    report = Checker(Rulebook((pack,))).check(Source("text", text, TextKind.POST))
    return [(finding.text, finding.message) for finding in report.findings]


def test_hits_add_up_within_a_sentence_and_not_across_two() -> None:
    density = "{points: {sweet: 2, sour: 1}, at_least: 4}"

    assert found("Take honey and sugar from the shelf.", density) == [("honey and sugar", "2: “honey” and “sugar”")]
    assert found("Take honey. Then take sugar.", density) == []


def test_a_longer_entry_counts_once() -> None:
    assert found("Golden syrup.", "{points: {sweet: 2}, at_least: 3}") == []


def test_words_between_hits_take_points_away() -> None:
    density = "{points: {sweet: 2, sour: 1}, less: {word: 0.5}, at_least: 4}"

    assert found("Mix honey, lemons, sugar.", density)
    assert not found("Mix honey with the very best of all the lemons, then add a little of the sugar.", density)


def test_only_the_densest_passage_of_a_long_sentence_is_marked() -> None:
    text = "Honey is what the old woman by the mill keeps for the winter, when sugar, vinegar and lemons run out."

    [(passage, _)] = found(text, "{points: {sweet: 2, sour: 1}, less: {word: 0.5}, at_least: 3}")

    assert passage == "sugar, vinegar and lemons"


@pytest.mark.parametrize("special", ["3", "Ana", "“dark”", "in June", "at v2.1"])
def test_particulars_between_hits_take_points_away(special: str) -> None:
    density = "{points: {sweet: 2, sour: 1}, less: {particular: 2}, at_least: 4}"

    assert found("Mix honey some sugar.", density)
    assert not found(f"Mix honey {special} sugar.", density)


def test_a_capital_makes_no_particular_of_the_wording_itself() -> None:
    density = "{points: {sweet: 2}, at_least: 4, particulars: 0}"

    assert found("Mix the Honey and the Sugar.", density)
    assert not found("Mix the honey and the sugar for Ana.", density)


def test_endings_count_for_words_that_no_list_names() -> None:
    density = "{points: {sweet: 2}, endings: {tion: 1}, at_least: 4}"

    assert found("The caramelisation of sugar, and fermentations of it.", density) == [
        ("caramelisation of sugar, and fermentations", "3: “caramelisation”, “sugar” and “fermentations”")
    ]
    assert not found("The nation eats sugar.", density)


def test_the_share_is_of_the_whole_sentence() -> None:
    density = "{points: {sweet: 2}, at_least: 4, share: 0.5}"

    assert found("Honey and sugar.", density)
    assert not found("On the shelf there were honey and sugar and a great many other things.", density)
