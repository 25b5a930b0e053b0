"""What could be taken away without any text of the rules noticing: patterns, exemptions and words of the lexicon.

A text notices that a part is gone when another passage is found in it than it marks. What is found without the part is
worked out anew for the few texts in which the part has a hand, and not for all of them.

To see what a text is like without a word, the rule is made anew without it, and a class of hundreds of words takes
long to make. A word that a text cannot hold is not found in it, so it is left out as well, and nothing comes out
otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from unmask.judge.selection import keep
from unmask.language import parse
from unmask.match.clues import Need, Reader
from unmask.match.known import Survey
from unmask.match.prefilter import terms
from unmask.match.program import Choices, program
from unmask.match.search import Search
from unmask.match.syntax import lacks
from unmask.proof.examples import NOWHERE, mends_with, spellings_of, without, without_plain
from unmask.rewrite.propose import propose
from unmask.rulebook.lexicon import shipped_lexicon
from unmask.rulebook.phrase import parse_phrase
from unmask.segment import segment
from unmask.types.draft import Draft
from unmask.types.lexicon import Entry
from unmask.types.match import Match
from unmask.types.pattern import Pattern, Shape, Shorthand, Silencing
from unmask.types.report import Edit
from unmask.types.rule import Pack, Rule, Rulebook
from unmask.types.source import Source, TextKind
from unmask.types.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


Words = Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class Texts:
    """The texts of a rule: each is segmented once, and each of their sentences parsed once, however often asked for."""

    pack: Pack
    kind: TextKind
    _drafts: dict[str, Draft] = field(default_factory=dict)
    _terms: dict[str, frozenset[str]] = field(default_factory=dict)
    _docs: dict[str, Doc] = field(default_factory=dict)

    def found(self, rule: Rule, texts: Sequence[str], words: Words | None = None) -> list[tuple[Match, ...]]:
        """What a form of the rule finds in each text, with `words` in place of the pack's where they are given."""
        if not texts:
            return []
        lean = self._held(words if words is not None else self.pack.words, texts)
        search = Search(Rulebook((replace(self.pack, rules=(rule,), words=lean),)))
        surveys = [search.survey(self._draft(text)) for text in texts]
        self._parse(surveys)
        search.ask(surveys, ((each, self._docs[each]) for survey in surveys for each in survey.sentences))
        return [search.settle(survey) for survey in surveys]

    def _draft(self, text: str) -> Draft:
        if text not in self._drafts:
            self._drafts[text] = segment(Source("text", text, self.kind))
        return self._drafts[text]

    def _held(self, words: Words, texts: Sequence[str]) -> Words:
        """The words of a pack that some of the texts can hold. What it names by itself is left as it is."""
        classes = shipped_lexicon().classes
        held = [self._held_by(text) for text in texts]
        return {
            name: tuple(each for each in listed if not all(lacks(_needed(each), one) for one in held)) or (NOWHERE,)
            if name.partition(":")[0] in classes
            else listed
            for name, listed in words.items()
        }

    def _held_by(self, text: str) -> frozenset[str]:
        """The terms of all blocks of a text."""
        if text not in self._terms:
            blocks = self._draft(text).blocks
            self._terms[text] = frozenset[str]().union(*(terms(block.text) for block in blocks))
        return self._terms[text]

    def _parse(self, surveys: Iterable[Survey]) -> None:
        asked = [each for survey in surveys for each in survey.sentences]
        new = list(dict.fromkeys(each for each in asked if each not in self._docs))
        if new:
            self._docs.update(zip(new, parse(new, batch=64), strict=True))


@cache
def _needed(wording: str) -> tuple[Need, ...]:
    """What a text must hold for a word of a class to stand in it; nothing where that hangs on parts of a pack."""
    if "<" in wording:
        return ()
    choices = Choices()
    made = program(parse_phrase(wording), choices)
    return Reader(choices.kept).needs(made)


@dataclass(frozen=True, slots=True)
class Unproved:
    """A part that no text needs: where it is written (`line` counts from 1), its rule if it has one, and the part."""

    path: str
    line: int
    rule: str | None
    part: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: " + (f"{self.rule}: " if self.rule else "")
        return f"{where}no text would notice if {self.part} were gone; add one, or take it out"


def unproved(rulebook: Rulebook, *, lexicon: bool = True) -> Iterator[Unproved]:
    """Every part that no text needs, pack by pack; the words of the lexicon last, if they are asked for."""
    left = list(shipped_lexicon().entries) if lexicon else []
    for pack in rulebook.packs:
        for rule in pack.rules:
            trial = _Trial(pack, rule)
            yield from trial.patterns()
            yield from trial.exemptions()
            # One text is enough for a word, so no other rule is asked about it.
            proved = {id(entry) for entry in trial.words(left)}
            left = [entry for entry in left if id(entry) not in proved]
    for entry in left:
        yield Unproved(entry.path, entry.line, None, f"the word “{entry.word}”")


class _Trial:
    """One rule, and what it finds in its own texts."""

    def __init__(self, pack: Pack, rule: Rule) -> None:
        self._pack, self._rule = pack, rule
        self._texts = Texts(pack, TextKind.POST if rule.judges(TextKind.POST) else min(rule.kinds))
        self._examples = (*rule.examples, *shipped_lexicon().texts.get(rule.id, ()))
        self._found = self._texts.found(rule, [example.text for example in self._examples])

    def patterns(self) -> Iterator[Unproved]:
        """The patterns without which every text is flagged as it is, and becomes what it says."""
        for number, pattern in enumerate(self._rule.patterns):
            if isinstance(pattern.find, Shape | Silencing):
                continue
            if not any(self._misses(pattern, each) for each in range(len(self._rule.examples))):
                yield self._unproved(pattern.line, f"the pattern {_named(pattern.find, number)}")

    def _misses(self, pattern: Pattern, number: int) -> bool:
        """Whether a text comes out otherwise without the pattern."""
        found = self._found[number]
        left = [match for match in found if match.pattern is not pattern]
        if len(left) == len(found):
            return False
        if _spans(left) != _spans(found):
            return True
        example = self._examples[number]
        return example.becomes is not None and _edits(left, example.text) != _edits(found, example.text)

    def exemptions(self) -> Iterator[Unproved]:
        """The exemptions without which every text that the rule spares is spared."""
        rule = self._rule
        for exemption in (*rule.unless, *rule.unless_beside):
            bare = replace(
                rule,
                unless=tuple(each for each in rule.unless if each is not exemption),
                unless_beside=tuple(each for each in rule.unless_beside if each is not exemption),
            )
            if any(self._texts.found(bare, exemption.clean)) or any(self._texts.found(bare, rule.clean)):
                continue
            yield self._unproved(exemption.line, f"the exemption “{exemption.phrase}”")
        for phrase in rule.only_beside:
            bare = replace(rule, only_beside=tuple(each for each in rule.only_beside if each != phrase))
            noticed = any(self._texts.found(bare, rule.spared)) if not bare.only_beside else self._differs(bare)
            if not noticed:
                yield self._unproved(rule.line, f"“{phrase}” of “only_beside”")

    def words(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Those of the words that some text of the rule needs: without them it comes out otherwise."""
        named = {name.partition(":")[0] for name in self._pack.words}
        texts = [(number, example.text.lower()) for number, example in enumerate(self._examples)]
        spared = [text for text in self._rule.spared if self._asks_around]
        for entry in entries:
            if named.isdisjoint(entry.classes) and not any(mends_with(each, entry) for each in self._rule.repairs):
                continue
            ways = spellings_of(entry)
            holding = [number for number, text in texts if any(way in text for way in ways)]
            sparing = [text for text in spared if any(way in text.lower() for way in ways)]
            if not holding and not sparing:
                continue
            rule, words = without_plain(self._rule, entry), without(self._pack.words, entry)
            if any(self._needs(each, rule, words) for each in holding) or any(self._texts.found(rule, sparing, words)):
                yield entry

    @property
    def _asks_around(self) -> bool:
        """Whether words of some class decide which matches the rule spares."""
        rule = self._rule
        phrases = (*(each.phrase for each in (*rule.unless, *rule.unless_beside)), *rule.only_beside)
        return any("<" in phrase for phrase in phrases)

    def _needs(self, number: int, rule: Rule, words: Words) -> bool:
        """Whether a text comes out otherwise with this form of the rule and with these words."""
        example, then = self._examples[number], self._found[number]
        now = self._texts.found(rule, [example.text], words)[0]
        if _spans(now) != _spans(then):
            return True
        return example.becomes is not None and _edits(now, example.text) != _edits(then, example.text)

    def _differs(self, rule: Rule) -> bool:
        """Whether a text is flagged otherwise by another form of the rule."""
        flagged = [example.text for example in self._rule.examples]
        found = self._texts.found(rule, flagged)
        return any(_spans(now) != _spans(then) for now, then in zip(found, self._found, strict=False))

    def _unproved(self, line: int, part: str) -> Unproved:
        return Unproved(self._rule.path or self._pack.path, line or self._rule.line, self._rule.id, part)


def _named(find: object, number: int) -> str:
    if isinstance(find, Shorthand):
        return f"“{find.text}”"
    return f"number {number + 1} ({type(find).__name__.lower()})"


def _spans(matches: Sequence[Match]) -> list[Span]:
    return [matches[index].span for index in keep(matches)]


def _edits(matches: Sequence[Match], text: str) -> list[Edit | None]:
    made = (next(propose(matches[index], text), None) for index in keep(matches))
    return [each[1] if each is not None else None for each in made]
