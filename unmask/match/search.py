"""The search: every pattern of wording over a draft, with the language model asked only where something hangs on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from unmask.language import load
from unmask.match.allowed import Allowed
from unmask.match.context import Contexts
from unmask.match.density import DensityIndex
from unmask.match.guard import is_quoted, is_region, is_title, may_be_parsed, needs_parse, stands
from unmask.match.joined import may_be_joined, with_joined
from unmask.match.prefilter import Page
from unmask.match.ready import ready
from unmask.match.syntax import GrammarIndex, anchors, lacks
from unmask.match.wording import Wordings
from unmask.types.draft import Block, BlockKind, Draft, Sentence
from unmask.types.match import Match, Within, wording_match
from unmask.types.pattern import Grammar, Pattern, Shorthand, Tokens
from unmask.types.rule import Guard, Rule, Rulebook
from unmask.types.source import TextKind

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc

_Asked = tuple[Rule, Pattern]


@dataclass(frozen=True, slots=True)
class Survey:
    """What the text alone can say of a draft: matches that stand or are in doubt, and sentences to try for grammar."""

    settled: tuple[Match, ...]
    doubtful: tuple[Match, ...]
    grammar: tuple[tuple[Rule, Pattern, Page, Sentence], ...]

    @property
    def sentences(self) -> Iterator[str]:
        """The sentences that must be parsed to settle the rest."""
        for match in self.doubtful:
            yield _sentence_of(match)
        for _, _, page, sentence in self.grammar:
            yield page.block.said(sentence)


class Search:
    """A rulebook made ready to be searched for. What it holds of texts it has seen changes nothing that is found.

    `thorough` spares nothing: every phrase is searched for in every block, every sentence is tried for grammar and
    every match is decided by the language model. What is found is the same; it is there to prove just that.
    """

    def __init__(self, rulebook: Rulebook, *, cache: Path | None = None, thorough: bool = False) -> None:
        self._model = rulebook.model
        self._allowed = Allowed(rulebook.allow)
        self._thorough = thorough
        self._wordings = ready(rulebook, cache) if not thorough else _exhaustive(rulebook)
        pairs = [(rule, pack.words) for pack in rulebook.packs for rule in pack.rules]
        self._asked: list[_Asked] = []
        self._by_phrase: dict[int, list[int]] = {}
        for rule, _ in pairs:
            for pattern in rule.patterns:
                if isinstance(find := pattern.find, Shorthand):
                    number = self._wordings.number(rule.pack, find.text, case=find.case)
                    self._by_phrase.setdefault(number, []).append(len(self._asked))
                    self._asked.append((rule, pattern))
        self._density = DensityIndex(pairs, self._wordings)
        self._grammatical = [
            (rule, pattern, anchors(pattern, words), words)
            for rule, words in pairs
            for pattern in rule.patterns
            if isinstance(pattern.find, Tokens | Grammar)
        ]
        self._contexts = Contexts(rulebook, self._wordings)
        self._pages: deque[Page] = deque(maxlen=2)

    @cached_property
    def _grammar(self) -> GrammarIndex:
        patterns = ((pattern, words) for _, pattern, _, words in self._grammatical)
        return GrammarIndex(patterns, load(self._model).vocab)

    def survey(self, draft: Draft) -> Survey:
        """Everything that can be said of a draft without the language model."""
        settled: list[Match] = []
        doubtful: list[Match] = []
        grammar: list[tuple[Rule, Pattern, Page, Sentence]] = []
        for block in draft.blocks:
            page = self._wordings.page(block)
            for match in self._lexical(draft.source.kind, page):
                if match.within is None or self._innocent(match, match.within, page):
                    continue
                doubt = needs_parse(match) or may_be_joined(match)
                in_doubt = may_be_parsed(match.within) if self._thorough else doubt
                (doubtful if in_doubt else settled).append(match)
            grammar += self._to_parse(draft.source.kind, page)
        return Survey(tuple(settled), tuple(doubtful), tuple(grammar))

    def settle(self, survey: Survey, docs: Mapping[str, Doc]) -> tuple[Match, ...]:
        """Every match that stands. `docs` holds the parse of each of the survey's sentences, by its text."""
        matches = list(survey.settled)
        for match in survey.doubtful:
            doc = docs[_sentence_of(match)]
            if stands(match, doc):
                matches.append(with_joined(match, doc) if may_be_joined(match) else match)
        for rule, pattern, page, sentence in survey.grammar:
            doc = docs[page.block.said(sentence)]
            for start, end, captures, forms in self._grammar.find(pattern, doc):
                within = Within(page.block, sentence.start + start, sentence.start + end)
                match = wording_match(rule, pattern, within, dict(captures), forms)
                if not self._innocent(match, within, page) and (not needs_parse(match) or stands(match, doc)):
                    matches.append(with_joined(match, doc) if may_be_joined(match) else match)
        return tuple(matches)

    def innocent(self, match: Match, draft: Draft) -> bool:
        """Whether the context of a shape, which may go over several blocks, says that it is nothing of the kind."""
        for block in draft.blocks_at(match.span):
            if (within := _inside(block, match)) is not None:
                page = self._page(block)
                if self._allowed.covers(within) or self._contexts.innocent(match.rule, within, page):
                    return True
        return False

    def _page(self, block: Block) -> Page:
        """The page of a block; several shapes in one block have it in common."""
        for page in self._pages:
            if page.block is block:
                return page
        self._pages.append(page := self._wordings.page(block))
        return page

    def _lexical(self, kind: TextKind, page: Page) -> Iterator[Match]:
        there = page.candidates.keys() & self._by_phrase.keys()
        for index, number in sorted((index, phrase) for phrase in there for index in self._by_phrase[phrase]):
            rule, pattern = self._asked[index]
            if rule.judges(kind):
                for start, end, captures, forms in self._wordings.find(number, page):
                    yield wording_match(rule, pattern, Within(page.block, start, end), dict(captures), forms)
        yield from (each for each in self._density.find(page) if each.rule.judges(kind))

    def _to_parse(self, kind: TextKind, page: Page) -> Iterator[tuple[Rule, Pattern, Page, Sentence]]:
        for rule, pattern, needed, _ in self._grammatical:
            if not rule.judges(kind) or (not self._thorough and lacks(needed, page.terms)):
                continue
            for sentence in page.block.sentences:
                if self._thorough or not lacks(needed, page.terms_of(sentence)):
                    yield rule, pattern, page, sentence

    def _innocent(self, match: Match, within: Within, page: Page) -> bool:
        even_quoted = Guard.QUOTED in match.rule.even_if
        if is_region(within) or (not even_quoted and is_quoted(within)) or is_title(within):
            return True
        if self._allowed.covers(within) or (within.block.kind is BlockKind.QUOTE and not even_quoted):
            return True
        return self._contexts.innocent(match.rule, within, page)


def _exhaustive(rulebook: Rulebook) -> Wordings:
    from unmask.match.thorough import Exhaustive

    return Exhaustive(rulebook)


def _sentence_of(match: Match) -> str:
    """The sentence of a match that lies in one."""
    within = match.within
    return within.block.said(within.sentences[0]) if within is not None else ""


def _inside(block: Block, match: Match) -> Within | None:
    """The part of a block's prose that a match covers; None where it covers none."""
    # Neither of the two ever decreases.
    first, after = bisect_right(block.ends, match.span.start), bisect_left(block.starts, match.span.end)
    return Within(block, first, after) if first < after else None
