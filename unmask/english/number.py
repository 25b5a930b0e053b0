"""Numbers that are written in words."""

from __future__ import annotations

from unmask.english.wordlist import words

NUMBERS = words("number", "spelled")
"""The numbers that are known in words. A plural comes before its singular, which it starts with."""
