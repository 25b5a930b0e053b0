from __future__ import annotations

import pytest

from unmask.language.noun import singular_of


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("bakeries", "bakery"),
        ("distributors", "distributor"),
        ("analyses", "analysis"),
        ("Shops", "shop"),
        ("loaves", "loaf"),
        ("women", "woman"),
        ("bakery", None),
        ("news", None),
        ("people", None),
    ],
)
def test_the_singular_of_a_plural(plural: str, singular: str | None) -> None:
    assert singular_of(plural) == singular
