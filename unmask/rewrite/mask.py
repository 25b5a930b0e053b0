"""Mask: how much of each sentence was found, in a text as it is and in the one that it was made from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from unmask.fidelity.align import Pair, Said, align, sentences
from unmask.segment import segment
from unmask.types.draft import Draft
from unmask.types.report import Report
from unmask.types.span import Cover, Span


def is_mostly(span: Span, found: Cover) -> bool:
    """Whether what was found covers half of a sentence: where it covers less, the rest may say what the text is for."""
    return 2 * found.shared(span) >= len(span)


@dataclass(frozen=True, slots=True)
class Origin:
    """The sentences of the text that others are made from, and where something was found in it.

    `found` are the findings, `touched` is all that a rule speaks of, copies of what was found included.
    """

    said: tuple[Said, ...]
    found: Cover
    touched: Cover
    _known: dict[str, tuple[Pair, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """How the text that was asked of last goes with it."""

    def masked(self, now: Draft) -> frozenset[int]:
        """Where those sentences of a text made from it begin that were mostly found from the start."""
        return self._places(now, lambda span: is_mostly(span, self.found))

    def unfound(self, now: Draft) -> Cover:
        """The sentences of a text made from it in which nothing was found from the start."""
        had = self._places(now, self.touched.touches)
        return Cover(one.span for one in sentences(now) if one.place not in had)

    def _places(self, now: Draft, holds: Callable[[Span], bool]) -> frozenset[int]:
        pairs = (pair for pair in self._aligned(now) if pair.old and pair.new)
        return frozenset(one.place for pair in pairs if all(holds(old.span) for old in pair.old) for one in pair.new)

    def _aligned(self, now: Draft) -> tuple[Pair, ...]:
        text = now.source.text
        if text not in self._known:
            self._known.clear()
            self._known[text] = align(self.said, tuple(sentences(now)))
        return self._known[text]


def origin_of(report: Report) -> Origin:
    """The text of a report, and where something was found in it."""
    found = tuple(finding.span for finding in report.findings)
    touched = Cover((*found, *(edit.span for edit in (*report.edits, *report.also))))
    return Origin(tuple(sentences(segment(report.source))), Cover(found), touched)
