"""No text of a post, and no name of a file, is run by the spreadsheet that opens our CSV."""

from __future__ import annotations

import csv
import re
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unmask.rank import tally
from unmask.render.ranking.data import cell, show_csv
from unmask.types.ranking import Change, Entry, PackCost, Progress, Ranking
from unmask.types.source import TextKind

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u00a0=1+1",
    "\u3000@x",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "﹦1",
    "﹢1",
    "﹣1",
    "﹫x",
    "−1",
    "\u2028=1+1",
    "\u2029=1+1",
    "\u0085=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "\u3164=1+1",
    "\ufe0f=1+1",
    "\x00=1+1",
    "7\r=1+1",
    "7\n=1+1",
    "7\u2028=1+1",
    "7;=1+1",
    "7; =1+1",
    '";=1+1',
    '7;"=1+1"',
]


def drawn(entry: Entry, comparison: Progress | None = None) -> str:
    out = StringIO(newline="")
    show_csv(Ranking((entry,), tally((entry,)), (), "by score", comparison=comparison), out)
    return out.getvalue()


def entry_of(text: str) -> Entry:
    packs = (PackCost(text, 1, 2.0),)
    return Entry(text, text, "", date(2026, 1, 2), TextKind.POST, 51.5, 50, 1, packs, text)


def cells_of(text: str) -> list[str]:
    """Every cell that some spreadsheet may see: parted by commas or by semicolons, in rows by any line break."""
    parsed = [each for row in csv.reader(StringIO(text, newline="")) for each in row]
    rough = [each for row in re.split("[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", text) for each in re.split(r"[;\t]", row)]
    return [*parsed, *rough]


def runs(seen: str) -> bool:
    return re.match(r"[\s\"\u200b\ufeff]*[=+\-@＝＋－＠]", seen) is not None


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    drawn_text = drawn(entry_of(text))

    assert [each for each in cells_of(drawn_text) if runs(each)] == []
    assert len(list(csv.reader(StringIO(drawn_text, newline="")))) == len(drawn_text.splitlines()) == 2


@given(st.text(st.sampled_from("=+-@＝−;,\"' \t\r\n\v\f\x85\u2028\u200b\ufeffa7|"), max_size=8))
def test_no_text_becomes_a_formula_or_a_row(text: str) -> None:
    shown = str(cell(text))

    assert not any(runs(each) for each in shown.split(";"))
    assert len(shown.splitlines()) <= 1
    assert shown.replace("'", "").split() == re.sub("[\x85\u2028]", " ", text).replace("'", "").split()


def test_plain_texts_and_numbers_are_left_as_they_are() -> None:
    for text in ("", "posts/a-b.md", "a = b; c", "größe – 1.md", "we’re 7+"):
        assert cell(text) == text
    entry = entry_of("a")
    change = Change(entry, 54.75, -3.25, edited=False)
    row = drawn(entry, Progress("old.json", "1", (), (change,), (), (), 0, 0, None, None)).splitlines()[1]
    assert row == "1,a,a,2026-01-02,post,51.5,50,1,a,2.0,,,a,-3.2"
