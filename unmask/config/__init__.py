"""Configuration: finding it, reading it, checking it, and what of it applies to a path."""

from __future__ import annotations

from unmask.config.applied import RuleChoice, Settings
from unmask.config.lookup import Lookup
from unmask.errors import ConfigError

__all__ = ["ConfigError", "Lookup", "RuleChoice", "Settings"]
