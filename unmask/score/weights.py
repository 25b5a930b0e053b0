"""The weights of the score, all in one place.

The score is `BASE + natural + readability - mask`, where natural runs from 0 to `NATURAL`, readability from 0 to
`READABILITY` and mask from 0 to `BASE`, so that it lies between 0 and 100 without being cut off.
"""

from __future__ import annotations

BASE = 80.0
"""What a text without a finding or a natural sign starts from."""

NATURAL = 15.0
"""The most that natural signs add."""

NATURAL_SCALE = 2.0
"""Natural signs per 100 words that earn 63% of it."""

READABILITY = 5.0
"""The most that readability adds. It is small on purpose: careful technical writing is harder to read than bait."""

LIX_EASY, LIX_HARD = 45.0, 65.0
"""Björnsson's LIX up to which the whole of it is given, and from which nothing is: standard prose and hard officialese
(C. H. Björnsson, Läsbarhet, 1968)."""

MASK_SCALE = 9.0
"""The mask's strength, in weighted hits per 100 words, that takes 63% of `BASE`."""

COVERED = 12.0
"""What it adds to that strength when every word of the text lies in a finding."""

SHORT = 60
"""A text is counted as if it had at least so many words, so that one finding does not sink a short one."""

ENOUGH = 25
"""Fewer words than this are too few to judge."""
