"""From YAML packs to rules."""

from __future__ import annotations

from unmask.rulebook.error import PackError, Problem, UnknownRule
from unmask.rulebook.load import load_pack, load_rulebook
from unmask.rulebook.origin import shipped_packs
from unmask.rulebook.select import find, select

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
