"""Selection: which matches are findings: weak ones in company, one of several on the same words, and every copy.

"Excited" in a release note is nobody's fault; in a post that is a mask from end to end it is one more piece of it, and
the more so in a sentence that holds another.

A post pasted twice, as exports have it, needs its advice once; but what is mended in the one place is mended in the
other, even by a rule that looks for its words at the top of a text alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from unmask.types.draft import Draft
from unmask.types.match import Match
from unmask.types.span import Span

WIDE = 400
"""A finding that covers more code points than this speaks of layout, and leaves the wording inside it to others."""

SAME = 0.6
"""Two findings of different packs say the same when they share at least this part of the longer one."""


def keep(found: Sequence[Match]) -> tuple[int, ...]:
    """The indices of the findings to keep, in the order of the text.

    Of two findings of one pack that overlap, and of two of different packs that cover nearly the same words, the
    stronger stays: the higher level, then the heavier, then the longer, then the first by name.
    """
    by_strength = sorted(range(len(found)), key=lambda i: _strength(found[i]))
    kept: list[int] = []
    for index in by_strength:
        if not any(_compete(found[index], found[other]) for other in kept):
            kept.append(index)
    return tuple(sorted(kept, key=lambda i: (found[i].span.start, -found[i].span.end, found[i].rule.id)))


def _strength(match: Match) -> tuple[float, float, int, int, str]:
    rule, span = match.rule, match.span
    return (-rule.level, -rule.weight, -len(span), span.start, rule.id)


def _compete(one: Match, other: Match) -> bool:
    rule, span, other_rule, other_span = one.rule, one.span, other.rule, other.span
    if not span.overlaps(other_span):
        return False
    if rule.id == other_rule.id:
        return True
    if (len(span) > WIDE) != (len(other_span) > WIDE):
        return False
    if rule.pack == other_rule.pack:
        return True
    shared = min(span.end, other_span.end) - max(span.start, other_span.start)
    return shared >= SAME * max(len(span), len(other_span))


SHORT = 60
"""A text is counted as if it had at least so many words, so that one finding is no crowd in a short one."""

SAME_SENTENCE = 0.5
"""How much of the company is enough for a finding whose sentence holds another. Of the weak signs in rated texts, 45 in
100 were marked by readers too when they stood alone in their sentence, and 85 in 100 when they did not."""


def in_company(found: Sequence[Match], words: int) -> tuple[int, ...]:
    """The indices, in their order, of the findings that count in a text of so many words.

    A finding of a rule that asks for no company counts. One of a rule that does counts when the findings of the text,
    each passage once, weigh as much per 100 words as the rule asks for, and some other finding asks for none or stands
    in the same sentence.
    """
    if not any(one.rule.company for one in found):
        return tuple(range(len(found)))
    passages = [found[index] for index in keep(found)]
    strength = 100 * math.fsum(one.rule.weight for one in passages) / max(words, SHORT)
    firm = any(not one.rule.company for one in found)
    return tuple(
        index for index, one in enumerate(found) if not one.rule.company or _stands(one, passages, strength, firm=firm)
    )


def _stands(one: Match, passages: Sequence[Match], strength: float, *, firm: bool) -> bool:
    accompanied = any(other.sentence.overlaps(one.sentence) and not other.span.overlaps(one.span) for other in passages)
    enough = one.rule.company * (SAME_SENTENCE if accompanied else 1)
    return (firm or accompanied) and strength >= enough


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
