"""Verbs of a text, whatever they are: their base, and their other forms.

Patterns are inflected by `unmask.english.inflection`, which knows the words that packs name. A word that a text brings
along needs a dictionary: lemminflect has one. It is asked only for a word whose part of speech is known, and loads in
a quarter of a second, when first asked.
"""

from __future__ import annotations

from functools import lru_cache

from unmask.english.inflection import VERBS, Form, inflect, verb_forms

_TAGS = {
    Form.THIRD: "VBZ", Form.PAST: "VBD", Form.PARTICIPLE: "VBN", Form.GERUND: "VBG"
}  # fmt: skip
_OURS = frozenset({"be", "have", "do", "program"})


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
        if word in _spellings(base, form):
            return str(base)
    return None


def _spellings(base: str, form: Form) -> tuple[str, ...]:
    return (*verb_forms(base).get(form, ()), form_of(base, form))


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
