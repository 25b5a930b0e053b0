"""The search: every rule of wording over a draft, with the language model asked only where something hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from unmask.language.model import load
from unmask.match.allowed import Allowed
from unmask.match.anchor import lacks, terms
from unmask.match.density import DensityIndex
from unmask.match.guard import is_quoted, is_region, is_title, may_be_parsed, needs_parse, stands
from unmask.match.hit import Hit
from unmask.match.joined import may_be_joined, with_joined
from unmask.match.page import Page
from unmask.match.ready import Ready, ready
from unmask.match.syntax import Grammar, anchors
from unmask.match.wording import Wording, WordingIndex
from unmask.types.draft import BlockKind, Draft, Sentence
from unmask.types.rule import Dependency, Guard, Phrases, Rule, Rulebook, Tokens
from unmask.types.source import TextKind

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Survey:
    """What the text alone can say of a draft: hits that stand, hits in doubt, and sentences to try for grammar."""

    settled: tuple[Hit, ...]
    doubtful: tuple[Hit, ...]
    grammar: tuple[tuple[Rule, Page, Sentence], ...]

    @property
    def sentences(self) -> Iterator[str]:
        """The sentences that must be parsed to settle the rest."""
        for hit in self.doubtful:
            yield hit.block.text[hit.sentences[0].start : hit.sentences[0].end]
        for _, page, sentence in self.grammar:
            yield page.text[sentence.start : sentence.end]


@dataclass(frozen=True, slots=True)
class _Context:
    """The wording that makes a rule's match innocent, or without which it is."""

    unless: tuple[Wording, ...]
    unless_beside: tuple[Wording, ...]
    only_beside: tuple[Wording, ...]


class Search:
    """A rulebook made ready to be searched for. Holds no state of any text.

    `thorough` spares nothing: every phrase is searched for in every block, every sentence is tried for grammar and
    every match is decided by the language model. What is found is the same; it is there to prove just that.
    """

    def __init__(self, rulebook: Rulebook, *, cache: Path | None = None, thorough: bool = False) -> None:
        self._model = rulebook.model
        self._allowed = Allowed(rulebook.allow)
        self._thorough = thorough
        made = ready(rulebook, cache)
        pairs = [(rule, pack.words) for pack in rulebook.packs for rule in pack.rules]
        self._phrases = WordingIndex[Rule](
            (rule, made.wording(rule, phrase, case=rule.match.case))
            for rule, _ in pairs
            if isinstance(rule.match, Phrases)
            for phrase in rule.match.phrases
        )
        self._density = DensityIndex(pairs, made)
        self._grammar_rules = [pair for pair in pairs if isinstance(pair[0].match, Tokens | Dependency)]
        self._anchors = {rule.id: anchors(rule, words) for rule, words in self._grammar_rules}
        self._contexts = {rule.id: _context(rule, made) for rule, _ in pairs}

    @cached_property
    def _grammar(self) -> Grammar:
        return Grammar(self._grammar_rules, load(self._model).vocab)

    def survey(self, draft: Draft) -> Survey:
        """Everything that can be said of a draft without the language model."""
        settled: list[Hit] = []
        doubtful: list[Hit] = []
        grammar: list[tuple[Rule, Page, Sentence]] = []
        for block in draft.blocks:
            page = Page(block)
            for hit in self._lexical(draft.source.kind, page):
                if self._innocent(hit, page):
                    continue
                in_doubt = may_be_parsed(hit) if self._thorough else needs_parse(hit) or may_be_joined(hit)
                (doubtful if in_doubt else settled).append(hit)
            grammar += self._to_parse(draft.source.kind, page)
        return Survey(tuple(settled), tuple(doubtful), tuple(grammar))

    def settle(self, survey: Survey, docs: Mapping[str, Doc]) -> tuple[Hit, ...]:
        """Every hit that stands. `docs` holds the parse of each of the survey's sentences, by its text."""
        hits = list(survey.settled)
        for hit in survey.doubtful:
            sentence = hit.sentences[0]
            doc = docs[hit.block.text[sentence.start : sentence.end]]
            if stands(hit, doc):
                hits.append(with_joined(hit, doc) if may_be_joined(hit) else hit)
        for rule, page, sentence in survey.grammar:
            doc = docs[page.text[sentence.start : sentence.end]]
            for start, end, captures, forms in self._grammar.find(rule, doc):
                hit = Hit(rule, page.block, sentence.start + start, sentence.start + end, captures, forms)
                if not self._innocent(hit, page) and (not needs_parse(hit) or stands(hit, doc)):
                    hits.append(with_joined(hit, doc) if may_be_joined(hit) else hit)
        return tuple(hits)

    def _lexical(self, kind: TextKind, page: Page) -> Iterator[Hit]:
        for rule, (start, end, captures, forms) in self._phrases.find(page, thorough=self._thorough):
            if rule.judges(kind):
                yield Hit(rule, page.block, start, end, captures, forms)
        yield from (hit for hit in self._density.find(page, thorough=self._thorough) if hit.rule.judges(kind))

    def _to_parse(self, kind: TextKind, page: Page) -> Iterator[tuple[Rule, Page, Sentence]]:
        for rule, _ in self._grammar_rules:
            anchored = self._anchors[rule.id]
            if not rule.judges(kind) or (not self._thorough and all(page.lacks(needs) for needs in anchored)):
                continue
            for sentence in page.block.sentences:
                held = terms(page.text[sentence.start : sentence.end])
                if self._thorough or not all(lacks(needs, held) for needs in anchored):
                    yield rule, page, sentence

    def _innocent(self, hit: Hit, page: Page) -> bool:
        if is_region(hit) or (Guard.QUOTED not in hit.rule.even_if and is_quoted(hit)):
            return True
        if is_title(hit):
            return True
        if self._allowed.covers(hit):
            return True
        if hit.block.kind is BlockKind.QUOTE and Guard.QUOTED not in hit.rule.even_if:
            return True
        context = self._contexts[hit.rule.id]
        thorough = self._thorough
        return (
            any(
                start < hit.end and hit.start < end
                for wording in context.unless
                for start, end, _, _ in wording.find(page, thorough=thorough)
            )
            or any(True for wording in context.unless_beside for _ in wording.find(page, thorough=thorough))
            or (bool(context.only_beside) and not any(_beside(hit, w, page, thorough) for w in context.only_beside))
        )


def _beside(hit: Hit, wording: Wording, page: Page, thorough: bool) -> bool:
    return any(
        sentence.start <= start < sentence.end
        for start, _, _, _ in wording.find(page, thorough=thorough)
        for sentence in hit.sentences
    )


def _context(rule: Rule, made: Ready) -> _Context:
    return _Context(
        *(
            tuple(made.wording(rule, phrase) for phrase in phrases)
            for phrases in (rule.unless, rule.unless_beside, rule.only_beside)
        )
    )
