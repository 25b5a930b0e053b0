"""Which edits go together."""

from __future__ import annotations

from collections.abc import Sequence

from unmask.types.edit import Edit


def plan(edits: Sequence[Edit], *, suggested: bool) -> tuple[Edit, ...]:
    """The edits to make in one pass, in the order of the text, none overlapping another.

    Without `suggested` only safe edits are taken. Of two that overlap, the one that covers more goes first, since a
    sentence that is left out needs no other mending; then the earlier; then the first by rule. What is passed over
    can be proposed again for the text as it then is.
    """
    wanted = [edit for edit in edits if suggested or edit.safe]
    chosen: list[Edit] = []
    for edit in sorted(wanted, key=lambda e: (-len(e.span), e.span.start, e.rule)):
        if not any(_touch(edit, other) for other in chosen):
            chosen.append(edit)
    return tuple(sorted(chosen, key=lambda e: e.span))


def _touch(one: Edit, other: Edit) -> bool:
    # Neighbours may each have counted on the space between them, so edits that only meet wait for the next pass too.
    return one.span.start <= other.span.end and other.span.start <= one.span.end
