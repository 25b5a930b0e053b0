"""What holds of the draft of any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.segment.drafts import lies_whole, texts
from unmask.segment import segment
from unmask.types.source import Source, Syntax


@pytest.mark.parametrize("syntax", Syntax)
@given(text=texts)
def test_blocks_are_whole_and_in_order(syntax: Syntax, text: str) -> None:
    draft = segment(Source("-", text, syntax=syntax))
    last_end, last_paragraph = 0, 0
    for block in draft.blocks:
        assert len(block.text) == len(block.starts) == len(block.ends) > 0
        assert 0 <= block.span.start <= block.starts[0]
        assert block.ends[-1] <= len(text)
        assert block.starts[0] >= last_end
        assert list(block.starts) == sorted(block.starts)
        assert block.paragraph >= last_paragraph
        last_end, last_paragraph = block.starts[-1], block.paragraph


@pytest.mark.parametrize("syntax", Syntax)
@given(text=texts)
def test_sentences_and_regions_lie_inside_their_block(syntax: Syntax, text: str) -> None:
    for block in segment(Source("-", text, syntax=syntax)).blocks:
        lies_whole(block)


@given(texts)
def test_a_letter_is_read_where_it_was_written(text: str) -> None:
    for block in segment(Source("-", text)).blocks:
        for index, letter in enumerate(block.text):
            written = text[block.starts[index] : block.ends[index]]
            assert letter == " " or letter in written or not written.isascii()
