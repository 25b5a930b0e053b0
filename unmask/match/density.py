"""Density: a sentence that is mostly wording of one kind. No single word of it is the fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from unmask.match.hit import Hit
from unmask.match.particular import count_particulars
from unmask.match.wording import Wording, WordingIndex, Words
from unmask.types.draft import Block, Sentence
from unmask.types.rule import Density, Rule


class DensityIndex:
    """The word lists of all density rules, looked up together."""

    def __init__(self, rules: Iterable[tuple[Rule, Words]]) -> None:
        self._index = WordingIndex[tuple[Rule, float]](
            ((rule, points), Wording.of(entry, words))
            for rule, words in rules
            if isinstance(rule.match, Density)
            for listed, points in rule.match.points.items()
            for entry in words[listed]
        )

    def find(self, block: Block, block_terms: frozenset[str]) -> Iterator[Hit]:
        """A hit for each sentence that holds too much of a rule's wording."""
        found = [
            (rule, points, start, end) for (rule, points), (start, end, _, _) in self._index.find(block, block_terms)
        ]
        found.sort(key=lambda one: (one[0].id, one[2], -one[3]))
        for _, group in groupby(found, key=lambda one: one[0].id):
            pieces = list(group)
            rule = pieces[0][0]
            for sentence in block.sentences:
                inside = _apart((p, s, e) for _, p, s, e in pieces if sentence.start <= s and e <= sentence.end)
                if (hit := _judge(rule, block, sentence, inside)) is not None:
                    yield hit


def _apart(pieces: Iterable[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """The pieces that do not overlap, the longer of two kept."""
    kept: list[tuple[float, int, int]] = []
    for piece in sorted(pieces, key=lambda p: (p[1] - p[2], p[1])):
        if not any(piece[1] < other[2] and other[1] < piece[2] for other in kept):
            kept.append(piece)
    return sorted(kept, key=lambda p: p[1])


def _judge(rule: Rule, block: Block, sentence: Sentence, pieces: list[tuple[float, int, int]]) -> Hit | None:
    density = rule.match
    if not isinstance(density, Density) or sum(points for points, _, _ in pieces) < density.at_least:
        return None
    text = block.text[sentence.start : sentence.end]
    covered = sum(len(block.text[start:end].split()) for _, start, end in pieces)
    if covered < density.share * max(1, len(text.split())) or count_particulars(text) > density.particulars:
        return None
    wording = [f"“{block.text[start:end]}”" for _, start, end in pieces]
    captures = (("count", str(len(pieces))), ("wording", _listed(wording)))
    return Hit(rule, block, pieces[0][1], pieces[-1][2], captures)


def _listed(words: list[str]) -> str:
    unique = list(dict.fromkeys(words))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"
