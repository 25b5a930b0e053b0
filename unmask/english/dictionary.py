"""The dictionary: whether a word of a text is one of the language, and what it is a form of.

Patterns are inflected by `unmask.english.inflection`, which knows the words that packs name. A word that a text brings
along needs a dictionary: lemminflect has one. It is asked only for a word whose part of speech is known, and loads in
a quarter of a second, when first asked.
"""

from __future__ import annotations

from functools import lru_cache

from unmask.english.inflection import VERBS, Form, inflect, noun_forms, verb_forms
from unmask.english.wordlist import words

_TAGS = {
    Form.THIRD: "VBZ", Form.PAST: "VBD", Form.PARTICIPLE: "VBN", Form.GERUND: "VBG"
}  # fmt: skip
_OURS = frozenset(words("dictionary", "verbs of our own"))
_FUNCTION_WORDS = frozenset(words("dictionary", "function words"))


@lru_cache(maxsize=1024)
def is_ordinary(word: str) -> bool:
    """Whether a word is in the dictionary, so that a capital at the start of a sentence is no part of it.

    A name that is also a word, such as Grace or Mark, cannot be told from it here.
    """
    word = word.lower().replace("’", "'").partition("'")[0]
    if word in _FUNCTION_WORDS:
        return True
    from lemminflect import getAllLemmas

    return word.isalpha() and any(kind in getAllLemmas(word) for kind in ("NOUN", "VERB", "ADJ", "ADV"))


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


@lru_cache(maxsize=1024)
def base_of(word: str, form: Form) -> str | None:
    """The base of a verb that stands in `form`, or None where the word is no such form of any verb we are sure of."""
    from lemminflect import getAllLemmas, getLemma

    word = word.lower()
    if not word.isalpha():
        return None
    known = getAllLemmas(word).get("VERB", ())
    if form is Form.BASE and word not in (*known, "be"):
        return None
    for base in (*known, *getLemma(word, "VERB")):
        # A guess counts only if inflecting it leads back to the word: "string" is no form of “stre”.
        if word in (*verb_forms(base).get(form, ()), form_of(base, form)):
            return str(base)
    return None


@lru_cache(maxsize=1024)
def form_of(base: str, form: Form) -> str:
    """A form of any verb, given by its base. Our own list of irregular verbs is asked first."""
    tag = _TAGS.get(form)
    if tag is None or base in _OURS or base in VERBS:
        return inflect(base, form)
    from lemminflect import getInflection

    found = getInflection(base, tag)
    ours = inflect(base, form)
    return ours if not found or ours in found else str(found[0])
