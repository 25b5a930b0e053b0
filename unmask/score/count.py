"""Counting by length."""

from __future__ import annotations

import math

from unmask.score import weights


def per_length(amount: float, words: int) -> float:
    """An amount in a text of so many words, as the same density would weigh in a text of 100 words."""
    return amount * math.pow(100 / max(words, weights.SHORT), weights.LENGTH)
