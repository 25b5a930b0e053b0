"""Alignment: which sentences of a rewrite say what which sentences of its original said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from unmask.english.word import stem
from unmask.english.wordlist import words
from unmask.types.draft import Block, Draft, Sentence
from unmask.types.span import Span

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[$€£%#@]")
LIGHT = frozenset(words("claim", "light"))
"""Words that say little by themselves, in small letters."""


@dataclass(frozen=True)
class Said:
    """A sentence of a block: `start` and `end` are half-open offsets into the block's folded text.

    `offset` is how far the sentence stands from where its block says, where only a part of a text was read.
    """

    block: Block
    start: int
    end: int
    offset: int = 0

    @cached_property
    def text(self) -> str:
        """Its letters, folded."""
        return self.block.text[self.start : self.end]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters."""
        return tuple(_WORD.findall(self.text.lower()))

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that say something; of all words where none does."""
        heavy = frozenset(stem(word) for word in self.words if word not in LIGHT)
        return heavy or frozenset(self.words)

    @cached_property
    def span(self) -> Span:
        """Where it stands in the source."""
        # Asked of hundreds of sentences for each edit of a long line.
        return Span(self.block.starts[self.start] + self.offset, self.block.ends[self.end - 1] + self.offset)

    def source_span(self, part: Span) -> Span:
        """The source span of a part of `text`. Raises `ValueError` when the part is empty."""
        span = self.block.source_span(self.start + part.start, self.start + part.end)
        return span.shift(self.offset) if self.offset else span

    @property
    def place(self) -> int:
        """Where it begins in the source."""
        return self.block.starts[self.start] + self.offset


def near(said: Sequence[Said], one: int, other: int) -> bool:
    """Whether there are two such sentences, and they stand in one paragraph or in two that follow each other."""
    there = 0 <= one < len(said) and 0 <= other < len(said)
    return there and abs(said[one].block.paragraph - said[other].block.paragraph) <= 1


def sentences(draft: Draft) -> Iterator[Said]:
    """The sentences of a draft that hold a word, in its order."""
    return (Said(block, sentence.start, sentence.end) for block, sentence in spoken(draft))


def spoken(draft: Draft) -> Iterator[tuple[Block, Sentence]]:
    """Each sentence that holds a word with its block, in the order of a draft."""
    for block in draft.blocks:
        for sentence in block.sentences:
            if any(map(str.isalnum, block.text[sentence.start : sentence.end])):
                yield block, sentence


ALIKE = 0.5
"""The share of the shorter sentence's words that two sentences must have in common, to be wordings of one."""

MOVED = 0.7
"""The share for sentences that stand in another order."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences of the original, and those of the rewrite that say the same: one of each, or some that were joined.

    One side is empty where a sentence has gone or is new.
    """

    old: tuple[Said, ...]
    new: tuple[Said, ...]

    @property
    def same(self) -> bool:
        """Whether both say it in the same words."""
        return [said.text for said in self.old] == [said.text for said in self.new]


def align(old: Sequence[Said], new: Sequence[Said]) -> tuple[Pair, ...]:
    """Every sentence of both, each in one pair: first by the order of the original, then what is new, in its order."""
    links: set[tuple[int, int]] = set()
    matcher = SequenceMatcher(None, [said.text for said in old], [said.text for said in new], autojunk=False)
    for tag, i1, i2, k1, k2 in matcher.get_opcodes():
        if tag == "equal":
            links |= set(zip(range(i1, i2), range(k1, k2), strict=True))
        elif tag == "replace":
            links |= _linked(old, new, range(i1, i2), range(k1, k2), ALIKE)
    free_old = [i for i in range(len(old)) if not any(i == link[0] for link in links)]
    free_new = [k for k in range(len(new)) if not any(k == link[1] for link in links)]
    links |= _linked(old, new, free_old, free_new, MOVED)
    return tuple(_pairs(old, new, links))


def _linked(
    old: Sequence[Said], new: Sequence[Said], mine: Sequence[int], theirs: Sequence[int], least: float
) -> set[tuple[int, int]]:
    """The best partner of each sentence, on either side, that is like it enough."""
    found: set[tuple[int, int]] = set()
    for i in mine:
        score, k = max(((_likeness(old[i], new[k]), -k) for k in theirs), default=(0.0, 0))
        if score >= least:
            found.add((i, -k))
    for k in theirs:
        score, i = max(((_likeness(old[i], new[k]), -i) for i in mine), default=(0.0, 0))
        if score >= least:
            found.add((-i, k))
    return found


def _likeness(one: Said, other: Said) -> float:
    common = len(one.stems & other.stems)
    return common / min(len(one.stems), len(other.stems)) if common else 0.0


def _pairs(old: Sequence[Said], new: Sequence[Said], links: set[tuple[int, int]]) -> Iterator[Pair]:
    mine: dict[int, set[int]] = {}
    theirs: dict[int, set[int]] = {}
    for i, k in links:
        mine.setdefault(i, set()).add(k)
        theirs.setdefault(k, set()).add(i)
    done: set[int] = set()
    for i in range(len(old)):
        if i not in done:
            group, others = _group(i, mine, theirs)
            done |= group
            yield Pair(tuple(old[j] for j in sorted(group)), tuple(new[k] for k in sorted(others)))
    for k in range(len(new)):
        if k not in theirs:
            yield Pair((), (new[k],))


def _group(first: int, mine: dict[int, set[int]], theirs: dict[int, set[int]]) -> tuple[set[int], set[int]]:
    """The sentences that hang together with one of the original, on both sides."""
    group, others, waiting = {first}, set[int](), [first]
    while waiting:
        for k in mine.get(waiting.pop(), set()) - others:
            others.add(k)
            waiting += theirs[k] - group
            group |= theirs[k]
    return group, others
