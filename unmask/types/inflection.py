"""The forms that a word may stand in."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """A form of a word."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"
    SINGULAR = "singular"
    PLURAL = "plural"
