"""Weighing: what each trait and each word of a sentence counts, in posts and in comments.

`python -m tests.fit.posture` finds both, each from texts of its kind: a question to readers is a pose in a post, and in
a comment it is the best part.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from unmask.english.wordlist import sections, words
from unmask.rhetoric.trait import Trait
from unmask.types.source import TextKind


class Weighing(NamedTuple):
    """What speaks against a sentence, above 0, or for it."""

    constant: float
    """What a sentence without a trait comes to."""

    traits: Mapping[Trait, float]
    """What a trait counts, for each word where it is a class of words."""

    words: Mapping[str, float]
    """What single words count."""


def weighing(kind: TextKind) -> Weighing:
    """What counts in texts of this kind."""
    return _in_comments() if kind is TextKind.COMMENT else _in_posts()


@cache
def _in_posts() -> Weighing:
    return Weighing(POSTS, _POST_TRAITS, _by_weight("leaning"))


@cache
def _in_comments() -> Weighing:
    return Weighing(COMMENTS, _COMMENT_TRAITS, _by_weight("leaning_in_comments"))


def _by_weight(file: str) -> Mapping[str, float]:
    """The words of a file whose sections are called by what each of their words counts."""
    return {word: float(weight) for weight in sections(file) for word in words(file, weight)}


POSTS = 0.16

_POST_TRAITS: Mapping[Trait, float] = {
    Trait.GRAND: 0.67,
    Trait.ABSTRACT: 0.46,
    Trait.MARKET: 0.43,
    Trait.SOCIAL: 0.51,
    Trait.LIFE: 0.32,
    Trait.PUSH: 0.35,
    Trait.DENIAL: 0.16,
    Trait.FEELING: 0.28,
    Trait.TECH: 0.37,
    Trait.TECHNICAL: -0.41,
    Trait.PRACTICAL: -0.32,
    Trait.HEDGE: -0.32,
    Trait.YOU: 0.17,
    Trait.NOBODY: -0.25,
    Trait.AND: 0.47,
    Trait.HERE: 0.25,
    Trait.THEN: 0.25,
    Trait.THAT: 0.22,
    Trait.NOT: 0.39,
    Trait.MOST: 0.37,
    Trait.THEY: 0.41,
    Trait.IF: -0.09,
    Trait.QUESTION: 0.47,
    Trait.UNFINISHED: -0.94,
    Trait.SYMBOL: 0.23,
    Trait.PARTICULAR: -0.33,
    Trait.NAME: -0.17,
    Trait.BRACKET: -0.27,
    Trait.CODE: -0.29,
    Trait.FIRST: 0.64,
    Trait.SECOND: 0.62,
    Trait.LAST: 0.26,
    Trait.LAST_BUT_ONE: 0.11,
    Trait.ALONE: 0.37,
    Trait.EARLY: 0.34,
    Trait.LATE: 0.22,
    Trait.TINY: 0.11,
    Trait.SHORT: 0.19,
    Trait.LONGISH: -0.26,
    Trait.LONG: -0.07,
    Trait.SHORTENED: 0.17,
    Trait.AGAIN: -0.22,
    Trait.DASH: 0.21,
    Trait.DOTS: 0.11,
    Trait.CAPITALS: 0.39,
    Trait.ADDRESS: -0.11,
    Trait.SIGNED: 0.43,
    Trait.ITEM: -0.59,
    Trait.HEADING: -1.16,
    Trait.CUT: -0.66,
    Trait.MANY: -1.00,
    Trait.PACE: -1.78,
}

COMMENTS = -1.29

_COMMENT_TRAITS: Mapping[Trait, float] = {
    Trait.GRAND: 0.92,
    Trait.ABSTRACT: 0.74,
    Trait.MARKET: 0.17,
    Trait.SOCIAL: 0.44,
    Trait.LIFE: -0.04,
    Trait.PUSH: 0.54,
    Trait.DENIAL: -0.02,
    Trait.FEELING: -0.46,
    Trait.TECH: 0.51,
    Trait.TECHNICAL: -0.16,
    Trait.PRACTICAL: -0.25,
    Trait.HEDGE: -0.55,
    Trait.YOU: 0.52,
    Trait.NOBODY: 0.54,
    Trait.AND: -0.29,
    Trait.HERE: -0.07,
    Trait.THEN: -0.13,
    Trait.THAT: 0.16,
    Trait.NOT: -0.02,
    Trait.MOST: 0.13,
    Trait.THEY: -0.02,
    Trait.IF: 0.19,
    Trait.QUESTION: -0.78,
    Trait.UNFINISHED: -0.41,
    Trait.SYMBOL: 0.06,
    Trait.PARTICULAR: -0.42,
    Trait.NAME: -0.14,
    Trait.BRACKET: -0.22,
    Trait.CODE: -0.75,
    Trait.FIRST: 0.43,
    Trait.SECOND: 0.11,
    Trait.LAST: 0.34,
    Trait.LAST_BUT_ONE: 0.08,
    Trait.ALONE: -0.25,
    Trait.EARLY: -0.21,
    Trait.LATE: 0.14,
    Trait.TINY: -0.27,
    Trait.SHORT: -0.11,
    Trait.LONGISH: 0.18,
    Trait.LONG: -0.16,
    Trait.SHORTENED: 0.19,
    Trait.AGAIN: 0.07,
    Trait.DASH: 0.35,
    Trait.DOTS: -0.27,
    Trait.CAPITALS: -0.04,
    Trait.ADDRESS: 0.35,
    Trait.SIGNED: 0.04,
    Trait.ITEM: -0.03,
    Trait.HEADING: 0.00,
    Trait.CUT: -0.06,
    Trait.MANY: 0.05,
    Trait.PACE: 0.38,
}
