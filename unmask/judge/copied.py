"""Copies: what is found in a sentence is found again wherever the same sentence stands in a text.

A post pasted twice, as exports have it, needs its advice once; but what is mended in the one place is mended in the
other, even by a rule that looks for its words at the top of a text alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from unmask.types.draft import Draft
from unmask.types.match import Match
from unmask.types.span import Span

REPEATED = 4
"""From how many words on a sentence that comes again is taken for a copy of the first."""


def copies(draft: Draft, found: Sequence[Match]) -> Iterator[Match]:
    """What was found, once more in every later sentence that is the same to the letter and where it was not found."""
    text = draft.source.text
    known = {(match.rule.id, match.span) for match in found}
    edges: tuple[frozenset[int], frozenset[int]] | None = None
    for match in found:
        said = match.sentence.slice(text)
        if len(said.split()) < REPEATED:
            continue
        start = text.find(said, match.sentence.end)
        while start >= 0:
            edges = edges or _edges(draft)
            copied = _moved(match, draft, start - match.sentence.start)
            key = match.rule.id, copied.span
            if key not in known and copied.sentence.start in edges[0] and copied.sentence.end in edges[1]:
                known.add(key)
                yield copied
            start = text.find(said, start + len(said))


def first_of_each(draft: Draft, matches: Sequence[Match]) -> tuple[list[Match], list[Match]]:
    """The matches in sentences that have not stood before in the same text, and those in copies of such a sentence.

    Sentences of a few words may well come again.
    """
    first: dict[tuple[str, str], int] = {}
    kept: list[Match] = []
    again: list[Match] = []
    for match in sorted(matches, key=lambda m: m.span):
        sentence = said_in(match, draft)
        if match.copied:
            again.append(match)
            continue
        start = first.setdefault((match.rule.id, sentence), match.sentence.start)
        own = start == match.sentence.start or len(sentence.split()) < REPEATED
        (kept if own else again).append(match)
    return kept, again


def said_in(match: Match, draft: Draft) -> str:
    """The sentence of a match, with one space where it has white space."""
    return " ".join(match.sentence.slice(draft.source.text).split())


def _edges(draft: Draft) -> tuple[frozenset[int], frozenset[int]]:
    """Where the sentences of a draft start, and where they end."""
    spans = [block.source_span(each.start, each.end) for block in draft.blocks for each in block.sentences]
    return frozenset(span.start for span in spans), frozenset(span.end for span in spans)


def _moved(match: Match, draft: Draft, by: int) -> Match:
    def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(span.shift(by) for span in spans)

    sentence = match.sentence.shift(by)
    return replace(
        match,
        span=match.span.shift(by),
        sentence=sentence,
        block=next((block.span for block in draft.blocks if block.span.contains(sentence)), sentence),
        within=None,
        joined=moved(match.joined),
        replaced=match.replaced.shift(by) if match.replaced is not None else None,
        parts=moved(match.parts),
        copied=True,
    )
