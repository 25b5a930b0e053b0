"""Markdown: prose is judged, markup and code are not."""

from __future__ import annotations

import pytest

from unmask.segment import segment
from unmask.types.draft import Block, BlockKind, RegionKind
from unmask.types.source import Source, Syntax


def blocks(text: str) -> tuple[Block, ...]:
    return segment(Source("x.md", text, syntax=Syntax.MARKDOWN)).blocks


def read(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in blocks(text)]


def test_front_matter_code_html_images_and_targets_are_not_read() -> None:
    text = (
        "---\ntitle: game-changer\n---\n\n"
        "Read [the notes](https://example.org/game-changer 'game-changer') and ![a game-changer](x.png) it.\n\n"
        "```sh\ngame-changer\n```\n\n    game-changer\n\n<div>\ngame-changer\n</div>\n\n<!-- game-changer -->\n\n"
        "[ref]: https://example.org/game-changer\n"
    )
    assert read(text) == [(BlockKind.PARAGRAPH, "Read the notes and it.")]


def test_the_parts_of_a_page_are_known() -> None:
    text = "# Head\n\nPara one\nstill one.\n\n- [x] item\n- second\n  goes on\n\n> quoted\n\n"
    text += "| a | b |\n|---|---|\n| c d | e |\n"

    assert read(text) == [
        (BlockKind.HEADING, "Head"),
        (BlockKind.PARAGRAPH, "Para one still one."),
        (BlockKind.LIST_ITEM, "item"),
        (BlockKind.LIST_ITEM, "second goes on"),
        (BlockKind.QUOTE, "quoted"),
        (BlockKind.TABLE, "a"),
        (BlockKind.TABLE, "b"),
        (BlockKind.TABLE, "c d"),
        (BlockKind.TABLE, "e"),
    ]


def test_emphasis_is_dropped_and_offsets_still_point_at_the_words() -> None:
    text = "We **really** _do_ `care()` &amp; <b>mean</b> it\\*."
    (block,) = blocks(text)

    assert block.text == "We really do care() & mean it*."
    start = block.text.index("do")
    assert block.source_span(start, start + 2).slice(text) == "do"
    start = block.text.index("&")
    assert block.source_span(start, start + 1).slice(text) == "&amp;"
    assert [r.kind for r in block.regions if block.text[r.start : r.end] == "care()"] == [RegionKind.CODE]
    assert [block.text[r.start : r.end] for r in block.regions if r.kind is RegionKind.STRONG] == ["really"]


def test_names_with_underscores_and_lone_stars_stay() -> None:
    assert read("snake_case_name and 2 * 3 * 4") == [(BlockKind.PARAGRAPH, "snake_case_name and 2 * 3 * 4")]


def test_a_nested_list_and_a_quote_keep_their_places() -> None:
    text = "- one\n  - two **bold**\n\n> - three\n"
    found = blocks(text)

    assert [block.text for block in found] == ["one", "two bold", "three"]
    for block in found:
        assert block.source_span(0, 3).slice(text) == block.text[:3]


def test_a_byte_order_mark_and_windows_lines_move_nothing() -> None:
    text = "\ufeff# Head\r\n\r\nA *line*\r\nand on\r\n"
    found = blocks(text)

    assert [block.text for block in found] == ["Head", "A line and on"]
    assert found[1].source_span(2, 6).slice(text) == "line"


@pytest.mark.parametrize("text", ["\xa0 \xa0\nA *hinge*\n", "- \xa0\n  A *hinge*\n", "> \xa0\n> \xa0\n> A *hinge*\n"])
def test_a_paragraph_that_starts_with_a_line_of_no_break_spaces_keeps_its_places(text: str) -> None:
    (found,) = blocks(f"Before.\n\n{text}")[1:]

    assert found.text == "A hinge"
    assert found.source_span(2, 7).slice(f"Before.\n\n{text}") == "hinge"
