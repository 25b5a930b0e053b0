"""The score: named terms that add up to it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from unmask.score import weights
from unmask.score.natural import SignKind, natural_signs
from unmask.types.draft import Draft
from unmask.types.finding import Finding
from unmask.types.report import Score, Term

_SAID = {
    SignKind.PARTICULAR: "particulars",
    SignKind.QUESTION: "a real question",
    SignKind.DOUBT: "doubt",
    SignKind.CREDIT: "credit given",
    SignKind.EVENT: "things that happened",
}


def score(draft: Draft, findings: Sequence[Finding]) -> Score:
    """Authenticity from 0 to 100 and the terms that add up to it. A further finding never raises it."""
    words = draft.words
    terms = [
        Term("start", weights.BASE, weights.BASE, "Where every text starts."),
        _natural(draft, words),
        _readability(draft, words),
        *_mask(draft, findings, words),
    ]
    return Score(math.fsum(term.points for term in terms), tuple(terms), enough=words >= weights.ENOUGH)


def _natural(draft: Draft, words: int) -> Term:
    signs = natural_signs(draft)
    rate = 100 * len(signs) / max(words, weights.SHORT)
    points = weights.NATURAL * -math.expm1(-rate / weights.NATURAL_SCALE)
    if not signs:
        return Term("natural signs", 0.0, 0.0, "No particulars, doubt, credit or events that a person would mention.")
    kinds = list(dict.fromkeys(_SAID[sign.kind] for sign in signs))
    listed = kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} and {kinds[-1]}"
    return Term(
        "natural signs", round(rate, 2), points, f"It holds {listed}: {_count(len(signs), 'sign')} of a person."
    )


def _readability(draft: Draft, words: int) -> Term:
    text = "\n".join(block.text if block.text[-1] in ".!?…" else f"{block.text}." for block in draft.blocks)
    if words < weights.ENOUGH:
        return Term("readability", 0.0, weights.READABILITY, "Too short to measure how easily it reads.")
    # Importing textstat takes a tenth of a second, so it waits for a text that needs it.
    import textstat

    lix = float(textstat.lix(text))
    ease = (weights.LIX_HARD - lix) / (weights.LIX_HARD - weights.LIX_EASY)
    points = weights.READABILITY * min(1.0, max(0.0, ease))
    said = "reads easily" if ease >= 1 else "is fairly hard to read" if ease > 0 else "is hard to read"
    return Term("readability", round(lix, 1), points, f"It {said} (LIX {lix:.0f}).")


def _mask(draft: Draft, findings: Sequence[Finding], words: int) -> list[Term]:
    """One term for each pack that found something; together they take at most `BASE`."""
    counted = max(words, weights.SHORT)
    strengths: dict[str, float] = defaultdict(float)
    hits: dict[str, int] = defaultdict(int)
    for finding in findings:
        strengths[finding.pack] += 100 * finding.weight / counted
        hits[finding.pack] += 1
    share = _covered(draft, findings)
    total = math.fsum(strengths.values()) + weights.COVERED * share
    lost = weights.BASE * -math.expm1(-total / weights.MASK_SCALE)
    weighed = math.fsum(strengths.values())
    return [
        Term(
            pack,
            round(strengths[pack], 2),
            -lost * (strengths[pack] / weighed if weighed else 1 / len(strengths)),
            f"{_count(hits[pack], 'finding')} in {_count(words, 'word')}.",
        )
        for pack in sorted(strengths)
    ]


def _covered(draft: Draft, findings: Sequence[Finding]) -> float:
    """The share of the prose's letters that lie in a finding, from 0 to 1."""
    covered = bytearray(len(draft.source.text) + 1)
    for finding in findings:
        covered[finding.span.start : finding.span.end] = b"\x01" * len(finding.span)
    letters = sum(len(block.text) for block in draft.blocks)
    inside = sum(covered[start] for block in draft.blocks for start in block.starts)
    return inside / letters if letters else 0.0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
