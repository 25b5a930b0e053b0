from __future__ import annotations

import pytest

from unmask.errors import counted, did_you_mean

NAMES = ("brag", "brag/humbled-to-announce", "bait", "structure/lone-words")


@pytest.mark.parametrize(("number", "said"), [(0, "0 texts"), (1, "1 text"), (2, "2 texts")])
def test_a_number_comes_with_its_noun(number: int, said: str) -> None:
    assert counted(number, "text") == said


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("brga", "did you mean “brag”?"),
        ("BRAG", "did you mean “brag”?"),
        ("humbled-to-announce", "did you mean “brag/humbled-to-announce”?"),
        ("x/lone-words", "did you mean “structure/lone-words”?"),
        ("humbled", "did you mean “brag/humbled-to-announce”?"),
        ("zzz", ""),
        ("one", ""),
    ],
)
def test_the_name_that_was_meant_is_told(word: str, meant: str) -> None:
    assert did_you_mean(word, NAMES) == meant
