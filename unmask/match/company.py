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

    A finding of a rule that asks for no company counts. Others are let in by what they ask, the least first, when the
    findings that are in already, each passage once, weigh as much per 100 words.
    """
    counted = [index for index, (rule, _) in enumerate(found) if not rule.company]
    for asked in sorted({rule.company for rule, _ in found if rule.company}):
        if _strength([found[index] for index in counted], words) < asked:
            break
        counted += [index for index, (rule, _) in enumerate(found) if rule.company == asked]
    return tuple(sorted(counted))


def _strength(found: Sequence[tuple[Rule, Span]], words: int) -> float:
    return 100 * math.fsum(found[index][0].weight for index in keep(found)) / max(words, SHORT)
