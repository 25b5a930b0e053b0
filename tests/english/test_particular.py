"""What counts as a particular."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unmask.english import particular
from unmask.english.particular import UNBOASTED, Kind, is_particular, particulars
from unmask.types.span import Span


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We went to see Ana Ruiz in Leeds.", ["Ana Ruiz", "Leeds"]),
        ("It cost £40 and took 3 days.", ["£40", "3"]),
        ('He said "no" twice.', ['"no"']),
        ("Run setup.py first.", ["setup.py"]),
        ("We asked @ana yesterday.", ["@ana", "yesterday"]),
    ],
)
def test_names_numbers_quotations_and_paths_are_particulars(sentence: str, expected: list[str]) -> None:
    assert [found.span.slice(sentence) for found in particulars(sentence)] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The first word has a capital.",
        "I think that AI and B2B are what every CEO talks about.",
        "The Whole Line Is Set In Capitals Here",
    ],
)
def test_a_capital_alone_is_no_name(sentence: str) -> None:
    assert not is_particular(sentence)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The build broke on 14 May at 9:30 pm.", {Kind.DATE, Kind.TIME}),
        ("We open in January, and on Friday for tea.", {Kind.DATE}),
        ("It weighs 3 kg and takes 10–12 minutes.", {Kind.MEASURE}),
        ("Use v1.2 or later, at $2.50 a month.", {Kind.DECIMAL}),
        ("We met in Leeds with Ana.", {Kind.PLACE}),
        ("He wrote “we met in Leeds” to us.", {Kind.PLACE}),
        ("It costs $40.", set()),
        ("We sell to CEOs, in B2B.", set()),
    ],
)
def test_what_nobody_boasts_with_is_told_apart(text: str, kinds: set[Kind]) -> None:
    assert {found.kind for found in particulars(text, UNBOASTED)} == kinds


def test_a_quotation_that_is_asked_for_holds_what_stands_in_it() -> None:
    assert [found.kind for found in particulars('She said "we met Ana" twice.')] == [Kind.QUOTATION]


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("then we saw Ana’s talk", "Ana’s"),
        ("we left in U.S. hands", "U.S"),
        ("mail us at ana@example.com now", "ana@example.com"),
        ("read https://example.com/a-b.", "https://example.com/a-b"),
        ("we ran `make all` first", "`make all`"),
        ("follow #1million and @ana.b", "#1million"),
        ("it is Plan B again", "Plan B"),
        ("in GPT4 times", "GPT4"),
        ("open src/unmask/word.py", "src/unmask/word.py"),
    ],
)
def test_a_token_is_found_whole(text: str, token: str) -> None:
    assert token in [found.span.slice(text) for found in particulars(text, frozenset(Kind))]


PIECES = (
    "a", "May", "may", "in may", "Monday", "on friday", "yesterday", "Ana", "ana's", " ", " ", ", ", ".", "…", "!",
    "5", "\n", "’", "a.b", "_", "/", "–", "I", "é", "@", "#",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.integers(0, 6))
def test_what_is_told_at_a_glance_is_what_a_look_at_every_letter_tells(text: str, start: int) -> None:
    part = Span(min(start, len(text)), len(text))
    glance = particulars(text, part=part)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(particular, "_PLAIN", re.compile(r"(?!)"))
        particular._found.cache_clear()
        particulars.cache_clear()
        assert glance == particulars(text, part=part)
    particular._found.cache_clear()
    particulars.cache_clear()
