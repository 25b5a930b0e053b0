"""The score: named terms that add up to it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from unmask.phrasing.count import counted
from unmask.score import weights
from unmask.score.count import per_length
from unmask.score.mask import mask_terms
from unmask.score.natural import Sign, SignKind, natural_signs
from unmask.score.readability import readability_term
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


def score(draft: Draft, findings: Sequence[Finding], faint: Sequence[float] = ()) -> Score:
    """Authenticity from 0 to 100 and the terms that add up to it. A further finding never raises it.

    `faint` are the weights of signs that are too weak to be findings in this text: wording that is nobody's fault by
    itself. Together they count a little.
    """
    words = draft.words
    terms = (
        Term("start", weights.BASE, weights.BASE, "Where every text starts."),
        _natural(draft, findings, words),
        readability_term(draft, words),
        *mask_terms(findings, faint, words),
    )
    return Score(math.fsum(term.points for term in terms), terms, enough=words >= weights.ENOUGH)


def _natural(draft: Draft, findings: Sequence[Finding], words: int) -> Term:
    signs = _unmasked(draft, natural_signs(draft), findings)
    if not signs:
        return Term("natural signs", 0.0, 0.0, "Nothing particular, no doubt and no credit outside what was found.")
    weight = math.fsum(weights.SIGNS[sign.kind] for sign in signs)
    points = weights.NATURAL * -math.expm1(-per_length(weight, words) / weights.NATURAL_SCALE)
    kinds = list(dict.fromkeys(_SAID[sign.kind] for sign in signs))
    listed = kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} and {kinds[-1]}"
    return Term("natural signs", weight, points, f"It holds {listed}: {counted(len(signs), 'sign')} of a person.")


def _unmasked(draft: Draft, signs: Sequence[Sign], findings: Sequence[Finding]) -> list[Sign]:
    """The signs in sentences that nothing was found in: the date of a boast does not speak for it."""
    if not signs or not findings:
        return list(signs)
    sentences = [block.source_span(each.start, each.end) for block in draft.blocks for each in block.sentences]
    masked = [span for span in sentences if any(finding.span.overlaps(span) for finding in findings)]
    return [sign for sign in signs if not any(sign.span.overlaps(span) for span in masked)]
