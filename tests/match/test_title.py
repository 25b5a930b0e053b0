"""Titles of other people's pieces, as a newsletter lists them."""

from __future__ import annotations

import pytest

from unmask.checker import Checker
from unmask.rulebook import load_pack
from unmask.segment import segment
from unmask.shapes import detect
from unmask.types.pattern import Room, Shape
from unmask.types.rule import Rulebook
from unmask.types.source import Source, Syntax

PACK = """\
pack: demo
title: Demo
why: "It shows."
rules:
  - id: delve
    message: "“{match}” is for minutes."
    match:
      find: "{delve} into <words>"
      flag:
        - "We <<delve into it>>."
        - "We <<delved into it>>."
    advice: "Say what you looked at."
    clean: ["Dwarves delve deep.", "Into it."]
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- [We delve into monads](https://blog.example) by Ana\n", []),
        ("- [video] [We delve into monads](https://blog.example)\n", []),
        ("- [Monads](https://blog.example), where we delve into laws\n", ["delve into laws"]),
        ("- We delve into [monads](https://blog.example) today\n", ["delve into [monads](https://blog.example) today"]),
        ("We [delve into monads](https://blog.example) today.\n", ["delve into monads](https://blog.example) today"]),
        ("- We delve into monads\n", ["delve into monads"]),
    ],
)
def test_a_title_in_a_list_of_links_is_not_the_writers_wording(text: str, found: list[str]) -> None:
    checker = Checker(Rulebook((load_pack(PACK, "demo.yaml"),)))
    report = checker.check(Source("a.md", text, syntax=Syntax.MARKDOWN))

    assert [finding.text for finding in report.findings] == found


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("- [The compiler isn't slow. We are.](https://blog.example)\n", 0),
        ("The compiler isn't slow. We are.\n", 1),
        ("- [Map -> filter -> fold](https://blog.example)\n", 0),
        ("| Route |\n| --- |\n| Ana → Bob → Zed |\n", 0),
        ("- Map → filter → fold\n", 1),
    ],
)
def test_a_shape_in_a_title_or_a_table_is_not_the_writers(text: str, count: int) -> None:
    draft = segment(Source("a.md", text, syntax=Syntax.MARKDOWN))
    found = [*detect(draft, Shape(Room.RHETORIC, "contrast")), *detect(draft, Shape(Room.LAYOUT, "arrow-chain"))]

    assert len(found) == count
