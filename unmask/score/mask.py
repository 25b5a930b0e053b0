"""The mask: what the findings take from the score, pack by pack."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from unmask.phrasing.count import counted
from unmask.score import weights
from unmask.score.count import per_length
from unmask.types.finding import Finding
from unmask.types.report import Term

FAINT = "faint signs"


def mask_terms(findings: Sequence[Finding], faint: Sequence[float], words: int) -> tuple[Term, ...]:
    """A term for each pack that found something, by name, and one for faint signs; together they take less than `BASE`.

    A term's value is the weight of what it counts, and its points are that part of the whole loss. The loss grows with
    every finding, ever more slowly, so that a further one never raises the score.
    """
    strengths: dict[str, float] = defaultdict(float)
    hits: dict[str, int] = defaultdict(int)
    for finding in findings:
        strengths[finding.pack] += finding.weight
        hits[finding.pack] += 1
    because = {pack: f"{counted(hits[pack], 'finding')} in {counted(words, 'word')}." for pack in sorted(strengths)}
    if faint:
        strengths[FAINT] = weights.FAINT * math.fsum(faint)
        because[FAINT] = f"{counted(len(faint), 'wording')} that would be nobody's fault alone."
    total = math.fsum(strengths.values())
    lost = weights.BASE * -math.expm1(-per_length(total, words) / weights.MASK_SCALE)
    return tuple(
        Term(name, strengths[name], -lost * strengths[name] / total if total else 0.0, why)
        for name, why in because.items()
    )
