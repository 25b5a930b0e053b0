from __future__ import annotations

import pytest

from unmask.rewrite.clause import without_lead
from unmask.rewrite.plan import apply
from unmask.types.report import Edit
from unmask.types.span import Span


def without(marked: str) -> str | None:
    """The text without the lead between [ and ], in a block that ends with its line; None where it stays."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    opens = max(text.rfind("\n", 0, start), text.rfind(". ", 0, start) + 1) + 1
    line = text.find("\n", end)
    block = Span(text.rfind("\n", 0, start) + 1, len(text) if line < 0 else line)
    change = without_lead(text, Span(start, end), Span(opens, max(end, opens)), block)
    return None if change is None else apply(text, [Edit(change.span, change.text, safe=False, rule="demo/any")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[One thing became clear:] we were late.", "We were late."),
        ("We sold it. [Then it hit me]: nobody had asked.", "We sold it. Nobody had asked."),
        ("[But here's the twist:] nobody minded.", "Nobody minded."),
        ("[Beyond the hype,] Ana has an oven.", "Ana has an oven."),
        ("[It's an old story]: you’re up at two.", "You’re up at two."),
        ("The roof is on.\n\n[The shift is simple:]\n\nWrite less.", "The roof is on.\n\nWrite less."),
        ("[The shift is simple:]\r\n“We bake.”", "“We bake.”"),
    ],
)
def test_a_lead_goes_and_the_sentence_begins(text: str, expected: str) -> None:
    assert without(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[The result was clear:] fewer meetings.",
        "[Then it hit me]: maps.",
        "[The bake was brutal:] 1️⃣ Knead → 2️⃣ Burn",
        "Every oven [taught me one thing:] we were late.",
        "[The shift is simple:]\n\n- Write less.\n- Bake more.",
        "[The shift is simple:]\n\nLess paper",
        "[The shift is simple:]\n\nand so on.",
        "[The shift is simple:]",
    ],
)
def test_a_lead_stays_where_what_follows_is_no_sentence(text: str) -> None:
    assert without(text) is None
