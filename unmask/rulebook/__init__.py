"""From YAML packs to rules."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from unmask.errors import PackError, Problem, UnknownRule

if TYPE_CHECKING:
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

_LATER = {
    "find": "load",
    "load_pack": "load",
    "load_rulebook": "load",
    "select": "load",
    "shipped_packs": "origin",
}


def __getattr__(name: str) -> Any:
    # A run that knows all its reports reads no rules, and what makes them takes its time to load.
    if name in _LATER:
        return getattr(import_module(f"unmask.rulebook.{_LATER[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
