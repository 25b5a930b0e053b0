"""Word classes: the closed lists by which an edit tells what a word stands beside, since no parse comes this far."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


DETERMINERS = _words(
    """
    a all an any both each every few five four her his its many my no other our several some that the
    their these this those three two your
    """
)
PREPOSITIONS = _words(
    """
    about across after among around as at before behind between by during for from in into of on through
    toward towards via with within without
    """
)
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
    attitude approach mindset culture effort focus manner level kind sort
    day days deal evening experience feat job journey leap moment
    morning move news night people person place
    rate ride role sense start time times value way week weekend weeks year years
    """
)
"""Nouns that say nothing by themselves: “had a time”, “played a role”."""

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
