from __future__ import annotations

import pytest

from unmask.rewrite.replacement import lost
from unmask.types.span import Span


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        ("It is great that Ana won the cup", "Ana won the cup", ()),
        ("It is great that Ana Ruiz won with Ana Ruiz", "Ana Ruiz won", ("Ana Ruiz",)),
        ("It is great that Ana won the cup", "Anabel won the cup", ("Ana",)),
        ("We met Ana and 9 bakers", "We met bakers", ("9", "Ana")),
        ("Desmond Achebe sang", "Desmond Achebe sang", ()),
        ("Stay hungry,\nPetra", "", ("Petra",)),
        ("Stay hungry,\r\nPetra", "", ("Petra",)),
    ],
)
def test_a_name_is_kept_wherever_it_comes_to_stand(before: str, after: str, gone: tuple[str, ...]) -> None:
    assert lost(before, after) == gone


def test_a_part_of_a_text_is_read_with_what_stands_before_it() -> None:
    assert lost("We met Ana and nine bakers", "", Span(7, 26)) == ("Ana",)
    assert lost("We met Ana and nine bakers", "", Span(10, 26)) == ()
