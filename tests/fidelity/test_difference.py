"""What a rewrite may not do unseen: lose or bring in a fact, or turn a claim."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.fidelity.texts import NAMES, PLAIN, facts, put, texts
from unmask.fidelity import difference
from unmask.types.comparison import Difference
from unmask.types.source import Source, Syntax

CORPUS = sorted(path for path in (Path(__file__).parents[2] / "corpus").rglob("*") if path.suffix in {".txt", ".md"})


def held(old: str, new: str, syntax: Syntax = Syntax.PLAIN) -> Difference:
    return difference(Source("old", old, syntax=syntax), Source("new", new, syntax=syntax))


def told(old: str, new: str) -> tuple[list[str], list[str]]:
    found = held(old, new)
    return [fact.text for fact in found.lost], [fact.text for fact in found.added]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_text_is_no_other_than_itself(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    syntax = Syntax.MARKDOWN if path.suffix == ".md" else Syntax.PLAIN

    assert held(text, text, syntax).empty


@settings(deadline=None)
@given(text=texts, fact=facts, where=st.integers(0, 5), tail=st.booleans())
def test_any_fact_that_comes_or_goes_is_told(text: list[str], fact: str, where: int, *, tail: bool) -> None:
    without, full = " ".join(text), put(text, fact, where, tail=tail)

    lost, added = held(full, without), held(without, full)

    assert any(fact.strip('“”"') in one.text for one in lost.lost)
    assert not lost.added
    assert any(fact.strip('“”"') in one.text for one in added.added)
    assert not added.lost
    assert held(full, full).empty


@settings(deadline=None)
@given(text=texts, fact=facts, other=facts, where=st.integers(0, 5))
def test_a_fact_that_became_another_is_told_on_both_sides(text: list[str], fact: str, other: str, where: int) -> None:
    found = held(put(text, fact, where, tail=True), put(text, other, where, tail=True))
    assume(fact == other or not {fact, other} <= {"https://bread.example/oven", "www.bread.example"})

    assert found.altered == (fact != other)
    assert bool(found.lost) == bool(found.added) == (fact != other)


@settings(deadline=None)
@given(text=texts, fact=facts, where=st.integers(0, 5))
def test_every_span_holds_what_is_told(text: list[str], fact: str, where: int) -> None:
    old = put(text, fact, where, tail=False)

    for one in held(old, " ".join(text)).lost:
        assert one.span.slice(old) == one.text or one.span.slice(old).strip("“”") == one.text.strip('"')


@settings(deadline=None)
@given(text=st.permutations(PLAIN))
def test_another_order_loses_and_adds_nothing(text: list[str]) -> None:
    found = held(" ".join(PLAIN), " ".join(text))

    assert not found.altered
    assert not found.shifts
    assert (found.gone, found.new) == (0, 0)


@settings(deadline=None)
@given(text=texts, name=st.sampled_from(NAMES[2:6]))
def test_a_name_that_opens_a_sentence_is_a_name(text: list[str], name: str) -> None:
    found = held(f"{' '.join(text)} {name} lit the oven.", f"{' '.join(text)} The oven was lit.")

    assert [fact.text for fact in found.lost] == [name]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It cost $3M.", "It cost 3 million dollars."),
        ("It cost 1,200 euros.", "It cost €1200."),
        ("It fell by 48%.", "It fell by 48 percent."),
        ("We sold two hundred loaves.", "We sold 200 loaves."),
        ("We met on May 3rd.", "We met on 3 May."),
        ("We met in the spring of '24.", "We met in the spring of 2024."),
        ("Read https://www.bread.example/oven/ today.", "Read bread.example/oven today."),
        ("Ana’s oven is cold.", "The oven of Ana is cold."),
        ("We AUTOMATICALLY bake.", "We automatically bake."),
        ("We bake at 𝗡𝗼𝗿𝘁𝗵𝘄𝗶𝗻𝗱.", "We bake at Northwind."),
        ("How To Bake Good Rye Bread", "How to bake good rye bread"),
        ("Ana bakes. Ana sells.", "Ana bakes and sells."),
        ("Thanks to Leeds.", "Leeds helped."),
        ("We sold 12 big loaves.", "We sold 12 loaves."),
        ("In 2019 we moved. In 2019 we opened.", "In 2019 we moved and opened."),
    ],
)
def test_the_same_fact_in_other_words_is_the_same(old: str, new: str) -> None:
    assert told(old, new) == ([], [])


@pytest.mark.parametrize(
    ("old", "new", "lost", "added"),
    [
        ("Ana Ruiz sold it.", "Ana sold it.", ["Ruiz"], []),
        ("We sold 3 pies and 5 cakes.", "We sold 5 pies and 3 cakes.", ["3 pies", "5 cakes"], ["5 pies", "3 cakes"]),
        ("It runs on Rye-4 here.", "It runs on Rye-5 here.", ["Rye-4"], ["Rye-5"]),
        ("She said “bake it twice” to us.", "She said to bake it twice.", ['"bake it twice"'], []),
        ("We open on Monday.", "We open tomorrow.", ["Monday"], ["tomorrow"]),
        ("It cost $90.", "It cost £90.", ["$90"], ["£90"]),
        (
            "See bread.example/a and www.rye.io/b for it.",
            "See www.rye.io/c for it.",
            ["www.rye.io/b"],
            ["www.rye.io/c"],
        ),
        ("In the autumn it was 9 of us.", "In the autumn it was us.", ["9"], []),
        ("Ask @miller about #rye.", "Ask about it.", ["@miller", "#rye"], []),
    ],
)
def test_each_fact_is_told_as_it_is_written(old: str, new: str, lost: list[str], added: list[str]) -> None:
    assert told(old, new) == (lost, added)


def test_the_target_of_a_link_is_a_fact_in_markdown() -> None:
    old, new = "Read [the list](https://bread.example/list).", "Read the list."

    assert [fact.text for fact in held(old, new, Syntax.MARKDOWN).lost] == ["https://bread.example/list"]


def test_sentences_are_counted() -> None:
    found = held("The oven is cold. We bake bread. They sing.", "The oven is very cold. We bake bread. It rains.")

    assert (found.kept, found.changed, found.gone, found.new) == (1, 1, 1, 1)
