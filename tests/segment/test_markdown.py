"""Markdown: prose is judged, markup and code are not."""

from __future__ import annotations

import pytest

from unmask.segment import segment
from unmask.types.draft import Block, BlockKind, RegionKind
from unmask.types.source import Source, Syntax
from unmask.types.span import Span


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


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["tight", "loose"])
def test_a_list_is_one_paragraph_after_the_line_above_it(between: str) -> None:
    text = f"Bring:\n\n- flour{between}- salt\n\nThank you.\n"

    loose = len(between) - 1
    assert [block.paragraph for block in blocks(text)] == [0, 1, 1 + loose, 2 + loose]


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


def test_a_mark_that_is_no_markup_is_written_with_the_sign_that_says_so() -> None:
    text = r"\*Note\* that [it\]](x) holds."
    (block,) = blocks(text)

    assert block.text == "*Note* that it] holds."
    assert block.source_span(0, 1).slice(text) == r"\*"
    assert block.source_span(5, 6).slice(text) == r"\*"
    assert block.span.slice(text) == text


def test_links_of_every_kind_are_known_with_all_that_is_written() -> None:
    text = "Ask [Ada][], [Bo][ada] or [ada] by <ada@hull.example>, ![Ada] and [Cy][^1].\n\n[ada]: x\n"
    (block,) = blocks(text)

    assert block.text == "Ask Ada, Bo or ada by ada@hull.example, and [Cy]."
    assert [block.text[r.start : r.end] for r in block.regions if r.kind is RegionKind.LINK] == ["Ada", "Bo", "ada"]
    assert [block.text[r.start : r.end] for r in block.regions if r.kind is RegionKind.URL] == ["ada@hull.example"]
    (block,) = blocks("We asked [Ada][]\n\n[ada]: x\n")
    assert block.span == Span(0, 16)


def test_a_footnote_is_a_part_of_the_page_that_its_label_opens() -> None:
    text = "We sold it[^1] at last.\n\n[^1]: To a school in Hull,\n    and to `[^1]`.\n"
    first, note = blocks(text)

    assert first.text == "We sold it at last."
    assert note.text == "To a school in Hull, and to [^1]."
    assert note.lead is not None
    assert note.lead.slice(text) == "[^1]:"


def test_code_knows_its_letters_behind_ticks_and_the_marks_of_a_quote() -> None:
    text = "> Call `` a`b\n> c `` twice.\n"
    (block,) = blocks(text)

    assert block.text == "Call a`b c twice."
    (code,) = (r for r in block.regions if r.kind is RegionKind.CODE)
    assert block.text[code.start : code.end] == "a`b c"
    place = block.text.index("c twice")
    assert block.source_span(place, place + 1).slice(text) == "c"


def test_cells_have_the_words_between_their_bars() -> None:
    text = "| a \\| b | `c \\| d` |\n|---|---|\n|  **e** f |\n"
    found = blocks(text)

    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.TABLE, "a | b"),
        (BlockKind.TABLE, "c | d"),
        (BlockKind.TABLE, "e f"),
    ]
    assert [block.span.slice(text) for block in found] == ["a \\| b", "`c \\| d`", "**e** f"]


@pytest.mark.parametrize("letter", ["\0", "\ud83d", "\ufeff", "é", "🚀", "\r"])
def test_letters_of_any_width_move_nothing(letter: str) -> None:
    text = f"# {letter} Head\n\n- {letter}a *{letter}line* `{letter}b`\n"
    found = blocks(text)

    assert [block.span.slice(text)[-1] for block in found] == ["d", "`"]
    place = found[1].text.index("line")
    assert found[1].source_span(place, place + 4).slice(text) == "line"


def test_what_is_nested_a_thousand_times_is_read() -> None:
    for opening, closing in (("[", "](b)"), ("![", "](b)"), ("> ", ""), ("**", "**"), ("- ", ""), ("<b>", "</b>")):
        segment(Source("x.md", opening * 20_000 + "word" + closing * 20_000, syntax=Syntax.MARKDOWN))
