"""The weights of the score, all in one place, and how they were found.

    score = BASE + natural signs + readability - mask

Natural signs add up to `NATURAL`, readability up to `READABILITY`, and the mask takes up to `BASE`, so that the score
lies between 0 and 100 without being cut off.

They were chosen on 249 posts and plain texts that two careful readers each had rated from 0 (a person talking plainly)
to 10 (a parody of a persona): by rank agreement with the readers' mean on two thirds of the texts, and looked at on the
third that had been set aside. What the readers marked agrees best with their own ratings when marks are counted per
square root of the words, not per word: a long text is forgiven more than a short one, but not in proportion.
"""

from __future__ import annotations

from collections.abc import Mapping

from unmask.score.natural import SignKind

BASE = 87.0
"""What a text without a finding or a natural sign starts from."""

LENGTH = 0.5
"""The power of the length that findings are counted by: 1 would be per word, 0 a plain count."""

SHORT = 40
"""A text is counted as if it had at least so many words, so that one finding does not sink a short one."""

MASK_SCALE = 16.0
"""The weight of findings, in a text of 100 words, that takes 63% of `BASE`.

With it a score lies, in the mean, 10 points from what readers said on the texts it was chosen by, and 13 on those that
were set aside, where 10 points are one of theirs.
"""

FAINT = 0.3
"""The part of its weight that wording counts which is no finding for want of company."""

NATURAL = 8.0
"""The most that natural signs add. It is little, for signs are common in every kind of text: what tells masked texts
from plain ones is what is wrong with them."""

NATURAL_SCALE = 4.0
"""The weight of natural signs, in a text of 100 words, that earns 63% of `NATURAL`."""

SIGNS: Mapping[SignKind, float] = {
    SignKind.DOUBT: 2.0,
    SignKind.CREDIT: 2.0,
    SignKind.QUESTION: 2.0,
    SignKind.PARTICULAR: 1.0,
    SignKind.EVENT: 1.0,
}
"""What one sign of each kind weighs. Boasts have dates and events in plenty; doubt and credit are rare in them."""

READABILITY = 5.0
"""The most that readability adds. It is little on purpose: careful technical writing is harder to read than bait."""

LIX_EASY, LIX_HARD = 45.0, 65.0
"""Björnsson's LIX up to which the whole of it is given, and from which nothing is: standard prose and hard officialese
(C. H. Björnsson, Läsbarhet, 1968)."""

ENOUGH = 25
"""Fewer words than this are too few to judge."""
