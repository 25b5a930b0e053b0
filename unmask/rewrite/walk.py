"""A walk through the edits of a text, one by one, with a way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from unmask.rewrite.plan import apply
from unmask.types.finding import Edit
from unmask.types.report import Report
from unmask.types.span import Span


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
