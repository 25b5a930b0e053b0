"""Mask: how much of each sentence was found, in a text as it is and in the one that it was made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unmask.fidelity.align import Said, align
from unmask.types.span import Cover, Span


def is_mostly(span: Span, found: Sequence[Span]) -> bool:
    """Whether what was found covers half of a sentence: where it covers less, the rest may say what the text is for."""
    covered = {place for each in found for place in range(max(span.start, each.start), min(span.end, each.end))}
    return 2 * len(covered) >= len(span)


@dataclass(frozen=True, slots=True)
class Origin:
    """The sentences of the text that others are made from, and where something was found in it.

    `found` are the findings, `touched` is all that a rule speaks of, copies of what was found included.
    """

    said: tuple[Said, ...]
    found: tuple[Span, ...]
    touched: tuple[Span, ...]

    def masked(self, now: Sequence[Said]) -> frozenset[int]:
        """Where those sentences of a text made from it begin that were mostly found from the start."""
        return self._places(now, lambda span: is_mostly(span, self.found))

    def unfound(self, now: Sequence[Said]) -> Cover:
        """The sentences of a text made from it in which nothing was found from the start."""
        touched = Cover(self.touched)
        had = self._places(now, touched.touches)
        return Cover(one.span for one in now if one.place not in had)

    def _places(self, now: Sequence[Said], holds: Callable[[Span], bool]) -> frozenset[int]:
        pairs = (pair for pair in align(self.said, now) if pair.old and pair.new)
        return frozenset(one.place for pair in pairs if all(holds(old.span) for old in pair.old) for one in pair.new)
