"""Alignment: which sentences of a rewrite say what which sentences of its original said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from typing import Any, NamedTuple

from unmask.english.word import stem
from unmask.english.wordlist import words
from unmask.fidelity.order import Run, runs
from unmask.fidelity.partner import partners
from unmask.types.draft import Block, Draft, Sentence, kept_between
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
    def known(self) -> dict[Any, Any]:
        """What was worked out of what it says."""
        return self.block.known_of(self.start)

    @cached_property
    def text(self) -> str:
        """Its letters, folded."""
        return self.block.text[self.start : self.end]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in small letters."""
        return _words(self)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the words that say something; of all words where none does."""
        return _stems(self)

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


@kept_between
def _words(said: Said) -> tuple[str, ...]:
    return tuple(_WORD.findall(said.text.lower()))


@kept_between
def _stems(said: Said) -> frozenset[str]:
    heavy = frozenset(stem(word) for word in said.words if word not in LIGHT)
    return heavy or frozenset(said.words)


Tie = Callable[[Sequence[Said], int], Iterable[int]]
"""What gives for one of some sentences the numbers of others that it is tied to; it asks for no source offset."""


@dataclass(frozen=True, eq=False, slots=True)
class Ties:
    """Ties that look no more than so many sentences before one and so many after it.

    A sentence of which `has` does not hold, by what its block says alone, has none of them.
    """

    before: int
    after: int
    ties: tuple[Tie, ...]
    has: Callable[[Said], object] = lambda _: True


class Setting(NamedTuple):
    """What some sentences of a text read as, whose blocks are kept between two readings of it.

    Of each it holds the number of its block's reading, where it begins in the block, and how many paragraphs after the
    one before. Whether two are of one block follows: within one they begin one after the other.
    """

    readings: tuple[int, ...]
    starts: tuple[int, ...]
    steps: tuple[int, ...]


def setting(said: Sequence[Said]) -> Setting | None:
    """What sentences read as; None where there is none, or blocks are not kept."""
    readings = [one.block.reading for one in said]
    kept = [each.number for each in readings if each is not None]
    if not kept or len(kept) < len(said):
        return None
    paragraphs = [one.block.paragraph for one in said]
    steps = (0, *[other - one for one, other in pairwise(paragraphs)])
    return Setting(tuple(kept), tuple([one.start for one in said]), steps)


def tied(said: Sequence[Said], *ways: Ties) -> tuple[frozenset[int], ...]:
    """For each sentence the numbers that one of the `ways` gives, as far as there are such sentences.

    Where blocks are kept between two readings of a text it is asked again only of sentences near to a changed one.
    """
    around = setting(said)
    found: list[set[int]] = [set() for _ in said]
    for way in ways:
        for number, one in enumerate(said):
            if way.has(one):
                tie = _tied_anew if around is None else partial(_tied, around)
                found[number].update(tie(said, number, way))
    return tuple(frozenset(other for other in each if 0 <= other < len(said)) for each in found)


def _tied_anew(said: Sequence[Said], number: int, way: Ties) -> Iterable[int]:
    return (other for tie in way.ties for other in tie(said, number))


def _tied(around: Setting, said: Sequence[Said], number: int, way: Ties) -> Iterable[int]:
    """What a way gave for a sentence before, if all that it looks at is the same."""
    first, end = max(0, number - way.before), number + way.after + 1
    here = number - first, around.readings[first:end], around.starts[first:end], around.steps[first + 1 : end]
    known = said[number].known
    before, told = known.get(way, (None, ()))
    if before != here:
        told = tuple(other - number for other in _tied_anew(said, number, way))
        known[way] = here, told
    return [number + by for by in told]


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
    done = Run(0, 0, 0)
    for run in (*runs([said.text for said in old], [said.text for said in new]), Run(len(old), len(new), 0)):
        links |= _linked(old, new, range(done.old + done.size, run.old), range(done.new + done.size, run.new), ALIKE)
        links |= {(run.old + by, run.new + by) for by in range(run.size)}
        done = run
    linked_old, linked_new = ({link[side] for link in links} for side in (0, 1))
    free_old = [i for i in range(len(old)) if i not in linked_old]
    free_new = [k for k in range(len(new)) if k not in linked_new]
    links |= _linked(old, new, free_old, free_new, MOVED)
    return tuple(_pairs(old, new, links))


def _linked(
    old: Sequence[Said], new: Sequence[Said], mine: Sequence[int], theirs: Sequence[int], least: float
) -> set[tuple[int, int]]:
    """The best partner of each sentence, on either side, that is like it enough."""
    if not mine or not theirs:
        return set()
    found = partners([old[i].stems for i in mine], [new[k].stems for k in theirs], least)
    return {(mine[i], theirs[k]) for i, k in found}


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
