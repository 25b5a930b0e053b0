"""Words of the lexicon taken away from a rule: from what it finds, and from what its repairs leave out or change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from unmask.english.inflection import spellings
from unmask.rulebook.lexicon import wording_of
from unmask.rulebook.phrase import Inflected, parse_phrase, pieces
from unmask.types.lexicon import Entry
from unmask.types.pattern import Plainer, Repair
from unmask.types.rule import Rule

NOWHERE = "\ue000"
"""What stands in a list that has no words left: no text has this letter, and an empty list would ask for nothing."""


@cache
def spellings_of(entry: Entry) -> tuple[str, ...]:
    """The first word of every spelling of a word of the lexicon, in lower case."""
    ways: set[str] = set()
    for phrase in wording_of([entry]):
        for piece in pieces(parse_phrase(phrase).body):
            ways |= spellings(piece.word, noun=piece.noun) if isinstance(piece, Inflected) else {phrase.lower()}
    return tuple(sorted({way.split()[0] for way in ways if way}))


def without(words: Mapping[str, tuple[str, ...]], entry: Entry) -> dict[str, tuple[str, ...]]:
    """The words of a pack with one word of the lexicon gone from all of its classes."""
    gone = {wording_of([entry])[0]}
    for name in words:
        found, _, form = name.partition(":")
        if form and found in entry.classes:
            gone |= set(wording_of([entry], form))
    return {
        name: tuple(phrase for phrase in listed if phrase not in gone)
        if name.partition(":")[0] in entry.classes
        else listed
        for name, listed in words.items()
    }


def mends_with(repair: Repair, entry: Entry) -> bool:
    """Whether a repair leaves out or changes a word of the lexicon, or is made because it stands beside the match."""
    return _changes(repair.plainer, entry) or not repair.beside.isdisjoint(_wordings(entry))


def without_plain(rule: Rule, entry: Entry) -> Rule:
    """The rule whose repairs know nothing of a word of the lexicon."""
    patterns = tuple(
        replace(each, repairs=tuple(_spared(repair, entry) for repair in each.repairs)) for each in rule.patterns
    )
    return replace(rule, patterns=patterns)


def _wordings(entry: Entry) -> frozenset[str]:
    return frozenset(phrase.lower() for phrase in wording_of([entry]))


def _changes(plainer: Plainer | None, entry: Entry) -> bool:
    if plainer is None:
        return False
    word = entry.word.lower()
    listed = (plainer.adjectives, plainer.intensifiers, plainer.tails, plainer.verbs, plainer.nouns, plainer.qualities)
    return any(word in each or entry.word in each for each in listed)


def _spared(repair: Repair, entry: Entry) -> Repair:
    if not repair.beside.isdisjoint(_wordings(entry)):
        # A repair that no word beside the match asks for would always be made.
        repair = replace(repair, beside=repair.beside - _wordings(entry) or frozenset({NOWHERE}))
    if repair.plainer is None or not _changes(repair.plainer, entry):
        return repair
    gone, plainer = {entry.word, entry.word.lower()}, repair.plainer
    return replace(
        repair,
        plainer=Plainer(
            adjectives=plainer.adjectives - gone,
            intensifiers=plainer.intensifiers - gone,
            tails=tuple(each for each in plainer.tails if each not in gone),
            verbs={word: plain for word, plain in plainer.verbs.items() if word not in gone},
            nouns={word: plain for word, plain in plainer.nouns.items() if word not in gone},
            qualities={word: plain for word, plain in plainer.qualities.items() if word not in gone},
        ),
    )
