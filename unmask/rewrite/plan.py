"""Edits together: which may be made at once, the text with them, rewriting until nothing is left, a walk one by one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from unmask.types.report import Edit, Report
from unmask.types.span import Shelves, Span


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


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a walk has come: the text as it now is, which edits were made, and what was passed over.

    `skipped` holds the rule and span of single edits, `rules` whole rules.
    """

    text: str
    made: tuple[Edit, ...] = ()
    skipped: frozenset[tuple[str, Span]] = frozenset()
    rules: frozenset[str] = frozenset()


class Walk:
    """The first edit that nobody has decided on, after each decision, until there is none.

    `check` judges a text. Each edit that is taken changes the text, so the rest is proposed anew for what it became.
    """

    def __init__(self, text: str, check: Callable[[str], Report]) -> None:
        self._check = check
        self._history: list[Stand] = []
        self._stand = Stand(text)
        self.report = check(text)

    @property
    def text(self) -> str:
        """The text as it now is."""
        return self._stand.text

    @property
    def made(self) -> tuple[Edit, ...]:
        """The edits that were taken, in that order."""
        return self._stand.made

    @property
    def undecided(self) -> tuple[Edit, ...]:
        """The edits that wait for a decision, in the order of the text; the first is the one to decide on."""
        stand = self._stand
        return tuple(
            edit
            for edit in sorted(self.report.edits, key=lambda e: (e.span, e.rule))
            if edit.rule not in stand.rules and (edit.rule, edit.span) not in stand.skipped
        )

    def accept(self) -> None:
        """Make the edit."""
        edit = self.undecided[0]
        by = len(edit.text) - len(edit.span)
        # What was passed over stays so, wherever the edit has moved it.
        skipped = frozenset(
            (rule, span if span.end <= edit.span.start else span.shift(by))
            for rule, span in self._stand.skipped
            if not span.overlaps(edit.span)
        )
        self._go(Stand(apply(self.text, [edit]), (*self.made, edit), skipped, self._stand.rules))

    def skip(self) -> None:
        """Leave this passage as it is."""
        edit = self.undecided[0]
        self._go(replace(self._stand, skipped=self._stand.skipped | {(edit.rule, edit.span)}))

    def skip_rule(self) -> None:
        """Leave every passage that this rule speaks of as it is."""
        self._go(replace(self._stand, rules=self._stand.rules | {self.undecided[0].rule}))

    def undo(self) -> bool:
        """Take the last decision back. False when there is none."""
        if not self._history:
            return False
        self._stand = self._history.pop()
        self._judge()
        return True

    def _go(self, stand: Stand) -> None:
        self._history.append(self._stand)
        self._stand = stand
        self._judge()

    def _judge(self) -> None:
        if self.report.source.text != self.text:
            self.report = self._check(self.text)
