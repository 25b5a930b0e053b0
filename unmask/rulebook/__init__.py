"""From YAML packs to rules."""

from __future__ import annotations

from unmask.errors import PackError, Problem, UnknownRule
from unmask.rulebook.load import find, load_pack, load_rulebook, select
from unmask.rulebook.origin import shipped_packs

__all__ = [
    "PackError",
    "Problem",
    "UnknownRule",
    "find",
    "load_pack",
    "load_rulebook",
    "select",
    "shipped_packs",
]
