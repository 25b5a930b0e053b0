"""What counts as a particular."""

from __future__ import annotations

import pytest

from unmask.match.particular import count_particulars, particulars


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We went to see Ana Ruiz in Leeds.", ["Ana Ruiz", "Leeds."]),
        ("It cost £40 and took 3 days.", ["£40", "3"]),
        ('He said "no" twice.', ['"no"']),
        ("Run setup.py first.", ["setup.py"]),
        ("We asked @ana yesterday.", ["@ana", "yesterday"]),
    ],
)
def test_names_numbers_quotations_and_paths_are_particulars(sentence: str, expected: list[str]) -> None:
    assert [span.slice(sentence) for span in particulars(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The first word has a capital.",
        "I think that AI and B2B are what every CEO talks about.",
        "The Whole Line Is Set In Capitals Here",
    ],
)
def test_a_capital_alone_is_no_name(sentence: str) -> None:
    assert count_particulars(sentence) == 0
