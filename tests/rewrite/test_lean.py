"""What a sentence leans on is the same where it is remembered from the text as it was before."""

from __future__ import annotations

import random

import pytest

from tests.session.test_alike import MARKS, passages, texts
from unmask.fidelity.align import sentences
from unmask.rewrite.harm.hang import hangs
from unmask.rewrite.lean import leans
from unmask.segment import Blocks, segment
from unmask.types.source import Source, Syntax

LEANING = """\
A wolf came to the bakery. It stayed. "We sell rye. The wolf buys rye," said Ana.
But why? Because rye keeps.

This isn't about wolves. It's about the rye. One of them is dark. The other is not.

Rye. Nights only:
so we bake at night.
"""


@pytest.mark.parametrize("seed", range(12))
def test_it_is_the_same_with_what_is_kept_and_without(seed: int) -> None:
    chance = random.Random(seed)
    drawn, syntax = chance.choice(texts())
    text = chance.choice([LEANING, drawn, LEANING + drawn, drawn + LEANING])
    blocks = Blocks()
    asked = 0
    for _ in range(8):
        kept = tuple(sentences(segment(Source("it", text, syntax=syntax), blocks)))
        anew = tuple(sentences(segment(Source("it", text, syntax=syntax))))
        # A part of a text is asked as well as all of it.
        for first, end in ((0, len(anew)), (len(anew) // 3, len(anew)), (0, 2 * len(anew) // 3)):
            assert leans(kept[first:end]) == leans(anew[first:end])
            assert hangs(kept[first:end], strict=True) == hangs(anew[first:end], strict=True)
            assert hangs(kept[first:end]) == hangs(anew[first:end])
        asked += sum(map(len, leans(anew)))
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice([0, 0, 1, 30, 200]))
        text = text[:start] + chance.choice([*MARKS, *chance.sample(passages(), 5)]) + text[end:]
    assert asked


@pytest.mark.parametrize("syntax", Syntax)
def test_lines_that_read_the_same_are_told_apart(syntax: Syntax) -> None:
    text = "Ana bakes rye. It keeps.\nAna bakes rye. It keeps.\n\nIt keeps.\n"
    blocks = Blocks()
    for _ in range(2):
        kept = tuple(sentences(segment(Source("it", text, syntax=syntax), blocks)))
        assert leans(kept) == leans(tuple(sentences(segment(Source("it", text, syntax=syntax)))))
        text = "We met.\n" + text
