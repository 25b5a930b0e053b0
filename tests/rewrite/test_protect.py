from __future__ import annotations

import pytest

from unmask.rewrite.protect import lost


@pytest.mark.parametrize(
    ("before", "after", "gone"),
    [
        ("It is great that Ana won the cup", "Ana won the cup", ()),
        ("It is great that Ana Ruiz won with Ana Ruiz", "Ana Ruiz won", ("Ana Ruiz",)),
        ("It is great that Ana won the cup", "Anabel won the cup", ("Ana",)),
        ("We met Ana and 9 bakers", "We met bakers", ("9", "Ana")),
        ("Desmond Achebe sang", "Desmond Achebe sang", ()),
    ],
)
def test_a_name_is_kept_wherever_it_comes_to_stand(before: str, after: str, gone: tuple[str, ...]) -> None:
    assert lost(before, after) == gone
