"""Density: a passage that is mostly wording of one kind. No single word of it is the fault.

Each piece of listed wording has its points, and what stands between two pieces takes points away: so much a word, so
much a particular. The passage that is left with most is the one to judge (a maximal scoring segment, found by Kadane's
algorithm), so that a long sentence is judged by its worst clause and a plain one is not blamed for a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from unmask.english.particular import particulars
from unmask.english.word import WORD
from unmask.match.prefilter import Page
from unmask.match.wording import Wordings, Words
from unmask.types.draft import Block, Sentence
from unmask.types.match import Match, Within, wording_match
from unmask.types.pattern import Density, Pattern
from unmask.types.rule import Rule
from unmask.types.span import Span

_HAIR = 1e-9
"""How far sums of the same points in another order may be apart."""

_STEM = 3
"""How many letters a word has at least before an ending that counts: "nation" ends in -tion and means nothing by it."""


class _Piece(NamedTuple):
    """Wording with its points, at half-open offsets into the block's text."""

    points: float
    start: int
    end: int


class DensityIndex:
    """The classes of words of all density patterns, looked up together."""

    def __init__(self, rules: Iterable[tuple[Rule, Words]], wordings: Wordings) -> None:
        self._wordings = wordings
        self._patterns: list[tuple[Rule, Pattern]] = []
        self._points: dict[int, list[tuple[int, float]]] = {}
        """For each phrase the numbers of the patterns that list it, and what it counts there."""
        for rule, words in rules:
            for pattern in rule.patterns:
                if isinstance(density := pattern.find, Density):
                    number = len(self._patterns)
                    self._patterns.append((rule, pattern))
                    for listed, points in density.points.items():
                        for entry in words[listed]:
                            phrase = wordings.number(rule.pack, entry)
                            self._points.setdefault(phrase, []).append((number, points))

    def find(self, page: Page) -> Iterator[Match]:
        """A match for each sentence with a passage that holds too much of a pattern's wording."""
        block = page.block
        found = [
            (number, points, start, end)
            for phrase in page.candidates.keys() & self._points.keys()
            for start, end, _, _ in self._wordings.find(phrase, page)
            for number, points in self._points[phrase]
        ]
        found.sort(key=lambda one: (self._patterns[one[0]][0].id, one[0], one[2], -one[3], -one[1]))
        for number, group in groupby(found, key=lambda one: one[0]):
            pieces = list(group)
            rule, pattern = self._patterns[number]
            for sentence, inside in _by_sentence(block, pieces):
                if _may_be_dense(pattern, block.said(sentence), inside):
                    match = _judge(rule, pattern, block, sentence, _apart(inside))
                    if match is not None:
                        yield match


def _by_sentence(
    block: Block, pieces: Iterable[tuple[int, float, int, int]]
) -> Iterator[tuple[Sentence, list[_Piece]]]:
    """The pieces that lie in one sentence, by the sentence, in the order of both."""
    inside: dict[Sentence, list[_Piece]] = {}
    for _, points, start, end in pieces:
        touched = block.touched(start, end)
        if len(touched) == 1 and touched[0].start <= start and end <= touched[0].end:
            inside.setdefault(touched[0], []).append(_Piece(points, start, end))
    yield from inside.items()


def _apart(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces that do not overlap, in the order of the text: the longer of two is kept, then the weightier."""
    if len(pieces) == 1:
        return [*pieces]
    kept: list[_Piece] = []
    for piece in sorted(pieces, key=lambda p: (p.start - p.end, -p.points, p.start)):
        if not any(piece.start < other.end and other.start < piece.end for other in kept):
            kept.append(piece)
    return sorted(kept, key=lambda p: p.start)


def _may_be_dense(pattern: Pattern, text: str, listed: Sequence[_Piece]) -> bool:
    """Whether listed wording and all that may be endings come to enough, however they overlap. Mostly they do not."""
    density = pattern.find
    if not isinstance(density, Density):
        return False
    said = text.lower()
    endings = sum(points * said.count(ending) for ending, points in density.endings.items())
    return sum(piece.points for piece in listed) + endings >= density.at_least - 2 * _HAIR


def _judge(rule: Rule, pattern: Pattern, block: Block, sentence: Sentence, listed: list[_Piece]) -> Match | None:
    density = pattern.find
    if not isinstance(density, Density) or not listed:
        return None
    text = block.text[sentence.start : sentence.end]
    most = sum(piece.points for piece in listed)
    if not density.endings and most < density.at_least:
        return None
    pieces = _apart([*listed, *_by_ending(density.endings, block, sentence, listed)])
    if sum(piece.points for piece in pieces) < density.at_least - _HAIR:
        return None
    special = [found.span.shift(sentence.start) for found in particulars(text)]
    special = [p for p in special if not _is_wording(block.text, p, pieces)]
    if len(special) > density.particulars:
        return None
    worth, passage = _densest(density, block.text, pieces, special)
    if worth < density.at_least:
        return None
    covered = sum(len(block.text[piece.start : piece.end].split()) for piece in passage)
    if covered < density.share * max(1, len(text.split())):
        return None
    wording = [f"“{block.text[piece.start : piece.end]}”" for piece in passage]
    captures = {"count": str(len(set(wording))), "wording": _listed(wording)}
    return wording_match(rule, pattern, Within(block, passage[0].start, passage[-1].end), captures, ())


def _by_ending(
    endings: Mapping[str, float], block: Block, sentence: Sentence, listed: list[_Piece]
) -> Iterator[_Piece]:
    """The words that no list names and that end as the rule says, a plural -s aside."""
    if not endings:
        return
    known = tuple(endings)
    said = block.text[sentence.start : sentence.end].lower()
    if not any(ending in said for ending in known):
        return
    for found in WORD.finditer(block.text, sentence.start, sentence.end):
        word = found[0].lower()
        single = word.removesuffix("s")
        # Few words pass the first question, and it is the cheapest.
        if not single.endswith(known) or any(found.start() < p.end and p.start < found.end() for p in listed):
            continue
        for ending, points in endings.items():
            if single.endswith(ending) and len(word) >= len(ending) + _STEM:
                yield _Piece(points, *found.span())
                break


def _is_wording(text: str, special: Span, pieces: list[_Piece]) -> bool:
    """Whether pieces cover all words of a would-be particular, as they do in "an Innovation Leader"."""
    words = [(special.start + w.start(), special.start + w.end()) for w in WORD.finditer(special.slice(text))]
    return bool(words) and all(any(p.start <= start and end <= p.end for p in pieces) for start, end in words)


def _densest(density: Density, text: str, pieces: list[_Piece], special: list[Span]) -> tuple[float, list[_Piece]]:
    """The run of pieces whose points, less what stands between them, come to most, and what they come to."""
    best, best_run = 0.0, pieces[:0]
    worth, start = 0.0, 0
    for number, piece in enumerate(pieces):
        if number > 0:
            gap = Span(pieces[number - 1].end, piece.start)
            between = len(WORD.findall(gap.slice(text)))
            worth -= density.less_word * between
            worth -= density.less_particular * sum(gap.overlaps(one) for one in special)
        if worth <= 0:
            worth, start = 0.0, number
        worth += piece.points
        if worth > best:
            best, best_run = worth, pieces[start : number + 1]
    return best, best_run


def _listed(words: list[str]) -> str:
    unique = list(dict.fromkeys(words))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"
