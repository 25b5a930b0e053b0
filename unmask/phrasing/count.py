"""Numbers with their nouns."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """A number and its noun, in the plural where it needs it."""
    return f"{number} {noun}{'s' * (number != 1)}"
