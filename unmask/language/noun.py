"""Nouns of a text, whatever they are: the singular of a plural. lemminflect is asked, as for verbs."""

from __future__ import annotations

from functools import lru_cache

from unmask.english.inflection import Form, noun_forms


@lru_cache(maxsize=1024)
def singular_of(word: str) -> str | None:
    """The singular of a plural noun, or None where the word is no plural that we are sure of."""
    from lemminflect import getAllLemmas, getInflection, getLemma

    lower = word.lower()
    for base in (*getAllLemmas(lower).get("NOUN", ()), *getLemma(lower, "NOUN")):
        # A guess counts only if inflecting it leads back to the word.
        if base != lower and lower in (*getInflection(base, "NNS"), *noun_forms(base)[Form.PLURAL]):
            return str(base)
    return None
