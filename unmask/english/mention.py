"""Mentions: words that show that others are quoted, denied or reported, and so not the writer's own claim."""

from __future__ import annotations

import re

from unmask.english.wordlist import phrases, words


def _any(section: str) -> str:
    return f"(?:{'|'.join(words('mention', section))})"


CUE = re.compile(rf"\b{_any('cues')}\b", re.IGNORECASE)
"""A word outside a quotation that shows that it is held up to be looked at."""

NEGATION = re.compile(rf"\b{_any('negations')}\b", re.IGNORECASE)
"""A word that may deny what follows it."""

REPORTED = re.compile(
    rf"\b{_any('speakers')}(?: \w+)? (?:{'|'.join(phrases('mention', 'saying'))})\b(?!\?)", re.IGNORECASE
)
"""Somebody who says something."""

REFUSALS = frozenset(words("mention", "refusals"))
"""Words that refuse a thing rather than deny it."""

UNAFRAID = frozenset(words("mention", "unafraid"))
"""Words that a negation stops at: who is not afraid of a thing has it."""

ADDING = frozenset(words("mention", "adding"))
"""Words after which a negation adds to what it denies: “not only a guru but a friend”."""
