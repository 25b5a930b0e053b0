"""The shipped packs and a checker of them, made once for all tests of a process."""

from __future__ import annotations

from functools import cache

from unmask.cache.store import default_folder
from unmask.checker import Checker
from unmask.rulebook import load_rulebook
from unmask.types.rule import Rulebook


@cache
def rulebook() -> Rulebook:
    """The shipped packs with the proofs of their rules."""
    return load_rulebook()


@cache
def checker() -> Checker:
    """A checker of the shipped packs; it holds no state of the texts it has judged."""
    return Checker(rulebook(), cache=default_folder())
