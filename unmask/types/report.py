"""Report: everything there is to say about one source."""

from __future__ import annotations

from dataclasses import dataclass

from unmask.types.finding import Edit, Finding
from unmask.types.source import Source


@dataclass(frozen=True, slots=True)
class Term:
    """One part of the score: what was measured, the points it adds or takes, and a sentence that says why.

    >>> from unmask import Term
    >>> Term("readability", 29.0, 5.0, "It reads easily.").points
    5.0
    """

    name: str
    value: float
    points: float
    because: str


@dataclass(frozen=True, slots=True)
class Score:
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
    sentences that have one, and words too weak to count alone that count elsewhere in the text.

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

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits of its findings, in their order."""
        return tuple(finding.edit for finding in self.findings if finding.edit is not None)


@dataclass(frozen=True, slots=True)
class Failure:
    """A source that could not be read or judged, and why, in words for the user."""

    name: str
    message: str
