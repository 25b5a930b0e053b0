"""What a search knows: what the text alone can say of a draft, and what was found before and can be used again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from unmask.cache.memo import Recent
from unmask.match.prefilter import Page
from unmask.types.draft import Block, Sentence
from unmask.types.match import Match, Within
from unmask.types.pattern import Pattern
from unmask.types.rule import Rule
from unmask.types.source import TextKind

Question = tuple[object, ...]
"""What the grammar of a sentence is asked: whether a match in it stands, or where a pattern of grammar matches."""

Answers = dict[Question, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """What the text alone can say of a block: matches that stand or are in doubt, and sentences to try for grammar."""

    block: Block
    settled: tuple[Match, ...]
    doubtful: tuple[Match, ...]
    grammar: tuple[tuple[Rule, Pattern, Page, Sentence], ...]

    @property
    def questions(self) -> Iterator[tuple[str, Question]]:
        """What must be asked to settle the rest, each with its sentence."""
        for match in self.doubtful:
            yield sentence_of(match), question_about(match)
        for _, pattern, page, sentence in self.grammar:
            yield page.block.said(sentence), (id(pattern),)


@dataclass(frozen=True, slots=True)
class Whole:
    """All matches of a block: those that stood by the text alone, those that were in doubt, and those of grammar."""

    block: Block
    settled: tuple[Match, ...]
    doubted: tuple[Match, ...]
    grammatical: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What can be said of the blocks of a draft without the language model, or is known of them from before.

    `answers` holds what each sentence that must be asked has answered so far.
    """

    kind: TextKind
    parts: tuple[Part | Whole, ...]
    answers: Mapping[str, Answers]

    @property
    def sentences(self) -> Iterator[str]:
        """The sentences that must be parsed to settle the rest."""
        for part in self.parts:
            for sentence, question in part.questions if isinstance(part, Part) else ():
                if question not in self.answers[sentence]:
                    yield sentence


class Known:
    """What a search has found before, to be used again: the matches of blocks, and what sentences have answered.

    It belongs to one search, and is bounded. What is found with it is what is found without.
    """

    def __init__(self, *, blocks: int = 2048, sentences: int = 512) -> None:
        self._blocks = Recent[tuple[object, ...], Whole](blocks)
        self._answers = Recent[str, Answers](sentences)

    def __len__(self) -> int:
        """How many blocks and answers are kept."""
        return len(self._blocks) + self._answers.sum(len)

    def find(self, kind: TextKind, block: Block) -> Whole | None:
        """The matches of a block, if they are known of one that reads the same, wherever it stood."""
        whole = self._blocks.get(_reading(kind, block))
        if whole is None or whole.block is block:
            return whole
        by = block.starts[0] - whole.block.starts[0]
        if not _reads_alike(whole.block, block, by):
            return None
        return Whole(
            block,
            tuple(_moved(match, block, by) for match in whole.settled),
            tuple(_moved(match, block, by) for match in whole.doubted),
            tuple(_moved(match, block, by) for match in whole.grammatical),
        )

    def put(self, kind: TextKind, whole: Whole) -> None:
        """Keep the matches of a block."""
        self._blocks.put(_reading(kind, whole.block), whole)

    def answers_about(self, sentence: str) -> Answers:
        """What a sentence has answered, to which more may be added."""
        answers = self._answers.get(sentence)
        if answers is None:
            answers = {}
            self._answers.put(sentence, answers)
        return answers


def _reading(kind: TextKind, block: Block) -> tuple[object, ...]:
    """All of a block that its matches depend on, save where it stands."""
    return kind, block.kind, block.text, block.regions


def _moved(match: Match, block: Block, by: int) -> Match:
    """A match of a block in another one that reads the same."""
    within = match.within
    # To copy all of it and then put some of it anew takes twice as long.
    return Match(
        match.rule, match.pattern, match.span.shift(by), match.sentence.shift(by), block.span,
        Within(block, within.start, within.end) if within is not None else None,
        match.captures, match.forms, tuple([span.shift(by) for span in match.joined]),
        match.replaced, match.removable, match.parts, match.copied,
    )  # fmt: skip


def _reads_alike(one: Block, other: Block, by: int) -> bool:
    if one.reading is other.reading is not None:
        return True
    return _apart(one.starts, other.starts, by) and _apart(one.ends, other.ends, by)


def _apart(one: Sequence[int], other: Sequence[int], by: int) -> bool:
    """Whether two blocks' letters stand alike, `by` code points apart."""
    if isinstance(one, range) and isinstance(other, range):
        return other == range(one.start + by, one.stop + by)
    return len(one) == len(other) and all(place + by == there for place, there in zip(one, other, strict=True))


def question_about(match: Match) -> Question:
    """What is asked of the grammar of a match's sentence."""
    within = match.within
    if within is None:
        return ()
    start = within.sentences[0].start
    return id(match.pattern), within.start - start, within.end - start, *match.captures.items()


def sentence_of(match: Match) -> str:
    """The sentence of a match that lies in one."""
    within = match.within
    return within.block.said(within.sentences[0]) if within is not None else ""
