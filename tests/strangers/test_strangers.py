"""Texts labelled by others are counted by their label."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.strangers.__main__ import by_label, labelled
from unmask.checker import usual

ROWS = """text,said,how
We are thrilled to announce a game-changer.,boast,random
The pump failed in the night.,none,random
We moved the ward to the hall.,none,keyword
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "said.csv"
    made.write_text(ROWS, encoding="utf-8")
    return made


def test_each_label_is_counted_apart(file: Path) -> None:
    found = by_label(usual(), list(labelled(file, "text", "said")))

    assert (found["boast"].hit, found["boast"].texts) == (1, 1)
    assert (found["none"].hit, found["none"].texts, found["none"].words) == (0, 2, 13)
    assert found["none"].told == "0 of 2 texts (0.0%), 0.0 in 1,000"


def test_rows_and_packs_can_be_chosen(file: Path) -> None:
    rows = list(labelled(file, "text", "said", "how=random"))

    assert len(rows) == 2
    assert by_label(usual(), rows, pack="busyness")["boast"].hit == 0


def test_a_column_that_is_missing_is_an_error(file: Path) -> None:
    with pytest.raises(KeyError):
        list(labelled(file, "text", "rating"))
