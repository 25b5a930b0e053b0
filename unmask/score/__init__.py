"""From findings and a draft to a score."""

from __future__ import annotations

from unmask.score.natural import Sign, SignKind, natural_signs
from unmask.score.terms import Faint, score

__all__ = ["Faint", "Sign", "SignKind", "natural_signs", "score"]
