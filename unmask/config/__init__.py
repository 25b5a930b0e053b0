"""Configuration: finding it, reading it, checking it, and what of it applies to a path."""

from __future__ import annotations

from unmask.config.error import ConfigError
from unmask.config.lookup import Lookup
from unmask.config.settings import RuleChoice, Settings

__all__ = ["ConfigError", "Lookup", "RuleChoice", "Settings"]
