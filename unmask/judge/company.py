"""Company: which findings count beside which others, and which stand so plainly that they are none.

"Excited" in a release note is nobody's fault; in a post that is a mask from end to end it is one more piece of it, and
the more so in a sentence that holds another.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from unmask.judge.selection import keep
from unmask.types.match import Match
from unmask.types.report import Level
from unmask.types.rule import LONE
from unmask.types.span import Cover, Span

SHORT = 60
"""A text is counted as if it had at least so many words, so that one finding is no crowd in a short one."""

SAME_SENTENCE = 0.5
"""How much of the company is enough for a finding whose sentence holds another. Of the weak signs in rated texts, 45 in
100 were marked by readers too when they stood alone in their sentence, and 85 in 100 when they did not."""


ENOUGH, SURE = 3.0, 2.5
"""What a text's findings weigh per 100 words where one that tells of a whole sentence is at home, and from what posture
on it stands in any other text too."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Which of the matches of a text are findings, and which only add a little to its mask; the others are nobody's."""

    counting: tuple[int, ...]
    faint: tuple[int, ...]


def in_company(
    found: Sequence[Match], words: int, posture: Callable[[Match], float] = lambda _: math.nan
) -> tuple[int, ...]:
    """The indices, in their order, of the findings that count in a text of so many words."""
    return standing(found, words, posture).counting


def standing(
    found: Sequence[Match],
    words: int,
    posture: Callable[[Match], float] = lambda _: math.nan,
    enough: float = ENOUGH,
) -> Standing:
    """The indices, in their order, of the findings that count in a text of so many words, and of the faint ones.

    A finding of a rule that asks for no company counts, unless it is a stray one. One of a rule that does counts when
    the findings of the text, each passage once, weigh as much per 100 words as the rule asks for, or a part of it in a
    sentence that has company or posture, and some other passage asks for none or stands in the same sentence; otherwise
    it is faint. One of a rule that wants to be alone counts where no other that counts touches its sentence, in a text
    whose findings weigh `enough` per 100 words or where its sentence leaves no doubt. What is stray is left out as if
    it were not there.
    """
    others = [index for index, one in enumerate(found) if one.rule.company != LONE]
    passages = [found[others[index]] for index in keep([found[index] for index in others])]
    strength = 100 * math.fsum(one.rule.weight for one in passages) / max(words, SHORT)
    firm = _Firm([one.span for one in found if not one.rule.company])
    beside = _Beside(passages)
    counting = [
        index
        for index in others
        if not found[index].rule.company or _stands(found[index], strength, firm, beside, posture)
    ]
    whole = _weight(found, counting)
    stray = {index for index in counting if words > SHORT and _is_stray(found[index], whole, words, beside, posture)}
    kept = [index for index in counting if index not in stray]
    taken = Cover(found[index].span for index in kept)
    thin = 100 * _weight(found, kept) < enough * max(words, SHORT)
    lone = (
        index
        for index, one in enumerate(found)
        if one.rule.company == LONE and not taken.touches(one.sentence) and not (thin and posture(one) < SURE)
    )
    faint = sorted(set(others) - set(counting))
    return Standing(tuple(sorted([*kept, *lone])), tuple(faint))


def _weight(found: Sequence[Match], indices: Sequence[int]) -> float:
    """What these findings weigh, each passage once."""
    return math.fsum(found[indices[index]].rule.weight for index in keep([found[index] for index in indices]))


RARE = {Level.SUGGESTION: 4.4, Level.WARNING: 2.2}
"""What the other findings of a text weigh at most per 100 words for one of that level to be a rare one."""

RATHER_PLAIN, PLAIN = -0.5, -1.25
"""Below what posture a sentence is rather, and surely, a plain one."""

FIRM = 4.0
"""From what weight on a rule is sure enough of its wording to find it in the plainest sentence."""


def _is_stray(one: Match, whole: float, words: int, beside: _Beside, posture: Callable[[Match], float]) -> bool:
    """Whether a finding stands in a plain sentence, alone there, or in a rather plain one and nearly alone in its text.

    Of the first, in texts that the rules had not been written from, readers had marked 45 in 100.
    """
    if one.rule.level is Level.ERROR or one.rule.weight >= FIRM or not one.rule.weight:
        return False
    rare = 100 * (whole - one.rule.weight) < RARE[one.rule.level] * words
    if rare:
        return posture(one) < RATHER_PLAIN
    return not beside.has_other(one) and posture(one) < PLAIN


def _stands(one: Match, strength: float, firm: _Firm, beside: _Beside, posture: Callable[[Match], float]) -> bool:
    accompanied = beside.has_other(one)
    if not (accompanied or firm.is_apart(one.span)) or strength < one.rule.company * POSED_SENTENCE:
        return False
    if strength >= one.rule.company * (SAME_SENTENCE if accompanied else 1):
        return True
    return one.rule.company <= POSED_MOST and posture(one) >= POSED


POSED = 0.0
"""From what posture on a sentence is one that readers rather mark, whatever is found in it."""

POSED_MOST, POSED_SENTENCE = 9.0, 0.15
"""Up to what company a rule asks for this lends some, and how much of it is enough then. Of the weak signs in such
sentences of rated texts readers had marked 86 in 100, and of all that lack company 57."""


class _Firm:
    """Passages that stand without company, asked for each of many others whether one lies apart from it.

    What another rule finds in the same words is no company: “happy” alone would be one of several cheers.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        self._first_end = min((span.end for span in spans), default=None)
        self._last_start = max((span.start for span in spans), default=None)

    def is_apart(self, span: Span) -> bool:
        """Whether one of the passages ends before this one, or begins behind it."""
        if self._first_end is None or self._last_start is None:
            return False
        return self._first_end <= span.start or self._last_start >= span.end


class _Beside:
    """Passages, asked for each of many whether its sentence holds another."""

    def __init__(self, passages: Sequence[Match]) -> None:
        by_end = sorted((one.span.end, one.sentence.end) for one in passages)
        self._ends = [end for end, _ in by_end]
        self._latest = list(accumulate((sentence for _, sentence in by_end), max))
        by_start = sorted((one.span.start, one.sentence.start) for one in passages)
        self._starts = [start for start, _ in by_start]
        self._earliest = list(accumulate((sentence for _, sentence in reversed(by_start)), min))[::-1]

    def has_other(self, one: Match) -> bool:
        """Whether a passage that does not overlap this one stands in the same sentence."""
        before = bisect_right(self._ends, one.span.start) - 1
        after = bisect_left(self._starts, one.span.end)
        return (before >= 0 and self._latest[before] > one.sentence.start) or (
            after < len(self._starts) and self._earliest[after] < one.sentence.end
        )
