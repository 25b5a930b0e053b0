"""Allowed terms: words that are somebody's name for something, such as a product that is really called Synergy."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unmask.english.wordlist import alternatives
from unmask.types.match import Within

_SMALL = re.compile(rf"\W+|\b(?:s|{alternatives('grammar', 'beside names')})\b", re.IGNORECASE)
"""What may stand beside a name in a passage that is about nothing but the name."""


class Allowed:
    """Terms that are not to be flagged. One without capitals is meant in any spelling, any other as it is written."""

    def __init__(self, terms: Sequence[str]) -> None:
        anyhow = [term for term in terms if term == term.lower()]
        exact = [term for term in terms if term != term.lower()]
        self._patterns = tuple(
            re.compile(rf"(?<!\w)(?:{'|'.join(_written(term) for term in found)})(?!\w)", flags)
            for found, flags in ((anyhow, re.IGNORECASE), (exact, re.NOFLAG))
            if found
        )

    def covers(self, within: Within) -> bool:
        """Whether nothing of a match would be left to flag without the terms it is made of."""
        text = within.block.text
        return any(
            found.start() < within.end
            and within.start < found.end()
            and not _SMALL.sub(
                "", text[within.start : max(within.start, found.start())] + " " + text[found.end() : within.end]
            )
            for pattern in self._patterns
            for found in pattern.finditer(text)
        )


def _written(term: str) -> str:
    """A term as it may stand in a text: with any white space between its words."""
    return r"\s+".join(re.escape(word) for word in term.split())
