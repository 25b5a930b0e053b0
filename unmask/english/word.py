"""Words by their letters."""

from __future__ import annotations

import re

_ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")


def stem(word: str) -> str:
    """A word in small letters without its ending: “chang” for change, changes, changed and changing.

    It is told by the letters alone, and is only good for holding two words of one text against each other.
    """
    return _ENDING.sub("", word)
