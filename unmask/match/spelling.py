"""How words are written: in full, contracted, inflected."""

from __future__ import annotations

import re

from unmask.english.inflection import noun_forms, verb_forms
from unmask.rulebook.phrase import Inflected

CONTRACTED = {
    "am": "m", "are": "re", "is": "s", "has": "s", "have": "ve", "had": "d", "would": "d", "will": "ll", "us": "s",
}  # fmt: skip
"""What is left of a word after the apostrophe."""

CONTRACTED_VERBS = {"be": "m|re|s", "have": "ve|s|d"}
"""The same for every form of a verb, as a regular expression."""

PRONOUN_CONTRACTION = re.compile(
    r"(i|you|we|they|he|she|it|that|there|here|what|who|how|where|let)'(m|re|ve|ll|s|d)", re.IGNORECASE
)
FULL_FORMS = {
    "m": ("am",), "re": ("are",), "ve": ("have",), "ll": ("will",), "s": ("is", "has", "us"), "d": ("had", "would"),
}  # fmt: skip
NUMBERS = tuple(
    """
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy
    eighty ninety hundreds hundred thousands thousand millions million billions billion dozens dozen
    """.split()  # noqa: SIM905
)
"""The numbers that are known in words. A plural comes before its singular, which it starts with."""

_NEGATED = {"won't": "will", "can't": "can", "shan't": "shall"}


def full_form(word: str) -> str:
    """The verb of a word that ends in “n't”, without the “not”."""
    return _NEGATED.get(word.lower(), word[:-3])


def surfaces(piece: Inflected) -> frozenset[str]:
    """Every spelling of every form of an inflected word."""
    forms = noun_forms(piece.word) if piece.noun else verb_forms(piece.word)
    return frozenset(spelling for spellings in forms.values() for spelling in spellings)
