# ruff: noqa: E501
"""Families of texts that repeat, nest or alternate one thing: each is a text of about so many letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product

Family = Callable[[int], str]


def repeated(piece: str, before: str = "", after: str = "") -> Family:
    """The piece again and again."""
    return lambda size: before + piece * max(1, size // len(piece)) + after


def nested(opening: str, middle: str, closing: str) -> Family:
    """As many of the one as of the other around the middle."""
    return lambda size: (deep := max(1, size // (len(opening) + len(closing)))) * opening + middle + deep * closing


def numbered(piece: str) -> Family:
    """The piece again and again, each with a number of its own in the place of `#`."""
    return lambda size: "".join(piece.replace("#", str(number)) for number in range(max(1, size // (len(piece) + 3))))


def growing(sign: str, apart: str) -> Family:
    """Ever longer runs of one sign."""
    return lambda size: apart.join(sign * width for width in range(1, int((2 * size) ** 0.5) + 1))


def table(size: int) -> str:
    """One wide table of three lines."""
    cells = max(1, size // 6)
    return "|a" * cells + "|\n" + "|-" * cells + "|\n" + "|b" * cells + "|\n"


def nested_list(size: int) -> str:
    """Items in items, as deep as they go."""
    return "".join("  " * depth + "- a\n" for depth in range(int(size**0.5)))


SIGNS: Mapping[str, Family] = {
    **{f"{one!r} again and again": repeated(one) for one in (
        "[", "]", "![", "[a", "[a](", "[]", "[a]", "[^1]", "a](", "[a](<", '[a](b "', "<", "<?", "<!A", "a<!--", "<a ",
        '<a b="', "<http://a.b>", "<a@b.c> ", "*", "a*", "*a_", "a**b ", "**a", "~~a", "_a", "`", "`a", "``a`", "a``",
        "\\[", "\\", "&a", "&amp;", "|", "a|", "a|b\n", "```\n", "~~~\n", "```a\n", "> a\n", "> ", ">", "- [ ] a\n",
        "- a\n", "- ", "1. a\n", "# a\n", "#", "===\n", "a\n===\n", "---\n", "[a]: b\n", "[^1]: a\n", "[^1]: a\n\n",
        " ", "\t", "\n", "\r", "\xa0", "a b\n", "a\n\n", "a \n", "    a\n", "<br>", "<b>a</b>", "<div>\n", "<!-- a -->",
        "<!-- unmask: ignore ", "<!-- unmask: off -->", "<!-- unmask: off -->\n", "<!--unmask:", "unmask",
        "a.com ", "a.com", "a-a.a", "a.", "a..", "a-", "a@b.c ", "a@", "@a ", "@a", "@a.", "#a ", "#a", "#1", "#_",
        "http://", "http://a ", "www.", "www.a.", "http://a(", "http://a)", "P.S. ", "A. ", "1.2 ", "1. ", "e.g. ",
        "...", ". ", ".", "!", "? ", "!?", '"', "'", '" ', "(", ")", "()", "a, ", "a", "aa ", "he said ", '"a" he said ',
        "\U0001f680", "\U0001f680 ", "a \U0001f680 ", "→", "→ a\n", "\u200d", "a\u0301", "\u0301", "\u200b", "Ａ",
        "𝗮", "𝗮 ", "\ufe0f", "1\ufe0f\u20e3 a\n", "• a\n", "\ud83d", "\0", "-", "- -", "->", "a->", "A ", "A B ", "AB ",
        "a:", "a: b\n", "**a:** b\n", "1", "1,", "1%", "$1 ", "ı", "İ", "ﬁ", "a\u2028", "x" * 50 + "\n",
    )},
    "links in links": nested("[", "a", "](b)"),
    "images in images": nested("![", "a", "](b)"),
    "brackets in brackets": nested("[", "a", "]"),
    "emphasis in emphasis": nested("*a ", "b", " a*"),
    "quotes in quotes": nested("> ", "a", ""),
    "stars around stars": nested("**", "a", "**"),
    "round brackets in round brackets": nested("(", "a", ")"),
    "code in code": growing("`", "a"),
    "ever longer fences": growing("`", "\n"),
    "ever longer tildes": growing("~", "\n"),
    "lists in lists": nested_list,
    "a wide table": table,
    "a table of many rows": repeated("|a|b|\n", "|a|b|\n|-|-|\n"),
    "a table of short rows": repeated("|\n", "|a" * 9 + "|\n" + "|-" * 9 + "|\n"),
    "definitions of links": numbered("[a#]: b\n"),
    "definitions of footnotes": numbered("[^#]: a\n\n"),
    "links by reference": repeated("[a] ", "[a]: b\n\n"),
    "front matter": repeated("a: b\n", "---\n", "---\n"),
    "front matter that does not end": repeated("a: b\n", "---\n"),
    "front matter that says unmask": repeated("unmask: a ", "---\n", "\n---\n"),
    "a comment that does not end": repeated("a ", "<!-- unmask: ignore "),
    "a fence that does not end": repeated("a\n", "```\n"),
    "quoted lines that go on without a mark": repeated("b\n", "> a\n"),
    "one word": repeated("a"),
    "one word of many parts": repeated("ab-"),
}  # fmt: skip
"""Signs and markup, mostly without a word."""

PROSE: Mapping[str, Family] = {
    "one line of prose": repeated("the shelf was moved to the left and the lamp to the right of it "),
    "one line of sentences": repeated("The shelf was moved. "),
    "lines of one word": repeated("shelf\n"),
    "paragraphs of one word": repeated("Shelf.\n\n"),
    "lines that were wrapped": repeated("the shelf was moved to the left and the lamp went to the right of\n"),
    "numbers": numbered("We sold # shelves. "),
    "paragraphs": numbered("We sold # shelves to a school in Leeds last week, and the lamps went to Hull.\n\n"),
    "lines that announce": repeated("We sold:\n"),
    "quotations": numbered('"Shelf # is sold," said Ana. '),
    "signs between lines": numbered("We sold # shelves.\n***\n"),
}

FOUND: Mapping[str, Family] = {
    **{f"{one!r} again and again": repeated(one) for one in (
        "leverage ", "Leverage. ", "leverage\n", "delve ", "We delve into it. ", "game-changer ", "A game-changer.\n\n",
        "I'm humbled to say it. ", "humbled to ", "in today's fast-paced world ", "In today's fast-paced world, we go.\n\n",
        "Agree?\n\n", "Agree? ", "Thoughts?\n", "It's not a shelf. It's a promise. ", "It's not a shelf. It's a promise.\n\n",
        "Not a shelf. Not a lamp. A promise.\n\n", "The shelf is up. The lamp is down. ", "I failed.\n\nI won.\n\n",
        "The result? A shelf.\n\n", "The result? A shelf. ", "Why? Because it works. ", "Here's what I learned:\n\n",
        "And that's okay. ", "Let that sink in.\n\n", "I'm thrilled to announce that I joined Acme.\n",
        "#growth ", "#growth #mindset #hustle\n", "🚀 We shipped.\n", "✅ Ship\n", "STOP. ", "WOW!!! ", "Really?! ",
        "synergy and leverage and ", "very very ", "We unlock value, ", "passionate ", "amazing, ",
    )},
    "one flagged word, each in a sentence of its own": numbered("We leverage # shelves. "),
    "one flagged word, each in a paragraph of its own": numbered("We leverage # shelves.\n\n"),
    "contrasts of their own": numbered("It's not shelf #. It's promise #.\n\n"),
    "questions and answers of their own": numbered("The result? Shelf #.\n\n"),
    "short paragraphs of their own": numbered("Shelf # was moved.\n\n"),
    "words in turn": lambda size: " ".join(
        f"{one} {two}." for one, two in list(product(("We leverage", "They delve into", "I unlock"), ("synergy", "it", "value")))
        * max(1, size // 180)),
}  # fmt: skip
"""What our rules find."""


def families() -> Iterator[tuple[str, Family]]:
    """All of them, by their names."""
    for kind in (SIGNS, PROSE, FOUND):
        yield from kind.items()
