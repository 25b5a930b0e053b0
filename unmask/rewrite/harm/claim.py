"""Claims: what an edit turns into another claim, or which facts it takes."""

from __future__ import annotations

from unmask.fidelity.align import Pair
from unmask.fidelity.claim import shifts
from unmask.fidelity.fact import facts, missing
from unmask.rewrite.harm.held import Held
from unmask.types.comparison import Fact, FactKind

_KEPT = frozenset({FactKind.DATE, FactKind.LINK, FactKind.MENTION})
"""Facts that no edit may leave out, whatever a rule says of the passage: when it was, where to look, who it was."""


def turns_claim(held: Held) -> bool:
    """Whether an edit changes a negation, a quantity or a person, or brings in a rank or a size."""
    if not held.now or not held.changed:
        return False
    was = " ".join(said.text for said in held.old)
    return any(shifts([Pair(held.changed, held.now)], was))


def loses_fact(held: Held) -> bool:
    """Whether an edit takes a date, a link or a mention that the passage has nowhere else."""
    known = [fact for fact in facts(held.changed) if fact.kind in _KEPT]
    if not known:
        return False
    told = facts(held.new)
    says = held.before + " " + " ".join(said.text for said in held.new)
    return any(_is_kept(fact, held) for fact in missing(known, told, says))


def _is_kept(fact: Fact, held: Held) -> bool:
    """Whether a fact may not go: a day to come that a whole sentence only cheers or hurries towards may."""
    if fact.kind is not FactKind.DATE or held.touched:
        return fact.kind in _KEPT
    return fact.key.startswith(("last ", "yesterday"))
