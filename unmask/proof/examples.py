"""Whether rules do what their own examples say, and still do with a word of the lexicon taken away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from unmask.checker import Checker
from unmask.english.ending import phrase_end
from unmask.english.inflection import spellings
from unmask.rewrite.plan import apply, plan
from unmask.rulebook import Problem
from unmask.rulebook.lexicon import shipped_lexicon, wording_of
from unmask.rulebook.phrase import Inflected, parse_phrase, pieces
from unmask.shapes import check_shape
from unmask.types.lexicon import Entry, Example
from unmask.types.pattern import Plainer, Repair, Shape
from unmask.types.report import Report
from unmask.types.rule import Pack, Rule, Rulebook
from unmask.types.source import Source, TextKind

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


@dataclass(frozen=True, slots=True)
class Proof:
    """How one rule stood up to its examples. `problems` has a sentence for each that failed."""

    rule: str
    path: str
    line: int
    problems: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether every example came out as it says."""
        return not self.problems


def prove(rulebook: Rulebook) -> Iterator[Proof]:
    """Run every rule of a rulebook, each by itself, over its own examples."""
    for pack in rulebook.packs:
        for rule in pack.rules:
            yield Proof(rule.id, rule.path or pack.path, rule.line, tuple(_problems(pack, rule)))


def setting_problems(rulebook: Rulebook) -> tuple[Problem, ...]:
    """Every structure rule that names a detector or a setting that does not exist."""
    return tuple(
        Problem(rule.path or pack.path, pattern.line, rule.id, message)
        for pack in rulebook.packs
        for rule in pack.rules
        for pattern in rule.patterns
        if isinstance(pattern.find, Shape)
        for message in check_shape(pattern.find)
    )


def _problems(pack: Pack, rule: Rule) -> Iterator[str]:
    # An example is one sentence; the company that a rule may ask for is a whole text's. What is told as an example in
    # the advice, since the rule is not proven, is held to the same as an edit.
    alone = replace(rule, company=0.0, proven=True)
    checker = Checker(Rulebook((replace(pack, rules=(alone,)),), require_reason=True))
    kind = TextKind.POST if rule.judges(TextKind.POST) else min(rule.kinds)
    sources = [Source("example", example.text, kind) for example in rule.examples]
    for example, report in zip(rule.examples, checker.check_all(sources), strict=True):
        yield from _flag_problems(example, report, checker)
    told = shipped_lexicon().texts.get(rule.id, ())
    words = [Source("word", example.text, kind) for example in told]
    for example, report in zip(told, checker.check_all(words), strict=True):
        yield from _flag_problems(example, report, checker)
    clean = [Source("clean", text, kind) for text in rule.spared]
    for source, report in zip(clean, checker.check_all(clean, edits=False), strict=True):
        for finding in report.findings:
            yield f"clean text is flagged at “{finding.text}”: {source.text!r}"


def _flag_problems(example: Example, report: Report, checker: Checker) -> Iterator[str]:
    expected = list(example.marked)
    found = [(finding.span.start, finding.text) for finding in report.findings]
    if found != expected and found != [_reported(at, passage, report.source.text) for at, passage in expected]:
        yield f"should flag {_said(expected)}, but flags {_said(found)}: {example.flag!r}"
        return
    if example.becomes is None:
        return
    text = report.source.text
    after = apply(text, plan(report.edits, suggested=True))
    if after != example.becomes:
        yield f"should become {example.becomes!r}, but becomes {after!r}"
    elif again := checker.check(replace(report.source, text=after), edits=False).findings:
        yield f"still flags “{again[0].text}” after its own edit: {after!r}"


def _reported(at: int, passage: str, text: str) -> tuple[int, str]:
    """A passage as it is reported. An example marks all that its rule covers, also where that is cut off."""
    return at, text[at : phrase_end(text, at, at + len(passage))]


def _said(passages: list[tuple[int, str]]) -> str:
    return ", ".join(f"“{text}” at {at}" for at, text in passages) or "nothing"
