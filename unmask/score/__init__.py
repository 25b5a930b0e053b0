"""From findings and a draft to a score."""

from __future__ import annotations

from unmask.score.natural import Sign, SignKind, natural_signs
from unmask.score.terms import score

__all__ = ["Sign", "SignKind", "natural_signs", "score"]
