"""Edits together: which may be made at once, the text with them, and rewriting until nothing is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unmask.types.finding import Edit
from unmask.types.span import Shelves


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made; what no edit covers is the same to the letter.

    The edits must be in the order of the text and must not overlap; raises `ValueError` otherwise.
    """
    parts: list[str] = []
    done = 0
    for edit in edits:
        if edit.span.start < done or edit.span.end > len(text):
            raise ValueError(f"the edit of {edit.rule} at {edit.span.start} overlaps another or leaves the text")
        parts += (text[done : edit.span.start], edit.text)
        done = edit.span.end
    parts.append(text[done:])
    return "".join(parts)


def plan(edits: Sequence[Edit], *, suggested: bool) -> tuple[Edit, ...]:
    """The edits to make in one pass, in the order of the text, none overlapping another.

    Without `suggested` only safe edits are taken. Of two that overlap, the one that covers more goes first, since a
    sentence that is left out needs no other mending; then the earlier; then the first by rule. What is passed over
    can be proposed again for the text as it then is.
    """
    wanted = [edit for edit in edits if suggested or edit.safe]
    chosen: list[Edit] = []
    shelves = Shelves()
    for edit in sorted(wanted, key=lambda e: (-len(e.span), e.span.start, e.rule)):
        if not any(_touch(edit, chosen[other]) for other in shelves.near(edit.span)):
            shelves.put(edit.span, len(chosen))
            chosen.append(edit)
    return tuple(sorted(chosen, key=lambda e: e.span))


def _touch(one: Edit, other: Edit) -> bool:
    # Neighbours may each have counted on the space between them, so edits that only meet wait for the next pass too.
    return one.span.start <= other.span.end and other.span.start <= one.span.end


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
