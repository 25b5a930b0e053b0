"""Which sentences say at their head what the writer did."""

from __future__ import annotations

import pytest

from tests.shipped import checker
from unmask.fidelity.align import Said, sentences
from unmask.rewrite.deed import deed, tells_how_many_did, unsaid
from unmask.rewriter import lay_bare
from unmask.segment import segment
from unmask.types.source import Source


def said_in(text: str) -> tuple[Said, ...]:
    return tuple(sentences(segment(Source("text", text))))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I said no to the mayor.", "I said"),
        ("We quietly shut the mill.", None),
        ("And then we sold the van.", None),
        ("And we sold the van.", "we sold"),
        ("Last year I turned the lease down.", "I turned"),
        ("On a wet morning we finally quit the guild.", "we finally quit"),
        ("I just burned the rye.", "I just burned"),
        ("I feed the hens.", None),
        ("We put the flour there.", "We put"),
        ("We cut every loaf by hand.", None),
        ("I had no idea.", None),
        ("I used to be a baker.", None),
        ("We wanted more.", None),
        ("My life changed when I stopped.", None),
        ("She sold the mill.", None),
    ],
)
def test_a_deed_of_the_writer_is_told_at_the_head_of_a_sentence(text: str, words: str | None) -> None:
    [said] = said_in(text)
    found = deed(said)

    assert (found.slice(text) if found else None) == words


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("I may sell it. I don't yet.", [(0, 1)]),
        ("They could leave.\n\nThey still haven't.", [(0, 1)]),
        ("Ana bakes. We're not.", [(0, 1)]),
        ("Ana bakes. But he did.", [(0, 1)]),
        ("Three bakers fell ill. Two came back.", [(0, 1)]),
        ("Three bakers fell ill. One day they came back.", []),
        ("Ana bakes. I don't bake.", []),
        ("Ana bakes. Most people don't.", []),
        ("Ana bakes. You can't.", []),
    ],
)
def test_a_verb_left_unsaid_is_held_with_the_sentence_that_has_it(text: str, held: list[tuple[int, int]]) -> None:
    assert list(unsaid(said_in(text))) == held


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Most of them said that the rye was too dense.", True),
        ("And one of these never came back.", True),
        ("One left.", True),
        ("Two were ill.", True),
        ("Most of them fail.", False),
        ("Most of us stayed.", False),
        ("One loaf matters.", False),
        ("One speed is enough.", False),
    ],
)
def test_how_many_of_those_spoken_of_did_something_is_told(text: str, *, tells: bool) -> None:
    [said] = said_in(text)

    assert tells_how_many_did(said) is tells


def test_laid_bare_a_deed_stays_though_something_is_found_in_it() -> None:
    text = (
        "I said no to a promotion. Best decision ever.\n\nThe rent in Hull was 40% more. My aunt is ill, and she still "
        "bakes on most days.\n\nTrust is everything.\n"
    )
    found = checker().check(Source("a.txt", text)).findings

    assert any("said no" in finding.text for finding in found)
    assert lay_bare(checker(), Source("a.txt", text)).text.startswith("I said no to a promotion.")
