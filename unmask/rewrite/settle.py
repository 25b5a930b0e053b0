"""Rewriting until nothing is left to rewrite."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unmask.rewrite.apply import apply
from unmask.rewrite.plan import plan
from unmask.types.edit import Edit

PASSES = 10
"""A text that still changes after so many passes is given up on: rules that undo each other are a fault in a pack."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A rewritten text, the number of passes that changed it, and whether it came to rest."""

    text: str
    passes: int
    settled: bool


def settle(text: str, propose: Callable[[str], Sequence[Edit]], *, suggested: bool = False) -> Settled:
    """Apply what `propose` says of a text, and of what becomes of it, until it says no more.

    When a text comes round that was there before, or the bound is reached, the last text is returned as not settled.
    """
    seen = {text}
    for passes in range(PASSES):
        after = apply(text, plan(propose(text), suggested=suggested))
        if after == text:
            return Settled(text, passes, settled=True)
        if after in seen:
            return Settled(after, passes + 1, settled=False)
        seen.add(after)
        text = after
    return Settled(text, PASSES, settled=not plan(propose(text), suggested=suggested))
