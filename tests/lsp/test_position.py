"""Positions, as the protocol counts them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import (
    Position,
    PositionEncodingKind,
    Range,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
    TextDocumentItem,
)

from unmask.lsp.documents import Placed, opened
from unmask.types.span import Span

ENCODINGS = tuple(PositionEncodingKind)
LETTERS = st.text(st.sampled_from("ab é€🚀𝗯\n\r\u2028\x0c\x85\t"), max_size=30)
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def counted(text: str, offset: int, encoding: PositionEncodingKind) -> Position:
    """A position as it is defined: lines before it, and code units since the last of them ended."""
    lines = re.split(r"\r\n|\r|\n", text[:offset])
    if text[offset - 1 : offset + 1] == "\r\n" and offset:
        # Between the two there is no place.
        lines = lines[:-1]
    codec, size = _CODECS[encoding.value]
    return Position(len(lines) - 1, len(lines[-1].encode(codec)) // size)


@given(text=LETTERS, encoding=st.sampled_from(ENCODINGS), data=st.data())
def test_every_place_has_one_position_and_comes_back(
    text: str, encoding: PositionEncodingKind, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text)))
    placed = Placed(text, encoding)
    if text[max(0, offset - 1) : offset + 1] == "\r\n":
        return
    position = placed.position(offset)
    assert position == counted(text, offset, encoding)
    assert placed.offset(position) == offset


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_position_past_the_end_of_its_line_or_of_the_text_is_that_end(encoding: PositionEncodingKind) -> None:
    placed = Placed("é1\r\n🚀2\n", encoding)
    assert placed.offset(Position(0, 99)) == 2
    assert placed.offset(Position(1, 99)) == 6
    assert placed.offset(Position(2, 0)) == 7
    assert placed.offset(Position(9, 9)) == 7


def test_a_position_within_a_letter_is_before_it() -> None:
    assert Placed("a🚀b", PositionEncodingKind.Utf16).offset(Position(0, 2)) == 1
    assert Placed("a🚀b", PositionEncodingKind.Utf8).offset(Position(0, 3)) == 1


def test_a_range_that_runs_backwards_is_turned_round() -> None:
    assert Placed("abc", PositionEncodingKind.Utf16).span(Range(Position(0, 2), Position(0, 1))) == Span(1, 2)


@given(text=LETTERS, encoding=st.sampled_from(ENCODINGS), data=st.data())
def test_changes_are_made_one_after_the_other(text: str, encoding: PositionEncodingKind, data: st.DataObject) -> None:
    document = opened(TextDocumentItem("file:///a.txt", "plaintext", 1, text))
    changes: list[TextDocumentContentChangePartial | TextDocumentContentChangeWholeDocument] = []
    for _ in range(data.draw(st.integers(0, 4))):
        new = data.draw(LETTERS)
        if data.draw(st.integers(0, 9)) == 0:
            changes.append(TextDocumentContentChangeWholeDocument(new))
            text = new
            continue
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        if "\r\n" in (text[max(0, start - 1) : start + 1], text[max(0, end - 1) : end + 1]):
            continue
        placed = Placed(text, encoding)
        changes.append(TextDocumentContentChangePartial(Range(placed.position(start), placed.position(end)), new))
        text = text[:start] + new + text[end:]
    assert document.changed(changes, 2, encoding).text == text
    assert document.changed(changes, 2, encoding).version == 2
