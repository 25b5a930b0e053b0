"""Contractions: what is left of a word behind an apostrophe, and what that may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from unmask.english.wordlist import sections, words

_CLITICS = {clitic: tuple(full) for clitic, *full in map(str.split, sections("contraction")["clitics"])}

CONTRACTED: Mapping[str, str] = {word: clitic for clitic, full in _CLITICS.items() for word in full}
"""What is left of a word after the apostrophe."""

FULL_FORMS: Mapping[str, tuple[str, ...]] = _CLITICS
"""What may stand after an apostrophe, and the words that it may be."""

CONTRACTED_VERBS: Mapping[str, tuple[str, ...]] = {
    verb: tuple(clitics) for verb, *clitics in map(str.split, sections("contraction")["verbs"])
}
"""What may be left after the apostrophe of any form of a verb, by its base."""

_HOSTS = words("contraction", "hosts")
PRONOUN_CONTRACTION = re.compile(rf"({'|'.join(_HOSTS)})'({'|'.join(_CLITICS)})", re.IGNORECASE)
"""A word and what hangs on it, as groups 1 and 2: “we've”. The apostrophe is the straight one of folded text."""

_NEGATED = dict(entry.split() for entry in sections("contraction")["negated"])


def full_form(word: str) -> str:
    """The verb of a word that ends in “n't”, without the “not”."""
    return _NEGATED.get(word.lower(), word[:-3])
