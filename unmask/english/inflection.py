"""Inflection and contraction: every form of a verb or noun. Patterns are inflected; texts are never lemmatised.

Patterns are inflected by what is here. A word that a text brings along needs a dictionary: lemminflect has one. It is
asked only for a word whose part of speech is known, and loads when it is first asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from unmask.english.lookup import lemminflect
from unmask.english.wordlist import sections, words
from unmask.types.lexicon import Form

__all__ = ["Form", "inflect", "inflect_noun", "noun_forms", "spellings", "verb_form_of", "verb_forms"]

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

FORMS = 50_000
"""How many words are kept with their forms: more than a rulebook names, fewer than a long run of texts holds."""


def full_form(word: str) -> str:
    """The verb of a word that ends in “n't”, without the “not”."""
    return _NEGATED.get(word.lower(), word[:-3])


_BE: Mapping[Form, tuple[str, ...]] = {
    Form.BASE: ("be", "am", "are"),
    Form.THIRD: ("is",),
    Form.PAST: ("was", "were"),
    Form.PARTICIPLE: ("been",),
    Form.GERUND: ("being",),
}
_VOWELS = "aeiou"
_DOUBLING = frozenset(words("inflection", "doubling"))
_BRITISH_L = frozenset(words("inflection", "british l"))
_ALWAYS_ISE = frozenset(words("inflection", "always ise"))
_ES_AFTER_O = frozenset(words("inflection", "es after o"))
_PERFECT = re.compile(
    r"(?:\b(?:have|has|had|having|am|is|are|was|were|be|been|being|get|gets|got|gotten|getting)|'(?:ve|s|d|re|m))"
    r"(?:n't| not)?(?: (?:just|also|already|never|ever|always|now|recently|finally|really|truly|i|we|you|they))?[ ]*$",
    re.IGNORECASE,
)


VERBS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    base: (tuple(past.split(",")), tuple(participle.split(",")))
    for base, past, participle in map(str.split, sections("inflection")["verbs"])
}
"""Past forms and past participles of irregular verbs, the commonest spelling first."""

_NOUNS: Mapping[str, tuple[str, ...]] = {
    singular: tuple(plural.split(",")) for singular, plural in map(str.split, sections("inflection")["nouns"])
}


def verb_forms(verb: str) -> Mapping[Form, tuple[str, ...]]:
    """All spellings of each form of `verb`, the usual one first. Of several words the first is inflected."""
    return _verb_forms(verb.strip().lower())


@lru_cache(maxsize=FORMS)
def _verb_forms(verb: str) -> Mapping[Form, tuple[str, ...]]:
    head, space, rest = verb.partition(" ")
    if space:
        return {form: tuple(f"{one} {rest}" for one in spelled) for form, spelled in _verb_forms(head).items()}
    prefix, hyphen, last = head.rpartition("-")
    if hyphen and prefix:
        return {form: tuple(f"{prefix}-{one}" for one in spelled) for form, spelled in _verb_forms(last).items()}
    if head == "be":
        return _BE
    if head == "have":
        return {**_regular(head), Form.THIRD: ("has",), Form.PAST: ("had",), Form.PARTICIPLE: ("had",)}
    forms = _regular(head)
    if head in VERBS:
        past, participle = VERBS[head]
        forms = {**forms, Form.PAST: past, Form.PARTICIPLE: participle}
    return forms


def _regular(verb: str) -> dict[Form, tuple[str, ...]]:
    spelled = _spellings(verb)
    past = tuple(form for one in spelled for form in _past(one))
    return {
        Form.BASE: spelled,
        Form.THIRD: tuple(dict.fromkeys(_plural(one) for one in spelled)),
        Form.PAST: tuple(dict.fromkeys(past)),
        Form.PARTICIPLE: tuple(dict.fromkeys(past)),
        Form.GERUND: tuple(dict.fromkeys(form for one in spelled for form in _gerund(one))),
    }


def _spellings(verb: str) -> tuple[str, ...]:
    for one, other in (("ise", "ize"), ("ize", "ise"), ("yse", "yze"), ("yze", "yse")):
        if verb.endswith(one) and len(verb) > 6 and verb not in _ALWAYS_ISE:
            return (verb, verb[: -len(one)] + other)
    return (verb,)


def _past(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return (verb + "d",)
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return (verb[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems(verb))


def _gerund(verb: str) -> tuple[str, ...]:
    if verb.endswith("ie"):
        return (verb[:-2] + "ying",)
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "singe" and len(verb) > 2:
        return (verb[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(verb))


def _stems(verb: str) -> tuple[str, ...]:
    """The verb as it stands before -ed and -ing, the usual spelling first."""
    if verb.endswith("c"):
        return (verb + "k",)
    if verb in _BRITISH_L:
        return (verb + "l", verb)
    if verb.endswith("focus"):
        return (verb, verb + "s")
    if verb in {"benefit", "target", "budget"}:
        return (verb, verb + "t") if verb == "benefit" else (verb,)
    if _doubles(verb):
        return (verb + verb[-1],)
    return (verb,)


def _doubles(verb: str) -> bool:
    if not re.search(r"[^aeiou][aeiou][bdfgklmnprtvz]$", verb) and not re.search(r"qu[aeiou][bdgmnprt]$", verb):
        return False
    return verb in _DOUBLING or len(re.findall(r"[aeiouy]+", re.sub(r"qu", "q", verb))) == 1


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + ("zes" if re.search(r"(?:[^aeiou]|qu)[aeiou]z$", word) else "es")
    if word in _ES_AFTER_O:
        return word + "es"
    return word + "s"


def noun_forms(noun: str) -> Mapping[Form, tuple[str, ...]]:
    """Singular and plural of `noun`, all spellings, the usual one first. Of several words the last is inflected."""
    return _noun_forms(noun.strip().lower())


@lru_cache(maxsize=FORMS)
def _noun_forms(noun: str) -> Mapping[Form, tuple[str, ...]]:
    for joint in (" ", "-"):
        head, found, last = noun.rpartition(joint)
        if found:
            forms = _noun_forms(last)
            return {form: tuple(f"{head}{joint}{one}" for one in spelled) for form, spelled in forms.items()}
    plurals = _NOUNS.get(noun) or (_plural(noun),)
    return {Form.SINGULAR: (noun,), Form.PLURAL: plurals}


def inflect(verb: str, form: Form) -> str:
    """The usual spelling of a form of `verb`. A noun's form asked of a verb gives its base."""
    return verb_forms(verb).get(form, (verb,))[0]


def inflect_noun(noun: str, form: Form) -> str:
    """The usual spelling of a form of `noun`. Any form but the plural gives the singular."""
    return noun_forms(noun)[Form.PLURAL if form is Form.PLURAL else Form.SINGULAR][0]


def verb_form_of(surface: str, verb: str, *, before: str = "") -> Form:
    """Which form of `verb` a word in a text is. `before` is the text in front of it.

    Where forms are spelled alike, one of have, be or get in front makes it a participle, and a base is preferred to a
    past. A word that is no form of the verb is taken for its base.
    """
    word = surface.lower()
    found = [form for form, spelled in verb_forms(verb).items() if word in spelled]
    if Form.PARTICIPLE in found and _PERFECT.search(before):
        return Form.PARTICIPLE
    if Form.BASE in found:
        return Form.BASE
    return found[0] if found else Form.BASE


def spellings(word: str, *, noun: bool = False) -> frozenset[str]:
    """Every spelling of every form of a verb, or of a noun."""
    forms = noun_forms(word) if noun else verb_forms(word)
    return frozenset(spelled for each in forms.values() for spelled in each)


_TAGS = {
    Form.THIRD: "VBZ", Form.PAST: "VBD", Form.PARTICIPLE: "VBN", Form.GERUND: "VBG"
}  # fmt: skip
_OURS = frozenset(words("dictionary", "verbs of our own"))
_FUNCTION_WORDS = frozenset(words("dictionary", "function words"))
_KINDS = frozenset({"NOUN", "VERB", "ADJ", "ADV"})


@lru_cache(maxsize=1024)
def is_ordinary(word: str) -> bool:
    """Whether a word is in the dictionary, so that a capital at the start of a sentence is no part of it.

    A name that is also a word, such as Grace or Mark, cannot be told from it here.
    """
    word = word.lower().replace("’", "'").partition("'")[0]
    if word in _FUNCTION_WORDS:
        return True
    if not word.isalpha():
        return False
    return not _KINDS.isdisjoint(lemminflect().getAllLemmas(word))


@lru_cache(maxsize=1024)
def singular_of(word: str) -> str | None:
    """The singular of a plural noun, or None where the word is no plural that we are sure of."""
    known, lower = lemminflect(), word.lower()
    for base in (*known.getAllLemmas(lower).get("NOUN", ()), *known.getLemma(lower, "NOUN")):
        # A guess counts only if inflecting it leads back to the word.
        if base != lower and lower in (*known.getInflection(base, "NNS"), *noun_forms(base)[Form.PLURAL]):
            return str(base)
    return None


@lru_cache(maxsize=1024)
def base_of(word: str, form: Form) -> str | None:
    """The base of a verb that stands in `form`, or None where the word is no such form of any verb we are sure of."""
    word = word.lower()
    if not word.isalpha():
        return None
    known = lemminflect().getAllLemmas(word).get("VERB", ())
    if form is Form.BASE and word not in (*known, "be"):
        return None
    for base in (*known, *lemminflect().getLemma(word, "VERB")):
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
    found = lemminflect().getInflection(base, tag)
    ours = inflect(base, form)
    return ours if not found or ours in found else str(found[0])
