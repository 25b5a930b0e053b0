"""Company: weak signs count only beside others.

"Excited" in a release note is nobody's fault; in a post that is a mask from end to end it is one more piece of it, and
the more so in a sentence that holds another.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from unmask.judge.overlap import keep
from unmask.types.match import Match

SHORT = 60
"""A text is counted as if it had at least so many words, so that one finding is no crowd in a short one."""

SAME_SENTENCE = 0.5
"""How much of the company is enough for a finding whose sentence holds another. Of the weak signs in rated texts, 45 in
100 were marked by readers too when they stood alone in their sentence, and 85 in 100 when they did not."""


def in_company(found: Sequence[Match], words: int) -> tuple[int, ...]:
    """The indices, in their order, of the findings that count in a text of so many words.

    A finding of a rule that asks for no company counts. One of a rule that does counts when the findings of the text,
    each passage once, weigh as much per 100 words as the rule asks for, and some other finding asks for none or stands
    in the same sentence.
    """
    if not any(one.rule.company for one in found):
        return tuple(range(len(found)))
    passages = [found[index] for index in keep(found)]
    strength = 100 * math.fsum(one.rule.weight for one in passages) / max(words, SHORT)
    firm = any(not one.rule.company for one in found)
    return tuple(
        index for index, one in enumerate(found) if not one.rule.company or _stands(one, passages, strength, firm=firm)
    )


def _stands(one: Match, passages: Sequence[Match], strength: float, *, firm: bool) -> bool:
    accompanied = any(other.sentence.overlaps(one.sentence) and not other.span.overlaps(one.span) for other in passages)
    enough = one.rule.company * (SAME_SENTENCE if accompanied else 1)
    return (firm or accompanied) and strength >= enough
