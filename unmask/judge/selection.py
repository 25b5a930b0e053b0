"""Selection: which matches are findings: one of several on the same words, and every copy.

A post pasted twice, as exports have it, needs its advice once; but what is mended in the one place is mended in the
other, even by a rule that looks for its words at the top of a text alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from unmask.types.draft import Draft
from unmask.types.match import Match
from unmask.types.span import Shelves, Span

WIDE = 400
"""A finding that covers more code points than this speaks of layout, and leaves the wording inside it to others."""

SAME = 0.6
"""Two findings of different packs say the same when they share at least this part of the longer one."""


def keep(found: Sequence[Match]) -> tuple[int, ...]:
    """The indices of the findings to keep, in the order of the text.

    Of two findings of one pack that overlap, and of two of different packs that cover nearly the same words, the
    stronger stays: the higher level, then the heavier, then the longer, then the first by name.
    """
    kept: list[int] = []
    for touching in _touching(found):
        if len(touching) == 1:
            kept += touching
        else:
            kept += _strongest(found, touching)
    return tuple(kept)


_FEW = 8
"""So many findings are each held against all others sooner than against those near to it."""


def _touching(found: Sequence[Match]) -> Iterator[list[int]]:
    """The indices of the findings in the order of the text, those together that overlap each other in a row."""
    ordered = sorted([(one.span.start, -one.span.end, one.rule.id, index) for index, one in enumerate(found)])
    touching: list[int] = []
    last = 0
    for start, end, _, index in ordered:
        if touching and start >= last:
            yield touching
            touching = []
        touching.append(index)
        last = max(last, -end)
    if touching:
        yield touching


def _strongest(found: Sequence[Match], touching: Sequence[int]) -> Iterator[int]:
    """Those of some findings that stay beside the others, in the same order."""
    shelves = Shelves() if len(touching) > _FEW else None
    stay: list[int] = []
    for index in sorted(touching, key=lambda i: _strength(found[i])):
        match = found[index]
        near = stay if shelves is None else shelves.near(match.span)
        if not any(_compete(match, found[other]) for other in near):
            stay.append(index)
            if shelves is not None:
                shelves.put(match.span, index)
    kept = frozenset(stay)
    return (index for index in touching if index in kept)


def _strength(match: Match) -> tuple[float, float, int, int, str]:
    rule, span = match.rule, match.span
    return (-rule.level, -rule.weight, -len(span), span.start, rule.id)


def _compete(one: Match, other: Match) -> bool:
    span, other_span = one.span, other.span
    if span.end <= other_span.start or other_span.end <= span.start:
        return False
    rule, other_rule = one.rule, other.rule
    if rule.id == other_rule.id:
        return True
    width, other_width = span.end - span.start, other_span.end - other_span.start
    if (width > WIDE) != (other_width > WIDE):
        return False
    if rule.pack == other_rule.pack:
        return True
    shared = min(span.end, other_span.end) - max(span.start, other_span.start)
    return shared >= SAME * max(width, other_width)


REPEATED = 4
"""From how many words on a sentence that comes again is taken for a copy of the first."""


MOST_SENTENCES = 8
"""What goes over more sentences than this is found by its shape, in a copy as in the original."""


def copies(draft: Draft, found: Sequence[Match]) -> Iterator[Match]:
    """What was found, once more in every later sentence that is the same to the letter and where it was not found."""
    text = draft.source.text
    known = {(match.rule.id, match.span) for match in found}
    done: set[tuple[str, str, int, int]] = set()
    repeated: _Repeated | None = None
    sayings = Sayings(text)
    for match in sorted(found, key=_place):
        said = sayings.of(match.sentence)
        key = match.rule.id, said.written, match.span.start - match.sentence.start, len(match.span)
        if said.words < REPEATED or key in done:
            continue
        done.add(key)
        repeated = repeated or _Repeated(draft)
        for start in repeated.after(match.sentence, text):
            copied = _moved(match, draft, start - match.sentence.start)
            if (match.rule.id, copied.span) not in known:
                known.add((match.rule.id, copied.span))
                yield copied


def _place(match: Match) -> tuple[int, int]:
    return match.span.start, match.span.end


class _Repeated:
    """The sentences of a draft, by what they say."""

    def __init__(self, draft: Draft) -> None:
        text = draft.source.text
        each = [(block, sentence) for block in draft.blocks for sentence in block.sentences]
        self._begins = [block.starts[sentence.start] for block, sentence in each]
        ends = [block.ends[sentence.end - 1] for block, sentence in each]
        self._starts = {start: number for number, start in enumerate(self._begins)}
        self._ends = {end: number for number, end in enumerate(ends)}
        numbers: dict[str, int] = {}
        written = (text[start:end] for start, end in zip(self._begins, ends, strict=True))
        self._said = [numbers.setdefault(said, len(numbers)) for said in written]
        self._last = {said: number for number, said in enumerate(self._said)}
        seen = Counter(self._said)
        self._again = [number for number, said in enumerate(self._said) if seen[said] > 1]
        self._places: dict[int, dict[tuple[int, int], list[int]]] = {}

    def after(self, sentence: Span, text: str) -> Iterator[int]:
        """Where one or a few sentences stand again after they did first."""
        first, last = self._starts.get(sentence.start), self._ends.get(sentence.end)
        if first is None or last is None or last < first or last - first >= MOST_SENTENCES:
            return
        if self._last[self._said[first]] == first:
            return
        places = self._of(last - first)[self._said[first], self._said[last]]
        done = sentence.end
        said = sentence.slice(text)
        for number in places[bisect_right(places, first) :]:
            start = self._begins[number]
            if start >= done and text.startswith(said, start):
                done = start + len(said)
                yield start

    def _of(self, further: int) -> dict[tuple[int, int], list[int]]:
        """The numbers of sentences by what they say and what the one says that is so much further on."""
        if further not in self._places:
            places = self._places[further] = {}
            for number in self._again:
                if number + further < len(self._said):
                    places.setdefault((self._said[number], self._said[number + further]), []).append(number)
        return self._places[further]


@dataclass(frozen=True, slots=True)
class Saying:
    """What a sentence says as it is `written`, with one space where it has white space, and in how many words."""

    written: str
    text: str
    words: int


class Sayings:
    """What the sentences of a text say, each read once, however many matches it has."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[Span, Saying] = {}

    def of(self, sentence: Span) -> Saying:
        """What the text says there."""
        if (known := self._known.get(sentence)) is not None:
            return known
        written = sentence.slice(self._text)
        words = written.split()
        said = self._known[sentence] = Saying(written, " ".join(words), len(words))
        return said


def first_of_each(sayings: Sayings, matches: Sequence[Match]) -> tuple[list[Match], list[Match]]:
    """The matches in sentences that have not stood before in the same text, and those in copies of such a sentence.

    Sentences of a few words may well come again.
    """
    first: dict[tuple[str, str], int] = {}
    kept: list[Match] = []
    again: list[Match] = []
    for match in sorted(matches, key=_place):
        if match.copied:
            again.append(match)
            continue
        said = sayings.of(match.sentence)
        start = first.setdefault((match.rule.id, said.text), match.sentence.start)
        own = start == match.sentence.start or said.words < REPEATED
        (kept if own else again).append(match)
    return kept, again


def _moved(match: Match, draft: Draft, by: int) -> Match:
    sentence = match.sentence.shift(by)
    block = draft.block_of(sentence)
    return replace(match.moved(by, block.span if block is not None else sentence), within=None, copied=True)
