"""Words by their letters: where one begins and ends, and what two forms of one have in common.

There are two ideas of a word, and no others. A word is what a reader counts: “we've”, “follow-up”, “R&D”, “3.5” and
“example.com” are one each. A term is a run of letters and digits, what “follow-up” has two of: rules are looked up by
terms, so that “follow up” and “follow-up” are found by the same ones.
"""

from __future__ import annotations

import re

WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
"""A word: letters and digits, and single marks between them."""

TERM = re.compile(r"[^\W_]+")
"""A term: letters and digits."""

_ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")


def stem(word: str) -> str:
    """A word in small letters without its ending: “chang” for change, changes, changed and changing.

    It is told by the letters alone, and is only good for holding two words of one text against each other.
    """
    return _ENDING.sub("", word)
