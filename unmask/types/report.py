"""Report: everything there is to say about one source. Finding: one passage, with the edit or advice it owns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from unmask.types.source import Position, Source
from unmask.types.span import Span

_LEAVES_OUT = re.compile(r"\bleave\b[^.]*\bout\b", re.IGNORECASE)
"""What advises to leave something out."""


class Replace(NamedTuple):
    """Say it in other words. `text` stands where the finding's span stood.

    >>> from unmask import Replace
    >>> Replace("use", safe=True).kind
    'replace'
    """

    text: str
    safe: bool = False

    @property
    def kind(self) -> str:
        """What it is called in output."""
        return "replace"


class Remove(NamedTuple):
    """Leave it out. What is left of the sentence is repaired.

    >>> from unmask import Remove
    >>> Remove().text
    ''
    """

    safe: bool = False

    @property
    def kind(self) -> str:
        """What it is called in output."""
        return "remove"

    @property
    def text(self) -> str:
        """What stands in its place: nothing."""
        return ""


class Advice(NamedTuple):
    """Only the writer can mend it. `text` says what is missing; nothing is ever changed by it.

    `example` is what could stand in the place of the finding's span, for the writer to weigh; empty where it could be
    left out, and None where nothing comes to mind.

    >>> from unmask import Advice
    >>> Advice("Name one.", example="the mill").said
    'Name one. Perhaps “the mill”.'
    >>> Advice("Leave it out.", example="").said
    'Leave it out.'
    """

    text: str
    example: str | None = None

    @property
    def said(self) -> str:
        """The advice, and the example where there is one that it does not tell already."""
        if self.example is not None and not self.example.strip() and _LEAVES_OUT.search(self.text):
            return self.text
        return " ".join(filter(None, (self.text, self.perhaps)))

    @property
    def perhaps(self) -> str:
        """The example as a sentence; empty where there is none."""
        if self.example is None:
            return ""
        words = " ".join(self.example.split())
        return f"Perhaps “{words}”." if words else "Perhaps leave it out."

    @property
    def kind(self) -> str:
        """What it is called in output."""
        return "advice"

    @property
    def safe(self) -> bool:
        """Advice changes nothing, so it is never a safe edit."""
        return False


Remedy = Replace | Remove | Advice


class Edit(NamedTuple):
    """A change to a source: `text` in the place of what `span` covers.

    A `safe` edit keeps every fact and claim and only says them more plainly. `rule` is the id of the rule that asked
    for it.

    >>> from unmask import Edit, Span
    >>> edit = Edit(Span(0, 4), "Use", safe=True, rule="jargon/utilise")
    >>> edit.span.slice("Utilise it.")
    'Util'
    """

    span: Span
    text: str
    safe: bool
    rule: str

    def moved(self, by: int) -> Edit:
        """The same in a text of which it stands `by` code points further on."""
        return Edit(self.span.shift(by), self.text, self.safe, self.rule)


class Level(IntEnum):
    """How much a finding matters, least first.

    >>> from unmask import Level
    >>> Level.ERROR > Level.WARNING, Level.WARNING.label
    (True, 'warning')
    """

    SUGGESTION = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The name used in packs, options and output."""
        return self.name.lower()


class Finding(NamedTuple):
    """What a rule found.

    `span` points into the source text and `text` is exactly the slice it covers; wording that was matched on into the
    next phrase is left out, and the edit may cover that too. `message` says what is wrong in this passage, `why` what
    it costs. `weight` is what one finding costs the score, before saturation. `edit` is the change that the remedy asks
    for, None where it is advice.

    >>> import unmask
    >>> [finding] = unmask.check("We met Ana. Agree?").findings
    >>> finding.rule, finding.level.label, finding.text, (finding.position.line, finding.position.column)
    ('bait/agree', 'warning', 'Agree?', (1, 13))
    """

    rule: str
    pack: str
    level: Level
    weight: float
    span: Span
    position: Position
    text: str
    message: str
    why: str
    remedy: Remedy
    edit: Edit | None = None


class Term(NamedTuple):
    """One part of the score: what was measured, the points it adds or takes, and a sentence that says why.

    >>> from unmask import Term
    >>> Term("readability", 29.0, 5.0, "It reads easily.").points
    5.0
    """

    name: str
    value: float
    points: float
    because: str


class Score(NamedTuple):
    """Authenticity from 0 (a mask) to 100 (a person). `terms` add up to `value`.

    `enough` is false for a text too short to judge; the value is then the best guess there is, not to be relied on.

    >>> import unmask
    >>> score = unmask.check("We moved the shelf to the left on 3 May, and now the door opens. " * 3).score
    >>> score.enough, abs(sum(term.points for term in score.terms) - score.value) < 0.001
    (True, True)
    """

    value: float
    terms: tuple[Term, ...]
    enough: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """The judgement of one source.

    `findings` are in the order of the text, each with the edit that is proposed for it, if any; `rewritten` is the
    text with the safe ones applied. `also` are edits for passages that are no findings of their own: copies of
    sentences that have one, and words too weak to count alone that count elsewhere in the text. A report that was asked
    for without edits is not `edited`: it has none, every remedy is advice, and score and findings are the same.

    >>> import unmask
    >>> report = unmask.check("I'm humbled to announce that I've joined Acme.")
    >>> report.rewritten, len(report.edits)
    ("I've joined Acme.", 1)
    """

    source: Source
    words: int
    score: Score
    findings: tuple[Finding, ...]
    rewritten: str
    also: tuple[Edit, ...] = ()
    edited: bool = True

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits of its findings, in their order."""
        return tuple(finding.edit for finding in self.findings if finding.edit is not None)


class Failure(NamedTuple):
    """A source that could not be read or judged, and why, in words for the user; `large` where it is too much."""

    name: str
    message: str
    large: bool = False
