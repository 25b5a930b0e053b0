"""Word classes: the closed lists by which an edit tells what a word stands beside, since no parse comes this far."""

from __future__ import annotations

from functools import cache

from unmask.english.inflection import verb_forms
from unmask.english.wordlist import alternatives, phrases, words


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
