"""Proposals: the repairs of the matches of a text, each made from what stands near it and made once."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import islice

from unmask.cache.memo import Recent
from unmask.rewrite.propose import Manner, propose, speaks
from unmask.types.match import Match
from unmask.types.report import Edit, Remedy
from unmask.types.span import Span, hull

NEAR = 4_000
"""How many code points around a match its repairs look at, where its block is longer: blocks seldom are."""

BESIDE = 1_000
"""How many code points before and after its block they look at."""

_Proposal = tuple[Remedy, Edit]


class Repaired:
    """What was proposed for matches, to be proposed again where the same stands near one. No more than `most`."""

    def __init__(self, most: int = 4096) -> None:
        self._known = Recent[Hashable, list[_Proposal | None]](most)

    def __len__(self) -> int:
        return len(self._known)

    def of(self, key: Hashable) -> list[_Proposal | None]:
        """The proposals that were made, in places counted from where the text near the match begins.

        None ends them. More may be added.
        """
        made = self._known.get(key)
        if made is None:
            made = []
            self._known.put(key, made)
        return made


class Proposals:
    """The repairs that can be made in a text. What is `known` is not made again, and what is made is known then."""

    def __init__(self, text: str, known: Repaired | None = None) -> None:
        self._text = text
        self._manner = Manner(text)
        self._known = known

    def of(self, match: Match) -> Iterator[_Proposal]:
        """As `propose`, but for what stands far from the match, which takes no part in what it costs."""
        place = self._near(match)
        text = place.slice(self._text)
        made = self._known.of(self._deciding(match, place, text)) if self._known is not None else []
        number = 0
        more: Iterator[_Proposal] | None = None
        while True:
            if number == len(made):
                more = more or islice(self._anew(match, place, text), number, None)
                made.append(next(more, None))
            if (proposal := made[number]) is None:
                return
            remedy, edit = proposal
            yield remedy, edit.moved(place.start)
            number += 1

    def _anew(self, match: Match, place: Span, text: str) -> Iterator[_Proposal]:
        start = place.start
        block = Span(max(start, match.block.start), max(_touched(match).end, min(place.end, match.block.end)))
        return propose(match.moved(-start, block.shift(-start)), text, self._manner)

    def _near(self, match: Match) -> Span:
        """From where to where it is looked."""
        text, touched = self._text, _touched(match)
        start = max(0, touched.start - NEAR, min(touched.start, match.block.start) - BESIDE)
        end = min(len(text), touched.end + NEAR, max(touched.end, match.block.end) + BESIDE)
        # A word is not cut in two, nor the end of a line.
        while start and not text[start - 1].isspace() and touched.start - start < 2 * NEAR:
            start -= 1
        while end < len(text) and not text[end - 1].isspace() and end - touched.end < 2 * NEAR:
            end += 1
        return Span(start, end)

    def _deciding(self, match: Match, place: Span, text: str) -> Hashable:
        """All that decides what is proposed for a match."""
        start, block = place.start, match.block
        asks = any(map(speaks, match.pattern.repairs))
        return (
            (match.rule.id, id(match.pattern), match.removable, match.forms, *match.captures.items()),
            text,
            (match.span.start - start, match.span.end - start),
            (match.sentence.start - start, match.sentence.end - start),
            (block.start - start, block.end - start),
            tuple([(span.start - start, span.end - start) for span in (*match.joined, *match.parts)]),
            (len(match.joined), match.replaced and (match.replaced.start - start, match.replaced.end - start)),
            (self._manner.curly, self._manner.voice if asks else None),
        )


def _touched(match: Match) -> Span:
    touched = hull(match.span, match.sentence)
    return hull(touched, match.replaced) if match.replaced is not None else touched
