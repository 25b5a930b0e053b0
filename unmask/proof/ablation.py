"""What could be taken away without any text of the rules noticing: patterns, exemptions and words of the lexicon.

A text notices that a part is gone when another passage is found in it than it marks. What is found without the part is
worked out anew for the few texts in which the part has a hand, and not for all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from unmask.judge.selection import keep
from unmask.language import parse
from unmask.match.search import Search
from unmask.proof.word import may_change, spellings_of, without, without_plain
from unmask.rewrite.propose import propose
from unmask.rulebook.lexicon import shipped_lexicon
from unmask.segment import segment
from unmask.types.finding import Edit
from unmask.types.lexicon import Entry
from unmask.types.match import Match
from unmask.types.pattern import Pattern, Shape, Shorthand, Silencing
from unmask.types.rule import Pack, Rule, Rulebook
from unmask.types.source import Source, TextKind
from unmask.types.span import Span


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
    proved: set[tuple[str, str]] = set()
    for pack in rulebook.packs:
        for rule in pack.rules:
            trial = _Trial(pack, rule)
            yield from trial.patterns()
            yield from trial.exemptions()
            if lexicon:
                proved |= {(entry.kind, entry.word) for entry in trial.words()}
    if lexicon:
        for entry in shipped_lexicon().entries:
            if (entry.kind, entry.word) not in proved:
                yield Unproved(entry.path, entry.line, None, f"the word “{entry.word}”")


class _Trial:
    """One rule, and what it finds in its own texts."""

    def __init__(self, pack: Pack, rule: Rule) -> None:
        self._pack, self._rule = pack, rule
        self._kind = TextKind.POST if rule.judges(TextKind.POST) else min(rule.kinds)
        self._flagged = [example.text for example in rule.examples]
        self._found = self._search(rule, pack.words, self._flagged)
        told = shipped_lexicon().texts.get(rule.id, ())
        self._examples = (*rule.examples, *told)
        self._found_in_examples = [*self._found, *self._search(rule, pack.words, [each.text for each in told])]

    def patterns(self) -> Iterator[Unproved]:
        """The patterns without which every text is flagged as it is, and becomes what it says."""
        for number, pattern in enumerate(self._rule.patterns):
            if isinstance(pattern.find, Shape | Silencing):
                continue
            if not any(self._misses(pattern, each) for each in range(len(self._flagged))):
                yield self._unproved(pattern.line, f"the pattern {_named(pattern.find, number)}")

    def _misses(self, pattern: Pattern, number: int) -> bool:
        """Whether a text comes out otherwise without the pattern."""
        found = self._found[number]
        left = [match for match in found if match.pattern is not pattern]
        if len(left) == len(found):
            return False
        if _spans(left) != _spans(found):
            return True
        text = self._flagged[number]
        return self._rule.examples[number].becomes is not None and _edits(left, text) != _edits(found, text)

    def exemptions(self) -> Iterator[Unproved]:
        """The exemptions without which every text that the rule spares is spared."""
        rule = self._rule
        for exemption in (*rule.unless, *rule.unless_beside):
            bare = replace(
                rule,
                unless=tuple(each for each in rule.unless if each is not exemption),
                unless_beside=tuple(each for each in rule.unless_beside if each is not exemption),
            )
            own = self._search(bare, self._pack.words, exemption.clean)
            if any(own) or any(self._search(bare, self._pack.words, rule.clean)):
                continue
            yield self._unproved(exemption.line, f"the exemption “{exemption.phrase}”")
        for phrase in rule.only_beside:
            bare = replace(rule, only_beside=tuple(each for each in rule.only_beside if each != phrase))
            if not bare.only_beside:
                noticed = any(self._search(bare, self._pack.words, rule.spared))
            else:
                noticed = self._differs(bare)
            if not noticed:
                yield self._unproved(rule.line, f"“{phrase}” of “only_beside”")

    def words(self) -> Iterator[Entry]:
        """The words of the lexicon that some text of the rule needs: without them it comes out otherwise."""
        for entry, numbers in self._used().items():
            rule, words = without_plain(self._rule, entry), without(self._pack.words, entry)
            found = self._search(rule, words, [self._examples[number].text for number in numbers])
            if any(self._comes_out(number, now) for number, now in zip(numbers, found, strict=True)):
                yield entry

    def _comes_out(self, number: int, now: Sequence[Match]) -> bool:
        """Whether a text comes out otherwise with these matches than with those that it has."""
        example, then = self._examples[number], self._found_in_examples[number]
        if _spans(now) != _spans(then):
            return True
        return example.becomes is not None and _edits(now, example.text) != _edits(then, example.text)

    def _used(self) -> Mapping[Entry, list[int]]:
        """The words that stand in the passages of the texts, each with the numbers of the texts."""
        named = {name.partition(":")[0] for name in self._pack.words}
        plainer = [repair.plainer for repair in self._rule.repairs if repair.plainer is not None]
        used: dict[Entry, list[int]] = defaultdict(list)
        entries = [
            entry
            for entry in shipped_lexicon().entries
            if not named.isdisjoint(entry.classes) or any(may_change(each, entry) for each in plainer)
        ]
        spelled = [(entry, spellings_of(entry)) for entry in entries]
        for number, found in enumerate(self._found_in_examples):
            passages = " ".join(match.within.text.lower() for match in found if match.within is not None)
            if not passages:
                continue
            for entry, ways in spelled:
                if any(way in passages for way in ways):
                    used[entry].append(number)
        return used

    def _differs(self, rule: Rule) -> bool:
        """Whether a text is flagged otherwise by another form of the rule."""
        found = self._search(rule, self._pack.words, self._flagged)
        return any(_spans(now) != _spans(then) for now, then in zip(found, self._found, strict=True))

    def _search(
        self, rule: Rule, words: Mapping[str, tuple[str, ...]], texts: Sequence[str]
    ) -> list[tuple[Match, ...]]:
        if not texts:
            return []
        pack = replace(self._pack, rules=(rule,), words=words)
        search = Search(Rulebook((pack,)))
        surveys = [search.survey(segment(Source("text", text, self._kind))) for text in texts]
        asked = list(dict.fromkeys(sentence for survey in surveys for sentence in survey.sentences))
        docs = dict(zip(asked, parse(asked, model=None, batch=64), strict=True)) if asked else {}
        return [search.settle(survey, docs) for survey in surveys]

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
