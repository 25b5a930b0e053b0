from __future__ import annotations

from contextlib import suppress

import pytest

from tests.growth.count import steps
from unmask.vale.expression import LONGEST, MOST, CannotCarry, phrases


@pytest.mark.parametrize(
    ("token", "found"),
    [
        ("paradigm", ("paradigm",)),
        ("rock[ -]*stars?", ("rock-star", "rock-stars")),
        ("(?:big|large) (?:data)?", ("big", "big data", "large", "large data")),
        (r"\bwom[ae]n\b", ("woman", "women")),
        (r"low\s+hanging\s+fruit", ("low hanging fruit",)),
        (r"\w+ at scale", ("<word> at scale",)),
        (r"[\w]+ at scale", ("<word> at scale",)),
        ("all bark, no bite", ("all bark no bite",)),
        ("s/he", ("s/he",)),
        ("x(?:a(?:b)?)?", ("x", "xa", "xab")),
        ("one|two words", ("one", "two words")),
    ],
)
def test_what_stands_for_fixed_words_becomes_phrases(token: str, found: tuple[str, ...]) -> None:
    assert phrases(token) == found


@pytest.mark.parametrize(
    ("token", "reason"),
    [
        (r"\d{1,2} pm", r"uses \\d"),
        ("lo+ng", "repeats something without an end"),
        ("top of .{2,8} class", "any letter"),
        ("(?<=a )word", "looks ahead or behind"),
        ("^So", "start or end of a line"),
        ("[^,]+ so", "any letter but some"),
        ("[a-z]+!", "range of letters"),
        (r"e\.g\.", "punctuation"),
        ("(?:a|b|c|d|e)(?:a|b|c|d|e)(?:a|b|c|d|e)", "more than 64 phrases"),
        ("a{3}", "counts repetitions"),
        ("(open", "not closed"),
        ("shut)", "nothing opened"),
        (r"\w+", "parts of words or nothing of its own"),
        (r"\w+ed", "parts of words"),
        (r"a\w", "any letter"),
        ("[ -]*", "nothing of its own"),
        ("a" * 1_001, "longer than 1,000 letters"),
        ("(" * 400 + "a" + ")" * 400, "more than 20 brackets"),
    ],
)
def test_what_does_not_is_refused_with_its_reason(token: str, reason: str) -> None:
    with pytest.raises(CannotCarry, match=reason):
        phrases(token)


@pytest.mark.parametrize(
    "token",
    [
        "(x+x+)+y",
        "(a|a)*b",
        "(a|b)" * 200,
        "a?" * 500,
        "[abcdefgh]" * 100,
        "[ -]*" * 200,
        "(?:a|b|c|d|e|f|g|h)" * 52,
        "(?:ab?)" * 142,
        "-" * 1_000,
        "a-" * 500,
        "|" * 1_000,
        "a|" * 500,
        r"\w+ " * 250,
        r"\b" * 500,
        "(?:" * 333,
        "[" * 1_000,
    ],
)
def test_what_may_run_away_is_read_in_few_steps_or_refused(token: str) -> None:
    def read(_: str) -> None:
        with suppress(CannotCarry):
            assert len(phrases(token)) <= MOST

    assert steps("", read) < 50 * LONGEST
