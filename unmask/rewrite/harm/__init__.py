"""Do no harm: each edit is held against the passage without it before it is offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from unmask.rewrite.harm.claim import closes_way, loses_fact, rewords_title, turns_claim
from unmask.rewrite.harm.held import Held, Passages
from unmask.rewrite.harm.pair import parts_pair
from unmask.rewrite.harm.reference import loses_antecedent
from unmask.rewrite.harm.remnant import breaks_list, leaves_remnant
from unmask.types.finding import Edit

__all__ = ["GATES", "Passages", "harms"]

GATES: dict[str, Callable[[Held], bool]] = {
    "claim": turns_claim,
    "fact": loses_fact,
    "reference": loses_antecedent,
    "pair": parts_pair,
    "list": breaks_list,
    "offer": closes_way,
    "title": rewords_title,
    "remnant": leaves_remnant,
}
"""What an edit may not do, by name."""


def harms(passages: Passages, edits: Sequence[Edit], made: Sequence[Edit] = ()) -> tuple[str | None, ...]:
    """For each edit the name of the first gate that it does not pass, None for one that does no harm.

    What leans on a sentence that goes as well, by another edit that passes or one of those `made` already, leans on
    nothing. A safe edit counts on safe ones alone, since the others may not be made.
    """
    found: list[str | None] = [None] * len(edits)
    while True:
        passed = [*made, *(edit for edit, harm in zip(edits, found, strict=True) if harm is None)]
        again = [harm or _harm(passages, edit, passed) for edit, harm in zip(edits, found, strict=True)]
        if again == found:
            return tuple(found)
        found = again


def _harm(passages: Passages, edit: Edit, passed: Sequence[Edit]) -> str | None:
    also = [
        other.span for other in passed if other is not edit and not other.text.strip() and (other.safe or not edit.safe)
    ]
    held = passages.hold(edit, also)
    return next((name for name, harmful in GATES.items() if harmful(held)), None)
