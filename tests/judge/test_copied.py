"""What stands for a copy, and what does not."""

from __future__ import annotations

import pytest

from unmask.judge import copies
from unmask.rulebook import load_pack
from unmask.segment import segment
from unmask.types.match import Match
from unmask.types.source import Source
from unmask.types.span import Span

PACK = """\
pack: demo
title: Demo
why: It shows.
rules:
  - id: opener
    message: "“{match}” is an opener."
    match:
      - {find: "grand news", flag: "<<Grand news>>!"}
    advice: "Begin with the news."
    clean: ["News is dear.", "It rained."]
"""


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Grand news from the mill. It rained.\n\nGrand news from the mill. It rained.", [38]),
        ("Grand news from the mill. It rained.\n\nGrand news from the mills of Leeds.", []),
        ("Grand news from the mill. It rained.\n\nNo grand news from the mill. It rained.", []),
        ("Grand news! It rained.\n\nGrand news! It rained.", []),
    ],
)
def test_a_copy_is_a_whole_sentence_of_some_words(text: str, places: list[int]) -> None:
    rule = load_pack(PACK, "demo.yaml").rules[0]
    draft = segment(Source("-", text))
    block = draft.blocks[0]
    first = block.sentences[0]
    sentence = block.source_span(first.start, first.end)
    match = Match(rule, rule.patterns[0], Span(0, 10), sentence, block.span)
    found = list(copies(draft, [match]))

    assert [each.span for each in found] == [Span(place, place + 10) for place in places]
    assert all(each.copied and each.block == draft.blocks[1].span for each in found)
