"""Word classes: the closed lists by which an edit tells what a word stands beside, since no parse comes this far."""

from __future__ import annotations

from functools import cache

from unmask.english.inflection import verb_forms


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


DETERMINERS = _words(
    """
    a all an another any both each every few five four her his its many my no other our several some that the
    their these this those three two various your
    """
)
POINTING = _words(
    """
    few five four her his its many my other our several that their these this those three two various your
    """
)
"""Determiners that tell which."""

PREPOSITIONS = _words(
    """
    about across after among around as at before behind between by during for from in into of on through
    toward towards via with within without
    """
)
LIGHT = _words(
    """
    about after all also and any are been being both but can did does doing done for from gave get give
    given gives giving goes going gone got had has have having her here him his how into its just keep kept
    let like made make makes making many may more most much need new not now off one only other others our
    out over own said same she some such take taken takes taking than that the their them then there these
    they this those too two very want wants was were what when where which while who why will with without
    work works yes yet you your
    """
)
"""Words that may stand twice in a sentence without being heard twice."""

NO_NOUN = _words(
    """
    a about across after again also always am an and are as at be because been before behind being both but
    by can could did do does during enough even for from had has have he her here him his how i if in into is
    it its just may me might must my never nor not now of on once one ones only or our really she should
    since so than that the their them then there these they thing things this those through to today tomorrow
    tonight too truly until us very was we were what when where which while who why will with would yesterday
    yet you your
    """
)
"""What can stand after an adjective that has no noun."""

COPULAS = _words(
    """
    am are be became become becomes becoming been being feel feels felt he's here's i'm is isn't it's look
    looked looks remain remained remains seem seemed seems she's sound sounded sounds that's there's they're
    was wasn't we're were what's you're
    """
)
DEGREES = _words(
    """
    as how less most quite rather so such too what
    """
)
EMPTY = _words(
    """
    age approach attitude culture deal effort era feat focus kind landscape leap level manner mindset moment move news
    place rate ride role sense sort start value way world
    """
)
"""Nouns that say nothing by themselves: “played a role”, “took a leap”."""

OCCASIONS = _words(
    """
    day days evening experience job journey morning night people person time times week weekend weekends weeks
    year years
    """
)
"""Nouns that say nothing until it is told which: “had a time”, but “this year” and “our people”."""

HOLLOW = _words(
    """
    atmosphere energy event events occasion places programme program session story
    """
)
"""Nouns that say nothing with an “a” unless more follows: “for an event”, but “for an event on bees”."""

BARE = _words(
    """
    advice change content data enthusiasm expertise feedback impact insight joy knowledge leadership momentum passion
    potential progress research revenue storytelling success support talent training trust value
    """
)
"""Nouns that need no article."""

MEASURED = _words(
    """
    amount demand degree feat growth interest leap level number numbers pace range rate scale size speed variety volume
    """
)
"""Nouns that an adjective measures, and does not praise: “an incredible rate”, “a phenomenal feat”."""

FIXED = frozenset(
    {
        *("real estate", "real life", "real lives", "real madrid", "real name", "real names", "real number"),
        *("real numbers", "real thing", "real time", "real wages", "real world", "great deal", "great many"),
        *("great war", "great lakes", "dynamic programming", "dynamic pricing", "dynamic range", "unique id"),
        *("unique identifier", "unique visitors", "unique users", "unique key", "magical realism", "super glue"),
        *("bold type", "bold text", "bold print", "exclusive or", "exclusive rights", "exclusive access"),
    }
)
"""Adjectives that make one word with their noun."""

VERB_AFTER = _words(
    """
    can could help helped helping helps i let lets may might must should they to we who will would you
    """
)
GERUND_AFTER = _words(
    """
    about after are be been before by for from i'm in is it's keep of on start started stop they're was we're
    were when while without you're
    """
)
PERFECT = _words(
    """
    had has have i've they've we've you've
    """
)
PASSIVE = _words(
    """
    are be been being is was were
    """
)
ALSO_NOUNS = _words(
    """
    access action address benchmark boost bridge champion contact drive dialogue focus fuel gift ground harness
    highlight impact influence interface journey leverage lever mandate message milestone network onboard partner pilot
    pioneer pivot platform position power process program rebrand reach redesign reset rethink retool rework scale
    showcase solution source spearhead stage surface target task team touch transition trigger upgrade upskill
    """
)
"""Big verbs that are nouns as often, so that only what stands before one tells."""

ALSO_QUALITIES = _words(
    """
    champion elevate empower enrich foster harness inspire pioneer supercharge transform uplift
    """
)
"""Big verbs whose -ing form may be an adjective: “empowering stories”."""

NOT_THIN = _words(
    """
    as even far how less more most much no not quite rather so such too very
    """
)
"""What before “truly” hangs on it: “not truly”, “so incredibly”."""

JOINTS = _words(
    """
    and but nor or yet
    """
)
TITLED = _words(
    """
    academy alliance app association award awards bay bridge building business center centre challenge championship
    church city club coast collection college committee community company conference council course cup day
    department district event expo fair festival forum foundation fund gallery garden group guide hall hotel house
    institute island islands lab labs lake library magazine mountain mountains museum network office park platform
    podcast press prize programme program project report river school series series service session show software
    space square stadium store studio summit team teams theatre tour tower trail trust union university valley
    way week workshop world
    """
)
"""Last words of names that keep their “the”."""

_OFFERING = _words(
    """
    achieve add attract bring build buy cause choose create deliver demand deserve design develop discover drive earn
    enjoy explore face find foster gain generate get give have hear help hire host include invite launch learn lead
    leverage make meet mentor need offer open own plan post power produce promise provide publish read receive recruit
    release reward seek see sell serve share show solve spark spend start support teach unlock use utilise want win
    write
    """
)
_QUALITIES = _words(
    """
    big brief busy calm candid challenging cheap clear complex creative deep detailed difficult easy fair fast free
    fresh friendly frank fun funny good great hard helpful honest huge intense intimate kind large light local lively
    long loud modern new nice old open patient personal practical professional public quick quiet rare real rich safe
    sharp short simple small smart soft solid steady strong technical tough varied warm wide wise young
    """
)
_QUALITY_ENDINGS = ("ful", "ous", "able", "ible", "less", "ical")


def takes_bare_object(word: str) -> bool:
    """Whether a noun without an article can follow this verb: “offers advice”, “built ships”."""
    return word in _offering_forms()


def tells_quality(word: str) -> bool:
    """Whether a word in lower case is an adjective and nothing else, so far as its form tells."""
    return word in _QUALITIES or word.endswith(_QUALITY_ENDINGS)


@cache
def _offering_forms() -> frozenset[str]:
    return frozenset(word for verb in _OFFERING for forms in verb_forms(verb).values() for word in forms)
