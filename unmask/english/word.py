"""Words: where one begins and ends, its article, the pronoun of whoever writes, and the classes of those that are few.

There are two ideas of a word, and no others. A word is what a reader counts: “we've”, “follow-up”, “R&D”, “3.5” and
“example.com” are one each. A term is a run of letters and digits, what “follow-up” has two of: rules are looked up by
terms, so that “follow up” and “follow-up” are found by the same ones.
"""

from __future__ import annotations

import re
from functools import cache

from unmask.english.inflection import verb_forms
from unmask.english.wordlist import alternatives, phrases, words

WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
"""A word: letters and digits, and single marks between them."""

TERM = re.compile(r"[^\W_]+")
"""A term: letters and digits."""

# Letters that a search without case takes for these, and that do not come to them by lower-casing.
_SAME = str.maketrans({"ſ": "s", "ı": "i", "İ": "i", "ς": "σ", "µ": "μ"})
_ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")


def lower(text: str) -> str:
    """A text in lower case, as a search without case takes it; letter stands for letter."""
    return text.lower() if text.isascii() else text.translate(_SAME).lower()


def stem(word: str) -> str:
    """A word in small letters without its ending: “chang” for change, changes, changed and changing.

    It is told by the letters alone, and is only good for holding two words of one text against each other.
    """
    return _ENDING.sub("", word)


_SILENT_H = re.compile(r"(?:honest|honou?r|hour|heir)", re.IGNORECASE)
_YOU_SOUND = re.compile(r"(?:uni(?!n|m)|use|usu|util|ubiq|uk\b|eu|ewe|u-|unanim|ur[aeio])", re.IGNORECASE)
_ONE_SOUND = re.compile(r"one(?:\b|-|s\b|self)|once", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z]{2,}s?\b|[A-Z]\b")
_NUMBER = re.compile(r"\d[\d,]*")
_AN_LETTERS = "AEFHILMNORSX"


def article(word: str) -> str:
    """“a” or “an”, as the next word asks. Letters read out by name and numbers are heard too: an FAQ, an 8, a URL."""
    word = word.lstrip("\"'“‘(*_")
    if found := _NUMBER.match(word):
        digits = found[0].replace(",", "")
        return "an" if digits.startswith("8") or (digits.startswith(("11", "18")) and len(digits) % 3 == 2) else "a"
    if _LETTERS.match(word):
        return "an" if word[0] in _AN_LETTERS else "a"
    if _SILENT_H.match(word):
        return "an"
    if _YOU_SOUND.match(word) or _ONE_SOUND.match(word):
        return "a"
    return "an" if word[:1].lower() in "aeiou" else "a"


WRITER = "writer"
"""The part of a template that stands for the writer."""

OBJECT = "me"
"""The same where the writer is spoken to: “me” or “us”."""

_ONE = re.compile(r"\b(?:I|me|my|mine|myself)\b", re.IGNORECASE)
_MANY = re.compile(r"\b(?!(?-i:US)\b)(?:we|us|our|ours|ourselves)\b", re.IGNORECASE)


def speaks_as_many(text: str) -> bool:
    """Whether a text says “we”, “us” or “our” somewhere. The US is a country."""
    return _MANY.search(text) is not None


def voice(text: str) -> str:
    """The one that a text speaks as, “I” or “we”; nothing where it speaks as both or as neither."""
    one, many = _ONE.search(text) is not None, speaks_as_many(text)
    if one == many:
        return ""
    return "I" if one else "we"


def _class(name: str) -> frozenset[str]:
    return frozenset(words("wordclass", name))


DETERMINERS = _class("determiners")
"""Words that open a noun group."""

SPECIFIC_DETERMINERS = _class("specific determiners")
"""Determiners that tell which."""

PREPOSITIONS = _class("prepositions")
"""Words that a noun group hangs on."""

STOP_WORDS = _class("stop words")
"""Words that may stand twice in a sentence without being heard twice."""

NOT_NOUNS = _class("not nouns")
"""What can stand after an adjective that has no noun."""

COPULAS = _class("copulas")
"""Verbs, also contracted, that an adjective can follow as a predicate: “it is new”."""

DEGREES = _class("degrees")
"""Words before an adjective that say how much."""

EMPTY_NOUNS = _class("empty nouns")
"""Nouns that say nothing by themselves: “played a role”, “took a leap”."""

OCCASION_NOUNS = _class("occasion nouns")
"""Nouns that say nothing until it is told which: “had a time”, but “this year” and “our people”."""

EVENT_NOUNS = _class("event nouns")
"""Nouns that say nothing with an “a” unless more follows: “for an event”, but “for an event on bees”."""

MASS_NOUNS = _class("mass nouns")
"""Nouns that need no article."""

SCALE_NOUNS = _class("scale nouns")
"""Nouns that an adjective measures, and does not praise: “an incredible rate”, “a phenomenal feat”."""

COMPOUNDS = frozenset(phrases("wordclass", "compounds"))
"""Adjectives that make one word with their noun."""

BEFORE_BASE = _class("before base")
"""Words that the base of a verb can follow: “can use”, “let us use”."""

BEFORE_GERUND = _class("before gerund")
"""Words that the -ing form of a verb can follow: “we are using”, “by using”."""

PERFECT_AUXILIARIES = _class("perfect auxiliaries")
"""Words that a participle can follow in the perfect: “have used”."""

PASSIVE_AUXILIARIES = _class("passive auxiliaries")
"""Words that a participle can follow in the passive: “was used”."""

VERBS_ALSO_NOUNS = _class("verbs also nouns")
"""Big verbs that are nouns as often, so that only what stands before one tells."""

VERBS_ALSO_ADJECTIVES = _class("verbs also adjectives")
"""Big verbs whose -ing form may be an adjective: “empowering stories”."""

BEFORE_INTENSIFIER = _class("before intensifier")
"""What before “truly” hangs on it: “not truly”, “so incredibly”."""

DENIAL_WORDS = _class("denial words")
"""Words that say what is not so, but for those in n't."""

SWEEPING_WORDS = _class("sweeping words")
"""Words by which a sentence speaks of all there is of a kind."""

DENIED_AUXILIARY = alternatives(
    "grammar", "denied present auxiliaries", "denied past auxiliaries", "denied supposing auxiliaries"
)
"""A verb that helps another one and has “not” in it, as part of an expression."""

AUXILIARY = (
    f"(?:{alternatives('grammar', 'present auxiliaries', 'past auxiliaries', 'supposing auxiliaries')}"
    f"|{DENIED_AUXILIARY})"
)
"""Any verb that helps another one, also with “not” in it, as part of an expression."""

CONJUNCTIONS = _class("conjunctions")
"""Words that join two of a kind."""

NAME_ENDINGS = _class("name endings")
"""Last words of names that keep their “the”."""

_TAKE_BARE_OBJECT = _class("take bare object")
_ADJECTIVES = _class("adjectives")
_ADJECTIVE_ENDINGS = ("ful", "ous", "able", "ible", "less", "ical")


def takes_bare_object(word: str) -> bool:
    """Whether a noun without an article can follow this verb: “offers advice”, “built ships”."""
    return word in _offering_forms()


def is_adjective(word: str) -> bool:
    """Whether a word in lower case is an adjective and nothing else, so far as its form tells."""
    return word in _ADJECTIVES or word.endswith(_ADJECTIVE_ENDINGS)


@cache
def _offering_forms() -> frozenset[str]:
    return frozenset(word for verb in _TAKE_BARE_OBJECT for forms in verb_forms(verb).values() for word in forms)
