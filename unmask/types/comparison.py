"""Comparison: what a rewrite says that its original did not, and the other way round."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from unmask.types.report import Finding, Report
from unmask.types.span import Span


class FactKind(StrEnum):
    """What kind of particular a fact is."""

    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    AMOUNT = "amount"
    LINK = "link"
    MENTION = "mention"
    HASHTAG = "hashtag"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Fact:
    """A particular of a text, as it is written there.

    Two facts with one `key` say the same: “$3M” and “3 million dollars”, “two” and “2”. `of` is what a number counts,
    as a stem; it is empty where that cannot be told. `span` counts into the text it is of.

    >>> import unmask
    >>> [fact] = unmask.compare("We raised $3M.", "We raised money.").difference.lost
    >>> fact.kind.value, fact.text
    ('amount', '$3M')
    """

    kind: FactKind
    text: str
    span: Span
    key: str
    of: str = ""


class ClaimKind(StrEnum):
    """What of a claim is another than it was."""

    NEGATION = "negation"
    QUANTITY = "quantity"
    PERSON = "person"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Shift:
    """A claim that became another.

    `old` and `new` are the words that decide it, one of them empty where they only went or came. `before` and `after`
    are the spans of the sentences they stand in, None where there is none on that side.

    >>> import unmask
    >>> [shift] = unmask.compare("Most of us stayed.", "Some of us stayed.").difference.shifts
    >>> shift.kind.value, shift.old, shift.new
    ('quantity', 'most', 'some')
    """

    kind: ClaimKind
    old: str
    new: str
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What two texts do not both say, by their words alone.

    `kept`, `changed`, `gone` and `added` count sentences: those that stand in both as they are, those of the original
    that stand in the rewrite in other words, those of the original that do not, and those that only the rewrite has.

    >>> import unmask
    >>> difference = unmask.compare("We met Ana. It rained.", "We met Ana.").difference
    >>> difference.kept, difference.gone
    (1, 1)
    """

    lost: tuple[Fact, ...]
    added: tuple[Fact, ...]
    shifts: tuple[Shift, ...]
    kept: int = 0
    changed: int = 0
    gone: int = 0
    new: int = 0

    @property
    def altered(self) -> bool:
        """Whether a fact was lost or added."""
        return bool(self.lost or self.added)

    @property
    def empty(self) -> bool:
        """Whether nothing is to be told: every sentence stands as it was."""
        return not (self.altered or self.shifts or self.changed or self.gone or self.new)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A rewrite held against its original.

    `findings_gone` are those that only the original has, in its order, `findings_new` those that only the rewrite has.

    >>> import unmask
    >>> compared = unmask.compare("We met Ana. Agree?", "We met Ana.")
    >>> [finding.rule for finding in compared.findings_gone]
    ['bait/agree']
    """

    old: Report
    new: Report
    difference: Difference
    findings_gone: tuple[Finding, ...]
    findings_new: tuple[Finding, ...]

    @property
    def empty(self) -> bool:
        """Whether the two say the same in the same words."""
        return self.difference.empty and not (self.findings_gone or self.findings_new)
