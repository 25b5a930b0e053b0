"""Do no harm: each edit is held against the passage without it before it is offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from unmask.rewrite.harm.claim import closes_way, loses_fact, rewords_title, turns_claim
from unmask.rewrite.harm.contrast import loses_contrast
from unmask.rewrite.harm.feeling import loses_voice
from unmask.rewrite.harm.hang import leaves_hanging
from unmask.rewrite.harm.held import Held
from unmask.rewrite.harm.pair import parts_pair
from unmask.rewrite.harm.passages import NEAR, Passages, Verdicts
from unmask.rewrite.harm.reference import loses_antecedent
from unmask.rewrite.harm.remnant import breaks_list, leaves_remnant
from unmask.rewrite.harm.topic import loses_topic
from unmask.rewrite.harm.wording import (
    bares_noun,
    breaks_quotation,
    breaks_series,
    repeats_opening,
    repeats_word,
    tames,
)
from unmask.types.report import Edit
from unmask.types.span import Shelves, Span

__all__ = ["GATES", "Passages", "Verdicts", "harms"]

GATES: dict[str, Callable[[Held], bool]] = {
    "claim": turns_claim,
    "fact": loses_fact,
    "reference": loses_antecedent,
    "pair": parts_pair,
    "contrast": loses_contrast,
    "list": breaks_list,
    "offer": closes_way,
    "title": rewords_title,
    "remnant": leaves_remnant,
    "hanging": leaves_hanging,
    "bare": bares_noun,
    "opening": repeats_opening,
    "repeated": repeats_word,
    "series": breaks_series,
    "tame": tames,
    "quotation": breaks_quotation,
    "topic": loses_topic,
    "feeling": loses_voice,
}
"""What an edit may not do, by name."""


_SENTENCE = 3
"""What is cut of fewer words is seen as a word too much in each place by itself."""


def harms(passages: Passages, edits: Sequence[Edit], made: Sequence[Edit] = ()) -> tuple[str | None, ...]:
    """For each edit the name of the first gate that it does not pass, None for one that does no harm.

    What leans on a sentence that goes as well, by another edit that passes or one of those `made` already, leans on
    nothing. A safe edit counts on safe ones alone, since the others may not be made.
    """
    found: list[str | None] = [None] * len(edits)
    gone = _Gone([*edits, *made])
    all_edits = Shelves()
    for number, edit in enumerate(edits):
        all_edits.put(edit.span, number)
    waiting = list(range(len(edits)))
    copies = _copies(edits, passages)
    while waiting:
        # All are held against what passed the time before, and only those near to what did not are held again.
        again = {number: _harm(passages, edits[number], gone) for number in waiting}
        # Where a passage stands twice, both go or both stay.
        harmful = {other: harm for number, harm in again.items() if harm is not None for other in copies[number]}
        stopped = [number for number in harmful if found[number] is None]
        for number in stopped:
            found[number] = harmful[number]
            gone.keep(number)
        near = {
            other for number in stopped if gone.cuts(number) for other in all_edits.near(edits[number].span.wider(NEAR))
        }
        waiting = sorted(number for number in near if found[number] is None)
    return tuple(found)


def _copies(edits: Sequence[Edit], passages: Passages) -> list[tuple[int, ...]]:
    """For each edit the numbers of those that leave out the same words, its own among them."""
    texts = [passages.covered(edit) if not edit.text.strip() else "" for edit in edits]
    alike: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        if len(text.split()) >= _SENTENCE:
            alike.setdefault(text, []).append(number)
    return [tuple(alike.get(text, ())) or (number,) for number, text in enumerate(texts)]


class _Gone:
    """The edits that leave something out, so long as they pass."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        self._kept: set[int] = set()
        self._shelves = Shelves()
        for number, edit in enumerate(edits):
            if self.cuts(number):
                self._shelves.put(edit.span, number)

    def cuts(self, number: int) -> bool:
        """Whether an edit puts nothing in the place of what it takes."""
        return not self._edits[number].text.strip()

    def keep(self, number: int) -> None:
        """Take an edit for one that is not made."""
        self._kept.add(number)

    def beside(self, edit: Edit, around: Span) -> list[Span]:
        """What goes around an edit, in order, by others that are made where it is."""
        numbers = sorted(set(self._shelves.near(around)) - self._kept)
        others = (self._edits[number] for number in numbers)
        return [other.span for other in others if other is not edit and (other.safe or not edit.safe)]


def _harm(passages: Passages, edit: Edit, gone: _Gone) -> str | None:
    return passages.judge(edit, gone.beside(edit, passages.place(edit)), _first)


def _first(held: Held) -> str | None:
    return next((name for name, harmful in GATES.items() if harmful(held)), None)
