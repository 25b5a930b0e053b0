"""The search: every pattern of wording over a draft, with the language model asked only where something hangs on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from unmask.language import load
from unmask.match.context import Allowed, Contexts
from unmask.match.density import DensityIndex
from unmask.match.guard import is_quoted, is_region, is_title, may_be_parsed, needs_parse, stands
from unmask.match.known import Answers, Known, Part, Question, Survey, Whole, question_about, sentence_of
from unmask.match.prefilter import Page
from unmask.match.ready import ready
from unmask.match.syntax import GrammarIndex, anchors, lacks
from unmask.match.wording import Verbs, Wordings, joined_verbs, may_be_joined, with_joined
from unmask.types.draft import Block, BlockKind, Draft, Sentence
from unmask.types.lexicon import Form
from unmask.types.match import Match, Within, wording_match
from unmask.types.pattern import Grammar, Pattern, Shorthand, Tokens
from unmask.types.rule import Guard, Rule, Rulebook
from unmask.types.source import TextKind

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc

_Asked = tuple[Rule, Pattern]
_Answer = tuple[int, int, Mapping[str, str], tuple[Form, ...], Verbs]
"""A match of grammar: where it stands in its sentence, its parts and forms, and the verbs that are joined to it."""


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

    def make_ready(self, surveys: Iterable[Survey]) -> None:
        """Load what `settle` will need of the language model, if it will: no turn with the model may do so."""
        if any(part.grammar for survey in surveys for part in survey.parts if isinstance(part, Part)):
            _ = self._grammar

    def survey(self, draft: Draft, known: Known | None = None) -> Survey:
        """Everything that can be said of a draft without the language model. What is `known` is not looked for."""
        kind = draft.source.kind
        found = ((known.find(kind, block) if known is not None else None, block) for block in draft.blocks)
        parts = tuple(whole or self._survey(kind, block) for whole, block in found)
        asked = {sentence for part in parts if isinstance(part, Part) for sentence, _ in part.questions}
        # Held here, or those of a long text could be let go before they are needed.
        return Survey(kind, parts, {each: known.answers_about(each) if known is not None else {} for each in asked})

    def _survey(self, kind: TextKind, block: Block) -> Part:
        settled: list[Match] = []
        doubtful: list[Match] = []
        page = self._wordings.page(block)
        for match in self._lexical(kind, page):
            if match.within is None or self._innocent(match, match.within, page):
                continue
            doubt = needs_parse(match) or may_be_joined(match)
            in_doubt = may_be_parsed(match.within) if self._thorough else doubt
            (doubtful if in_doubt else settled).append(match)
        return Part(block, tuple(settled), tuple(doubtful), tuple(self._to_parse(kind, page)))

    def ask(self, surveys: Iterable[Survey], docs: Iterable[tuple[str, Doc]]) -> None:
        """Ask the sentences of surveys what must be asked of them, each as its parse comes, which is let go then."""
        waiting: dict[str, list[tuple[Answers, Question, Callable[[Doc], object]]]] = {}
        for survey in surveys:
            for part in survey.parts:
                for sentence, question, ask in self._asked_of(part) if isinstance(part, Part) else ():
                    waiting.setdefault(sentence, []).append((survey.answers[sentence], question, ask))
        for sentence, doc in docs:
            for answers, question, ask in waiting.pop(sentence, ()):
                if question not in answers:
                    answers[question] = ask(doc)

    def _asked_of(self, part: Part) -> Iterator[tuple[str, Question, Callable[[Doc], object]]]:
        for match in part.doubtful:
            yield sentence_of(match), question_about(match), partial(_verbs_if_it_stands, match)
        for rule, pattern, page, sentence in part.grammar:
            ask = partial(self._answers, rule, pattern, page, sentence)
            yield page.block.said(sentence), (id(pattern),), ask

    def settle(self, survey: Survey, known: Known | None = None) -> tuple[Match, ...]:
        """Every match that stands, once all of the survey's sentences have been asked.

        What is found is `known` from then on.
        """
        wholes = [part if isinstance(part, Whole) else self._settle(part, survey.answers) for part in survey.parts]
        if known is not None:
            for whole in wholes:
                known.put(survey.kind, whole)
        return (
            *(match for whole in wholes for match in whole.settled),
            *(match for whole in wholes for match in whole.doubted),
            *(match for whole in wholes for match in whole.grammatical),
        )

    def _settle(self, part: Part, known: Mapping[str, Answers]) -> Whole:
        doubted = [
            with_joined(match, verbs)
            for match in part.doubtful
            if (verbs := known[sentence_of(match)][question_about(match)]) is not None
        ]
        grammatical: list[Match] = []
        for rule, pattern, page, sentence in part.grammar:
            for start, end, captures, forms, verbs in known[page.block.said(sentence)][id(pattern),]:
                within = Within(page.block, sentence.start + start, sentence.start + end)
                match = wording_match(rule, pattern, within, captures, forms)
                if not self._innocent(match, within, page):
                    grammatical.append(with_joined(match, verbs))
        return Whole(part.block, part.settled, tuple(doubted), tuple(grammatical))

    def _answers(self, rule: Rule, pattern: Pattern, page: Page, sentence: Sentence, doc: Doc) -> tuple[_Answer, ...]:
        """Where a pattern of grammar matches in a sentence, and the verbs that are joined to each match that stands."""
        return tuple(self._found(rule, pattern, page, sentence, doc))

    def _found(self, rule: Rule, pattern: Pattern, page: Page, sentence: Sentence, doc: Doc) -> Iterator[_Answer]:
        for start, end, captures, forms in self._grammar.find(pattern, doc):
            within = Within(page.block, sentence.start + start, sentence.start + end)
            match = wording_match(rule, pattern, within, dict(captures), forms)
            if not needs_parse(match) or stands(match, doc):
                yield start, end, dict(captures), forms, _verbs(match, doc)

    def innocent(self, match: Match, draft: Draft) -> bool:
        """Whether the context of a shape, which may go over several blocks, says that it is nothing of the kind."""
        for block in draft.blocks_at(match.span):
            if (within := _inside(block, match)) is not None and self._settles(match.rule, within):
                return True
        return False

    def _settles(self, rule: Rule, within: Within) -> bool:
        """Whether what stands in a block and around it there says that it is nothing of the kind."""
        known, question = within.block.known, (rule.id, within.start, within.end)
        if question not in known:
            known[question] = self._allowed.covers(within) or (
                self._contexts.asks(rule) and self._contexts.innocent(rule, within, self._page(within.block))
            )
        return bool(known[question])

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


def _verbs_if_it_stands(match: Match, doc: Doc) -> Verbs | None:
    return _verbs(match, doc) if stands(match, doc) else None


def _verbs(match: Match, doc: Doc) -> Verbs:
    """The verbs that are joined to a match, by the grammar of its sentence."""
    return joined_verbs(match, doc) if may_be_joined(match) else ()


def _inside(block: Block, match: Match) -> Within | None:
    """The part of a block's prose that a match covers; None where it covers none."""
    # Neither of the two ever decreases.
    first, after = bisect_right(block.ends, match.span.start), bisect_left(block.starts, match.span.end)
    return Within(block, first, after) if first < after else None
