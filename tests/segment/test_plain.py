"""Plain text, as posts are written."""

from __future__ import annotations

import pytest

from unmask.segment import segment
from unmask.types.draft import Block, BlockKind, RegionKind
from unmask.types.source import Source


def blocks(text: str) -> tuple[Block, ...]:
    return segment(Source("-", text)).blocks


def read(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in blocks(text)]


def test_every_line_is_a_block_and_blank_lines_part_paragraphs() -> None:
    found = blocks("One\nTwo\n\nThree\r\n\r\n\r\nFour")

    assert [(block.text, block.paragraph) for block in found] == [("One", 0), ("Two", 0), ("Three", 1), ("Four", 2)]


def test_wrapped_lines_are_read_as_one() -> None:
    text = (
        "The pump stands in the cellar and is older than the house, which is why nobody\n"
        "dares to take it apart, and why the plumber asks for his hat whenever he comes\n"
        "down the stairs to look at it and says that it will see us all out in the end.\n"
    )
    (block,) = blocks(text)

    assert "nobody dares" in block.text
    assert block.source_span(0, len(block.text)).slice(text) == text.rstrip("\n")


def test_a_bullet_opens_a_line_and_is_no_part_of_it() -> None:
    for line, lead in (
        ("✅ Read it", "✅"),
        ("→ Read it", "→"),
        ("- Read it", "-"),
        ("3. Read it", "3."),
        ("1️⃣ Read it", "1️⃣"),
    ):
        (block,) = blocks(line)
        assert (block.text, block.kind) == ("Read it", BlockKind.LIST_ITEM)
        assert block.lead is not None
        assert block.lead.slice(line) == lead


def test_a_number_that_is_meant_opens_no_list() -> None:
    assert [block.text for block in blocks("3.5 million people\n9/10 dentists")] == [
        "3.5 million people",
        "9/10 dentists",
    ]


def test_lines_without_words_and_fenced_code_are_passed_over() -> None:
    assert [block.text for block in blocks("One\n---\n👇👇\n```\ngame-changer\n```\nTwo")] == ["One", "Two"]


def test_a_quoted_line_is_somebody_elses() -> None:
    assert [block.kind for block in blocks("> They said so\nI did not")] == [BlockKind.QUOTE, BlockKind.LINE]


def test_addresses_tags_and_mentions_are_known() -> None:
    (block,) = blocks("See (https://example.org/a_(b)). Ask @ana or mail@example.org #news `run()` example.com/x")
    found = [(region.kind, block.text[region.start : region.end]) for region in block.regions]

    assert found == [
        (RegionKind.URL, "https://example.org/a_(b)"),
        (RegionKind.MENTION, "@ana"),
        (RegionKind.URL, "mail@example.org"),
        (RegionKind.HASHTAG, "#news"),
        (RegionKind.CODE, "`run()`"),
        (RegionKind.URL, "example.com/x"),
    ]


def test_sentences_end_where_a_reader_would_end_them() -> None:
    (block,) = blocks(
        'Dr. Ruiz came at 3.30 p.m. on foot, e.g. by the lane. "Really?" she said. We shipped it 🚀 Then it broke!'
    )

    assert [block.text[s.start : s.end] for s in block.sentences] == [
        "Dr. Ruiz came at 3.30 p.m. on foot, e.g. by the lane.",
        '"Really?" she said.',
        "We shipped it 🚀",
        "Then it broke!",
    ]


def test_a_comment_that_ends_a_line_goes_with_all_that_it_says() -> None:
    assert read("Hinges. <!-- unmask: ignore a --> b -->\n") == [(BlockKind.LINE, "Hinges.")]
    assert read("Hinges. <!-- unmask: ignore a --> b\n") == [(BlockKind.LINE, "Hinges. <!-- unmask: ignore a --> b")]
    assert read("Hinges. <!-- unmask:-> and more\n") == [(BlockKind.LINE, "Hinges. <!-- unmask:-> and more")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see http://a.org/b_(c)) now", ["http://a.org/b_(c)"]),
        ("mail a.b-c@d-e.co.uk, or d@e", ["a.b-c@d-e.co.uk"]),
        ("at -hull.com and x.y.io/a,b. Or no.xyzzy", ["-hull.com", "x.y.io/a,b"]),
        ("é-a.com-b and ..c.net", ["a.com"]),
        ("the (www.a.b!) one", ["www.a.b"]),
        ("e.g. this one.So what", ["one.So"]),
    ],
)
def test_addresses_are_known(text: str, expected: list[str]) -> None:
    (block,) = segment(Source("-", text)).blocks

    assert [block.text[r.start : r.end] for r in block.regions if r.kind is RegionKind.URL] == expected


def test_code_goes_to_the_next_ticks_of_its_width() -> None:
    (block,) = segment(Source("-", "a `b ``c` d`` e ``f g``` h``")).blocks

    assert [block.text[r.start : r.end] for r in block.regions] == ["`b ``c`", "`` e ``"]
