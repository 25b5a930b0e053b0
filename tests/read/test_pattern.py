"""Path patterns: the same answers as pathspec gives, in time that is bounded, and none for what is no pattern."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from unmask.read.paths import patterns_of, spec_of

PIECES = ["a", "b", "ab", "*", "**", "/", "?", "[ab]", ".md", "!", "\\*", "("]
NAMES = st.lists(st.text("ab.(*", min_size=1, max_size=6), min_size=1, max_size=5)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join), NAMES, st.booleans())
def test_a_pattern_matches_what_it_matched(pattern: str, names: list[str], folder: bool) -> None:
    path = "/".join(names) + "/" * folder
    try:
        plain = GitIgnoreSpec.from_lines([pattern])
    except (ValueError, re.error):
        assert patterns_of(pattern) == ()
        return

    assert spec_of([pattern]).check_file(path).include == plain.check_file(path).include


@pytest.mark.parametrize("pattern", ["[z-a]", "!", "\\", "", "# note", "*[!a]" * 9, "a\\", "*a" * 501])
def test_what_is_no_pattern_matches_nothing_and_spoils_no_other(pattern: str) -> None:
    assert patterns_of(pattern) == ()
    assert spec_of([pattern, "*.md"]).match_file("post.md")
    assert not spec_of([pattern, "*.md"]).match_file("[z-a]")


@pytest.mark.parametrize(
    "pattern", ["*a" * 20 + "*b", "**/a/" * 20 + "b", "/**/*a*a*a" * 20 + "/b", "?*" * 60 + "b", "*" * 200 + "b"]
)
def test_a_pattern_of_many_stars_ends(pattern: str) -> None:
    # A search of every way to match would take longer than the tests may last.
    assert not spec_of([pattern]).match_file("/".join(["a" * 120] * 60))
