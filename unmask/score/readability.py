"""Readability, by textstat."""

from __future__ import annotations

from unmask.score import weights
from unmask.types.draft import Draft
from unmask.types.report import Term


def readability_term(draft: Draft, words: int) -> Term:
    """Up to `READABILITY` points for a text that reads easily, by Björnsson's LIX.

    LIX counts sentence lengths and long words. It needs no list of hard words, which would mark down a trade for its
    terms, and no syllables, for which textstat loads a dictionary for most of a second.
    """
    if words < weights.ENOUGH:
        return Term("readability", 0.0, weights.READABILITY, "Too short to measure how easily it reads.")
    # Importing textstat takes a tenth of a second, so it waits for a text that needs it.
    import textstat

    text = "\n".join(block.text if block.text[-1] in ".!?…" else f"{block.text}." for block in draft.blocks)
    lix = float(textstat.lix(text))
    ease = (weights.LIX_HARD - lix) / (weights.LIX_HARD - weights.LIX_EASY)
    points = weights.READABILITY * min(1.0, max(0.0, ease))
    how = "reads easily" if ease >= 1 else "is fairly hard to read" if ease > 0 else "is hard to read"
    return Term("readability", round(lix, 1), points, f"It {how} (LIX {lix:.0f}).")
