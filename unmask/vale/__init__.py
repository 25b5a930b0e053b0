"""From Vale styles to a rule pack."""

from __future__ import annotations

from unmask.vale.carry import Carried, carry
from unmask.vale.style import Left, StyleError, ValeRule, read_style

__all__ = ["Carried", "Left", "StyleError", "ValeRule", "carry", "read_style"]
