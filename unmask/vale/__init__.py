"""From Vale styles to a rule pack."""

from __future__ import annotations

from unmask.vale.carry import Carried, Left, carry
from unmask.vale.draw import StyleError, ValeRule, read_style

__all__ = ["Carried", "Left", "StyleError", "ValeRule", "carry", "read_style"]
