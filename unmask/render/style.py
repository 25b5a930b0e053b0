"""The colours of the terminal."""

from __future__ import annotations

from unmask.types.finding import Level

STYLES = {Level.SUGGESTION: "cyan", Level.WARNING: "yellow", Level.ERROR: "red"}
"""How a finding of each level is coloured. Nothing is said by colour alone."""
