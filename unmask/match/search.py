"""The search: every rule of wording over a draft, with the language model asked only where something hangs on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from unmask.language.model import load
from unmask.match.allowed import Allowed
from unmask.match.density import DensityIndex
from unmask.match.guard import is_quoted, is_region, is_title, needs_parse, stands
from unmask.match.hit import Hit
from unmask.match.pattern import terms
from unmask.match.syntax import Grammar, anchors
from unmask.match.wording import Wording, WordingIndex, Words
from unmask.types.draft import Block, BlockKind, Draft, Sentence
from unmask.types.rule import Dependency, Guard, Phrases, Rule, Rulebook, Tokens

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Survey:
    """What the text alone can say of a draft: hits that stand, hits in doubt, and sentences to try for grammar."""

    settled: tuple[Hit, ...]
    doubtful: tuple[Hit, ...]
    grammar: tuple[tuple[Rule, Block, Sentence], ...]

    @property
    def sentences(self) -> Iterator[str]:
        """The sentences that must be parsed to settle the rest."""
        for hit in self.doubtful:
            yield hit.block.text[hit.sentences[0].start : hit.sentences[0].end]
        for _, block, sentence in self.grammar:
            yield block.text[sentence.start : sentence.end]


@dataclass(frozen=True, slots=True)
class _Context:
    """The wording that makes a rule's match innocent, or without which it is."""

    unless: tuple[Wording, ...]
    unless_beside: tuple[Wording, ...]
    only_beside: tuple[Wording, ...]


class Search:
    """A rulebook made ready to be searched for. Holds no state of any text."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._model = rulebook.model
        self._allowed = Allowed(rulebook.allow)
        pairs = [(rule, pack.words) for pack in rulebook.packs for rule in pack.rules]
        self._phrases = WordingIndex[Rule](
            (rule, Wording.of(phrase, words, case=rule.match.case))
            for rule, words in pairs
            if isinstance(rule.match, Phrases)
            for phrase in rule.match.phrases
        )
        self._density = DensityIndex(pairs)
        self._grammar_rules = [pair for pair in pairs if isinstance(pair[0].match, Tokens | Dependency)]
        self._by_term: dict[str, list[Rule]] = defaultdict(list)
        self._unanchored: list[Rule] = []
        for rule, words in self._grammar_rules:
            found = anchors(rule, words)
            for term in found:
                self._by_term[term].append(rule)
            if not found:
                self._unanchored.append(rule)
        self._contexts = {rule.id: _context(rule, words) for rule, words in pairs}

    @cached_property
    def _grammar(self) -> Grammar:
        return Grammar(self._grammar_rules, load(self._model).vocab)

    def survey(self, draft: Draft) -> Survey:
        """Everything that can be said of a draft without the language model."""
        settled: list[Hit] = []
        doubtful: list[Hit] = []
        grammar: list[tuple[Rule, Block, Sentence]] = []
        for block in draft.blocks:
            block_terms = terms(block.text)
            for hit in self._lexical(draft, block, block_terms):
                if self._innocent(hit):
                    continue
                (doubtful if needs_parse(hit) else settled).append(hit)
            grammar += self._to_parse(draft, block, block_terms)
        return Survey(tuple(settled), tuple(doubtful), tuple(grammar))

    def settle(self, survey: Survey, docs: Mapping[str, Doc]) -> tuple[Hit, ...]:
        """Every hit that stands. `docs` holds the parse of each of the survey's sentences, by its text."""
        hits = list(survey.settled)
        for hit in survey.doubtful:
            sentence = hit.sentences[0]
            if stands(hit, docs[hit.block.text[sentence.start : sentence.end]]):
                hits.append(hit)
        for rule, block, sentence in survey.grammar:
            doc = docs[block.text[sentence.start : sentence.end]]
            for start, end, captures, forms in self._grammar.find(rule, doc):
                hit = Hit(rule, block, sentence.start + start, sentence.start + end, captures, forms)
                if not self._innocent(hit) and (not needs_parse(hit) or stands(hit, doc)):
                    hits.append(hit)
        return tuple(hits)

    def _lexical(self, draft: Draft, block: Block, block_terms: frozenset[str]) -> Iterator[Hit]:
        kind = draft.source.kind
        for rule, (start, end, captures, forms) in self._phrases.find(block, block_terms):
            if rule.judges(kind):
                yield Hit(rule, block, start, end, captures, forms)
        yield from (hit for hit in self._density.find(block, block_terms) if hit.rule.judges(kind))

    def _to_parse(
        self, draft: Draft, block: Block, block_terms: frozenset[str]
    ) -> Iterable[tuple[Rule, Block, Sentence]]:
        rules = {rule.id: rule for term in block_terms & self._by_term.keys() for rule in self._by_term[term]}
        rules |= {rule.id: rule for rule in self._unanchored}
        if not rules:
            return
        for sentence in block.sentences:
            found = terms(block.text[sentence.start : sentence.end])
            for identifier in sorted(rules):
                rule = rules[identifier]
                anchored = rule in self._unanchored or any(
                    rule in self._by_term[t] for t in found & self._by_term.keys()
                )
                if anchored and rule.judges(draft.source.kind):
                    yield rule, block, sentence

    def _innocent(self, hit: Hit) -> bool:
        if is_region(hit) or (Guard.QUOTED not in hit.rule.even_if and is_quoted(hit)):
            return True
        if is_title(hit):
            return True
        if self._allowed.covers(hit):
            return True
        if hit.block.kind is BlockKind.QUOTE and Guard.QUOTED not in hit.rule.even_if:
            return True
        context = self._contexts[hit.rule.id]
        return (
            any(start < hit.end and hit.start < end for w in context.unless for start, end, _, _ in w.find(hit.block))
            or any(True for wording in context.unless_beside for _ in wording.find(hit.block))
            or (bool(context.only_beside) and not any(_beside(hit, wording) for wording in context.only_beside))
        )


def _beside(hit: Hit, wording: Wording) -> bool:
    return any(
        sentence.start <= start < sentence.end
        for start, _, _, _ in wording.find(hit.block)
        for sentence in hit.sentences
    )


def _context(rule: Rule, words: Words) -> _Context:
    return _Context(
        tuple(Wording.of(phrase, words) for phrase in rule.unless),
        tuple(Wording.of(phrase, words) for phrase in rule.unless_beside),
        tuple(Wording.of(phrase, words) for phrase in rule.only_beside),
    )
