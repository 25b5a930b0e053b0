"""Company: weak signs count only beside strong ones.

"Excited" in a release note is nobody's fault; in a post that is a mask from end to end it is one more piece of it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from unmask.match.overlap import keep
from unmask.types.rule import Rule
from unmask.types.span import Span

SHORT = 60
"""A text is counted as if it had at least so many words, so that one finding is no crowd in a short one."""


def in_company(found: Sequence[tuple[Rule, Span]], words: int) -> tuple[int, ...]:
    """The indices, in their order, of the findings that count in a text of so many words.

    A finding of a rule that asks for no company counts. Others do when the findings that count by themselves, each
    passage once, weigh as much per 100 words as the rule asks for.
    """
    alone = [index for index, (rule, _) in enumerate(found) if not rule.company]
    if len(alone) == len(found):
        return tuple(alone)
    firm = keep([found[index] for index in alone])
    strength = 100 * math.fsum(found[alone[index]][0].weight for index in firm) / max(words, SHORT)
    return tuple(index for index, (rule, _) in enumerate(found) if rule.company <= strength)
