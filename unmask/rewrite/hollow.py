"""Hollow sentences: covered by findings and nothing particular in them, they go in runs where nothing leans on them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

from unmask.cache.memo import Recent
from unmask.english.inflection import is_ordinary
from unmask.english.word import WORD
from unmask.english.wordlist import alternatives
from unmask.fidelity.align import Said, sentences, setting
from unmask.rewrite.bare import held_together, is_framed, is_substantial, with_supports
from unmask.rewrite.clause import ENDED, announces, is_item
from unmask.rewrite.harm.hang import hangs, is_reply
from unmask.rewrite.lean import leans
from unmask.rewrite.removal import without_lines
from unmask.rewrite.replacement import Change
from unmask.types.draft import Draft, RegionKind, kept_between
from unmask.types.span import Cover, Shelves, Span

SHARE = 0.5
"""The least part of a sentence's words that findings must cover, for it to be hollow."""

MOST = 0.6
"""The greatest part of a text's words that may go as hollow."""

LEFT = 3
"""How many sentences must stay: what is shorter is judged sentence by sentence."""

FOLLOWS = 8
"""A sentence of more words says something of its own, whatever it leans on."""

AROUND = 12
"""How many sentences before and after a hollow one are looked at for what leans on it."""


Gone = Recent[Hashable, frozenset[int]]
"""Which sentences of a place go as hollow, by all that decides it."""


def hollow_runs(
    draft: Draft,
    marked: Sequence[Span],
    unmended: Sequence[Span],
    let_be: Callable[[Said], bool] = lambda _: False,
    known: Gone | None = None,
) -> tuple[Change, ...]:
    """The changes that leave out runs of hollow sentences, in their order. `marked` are the passages of findings.

    `unmended` are those of them that cannot be put in other words: a sentence that can is not hollow. One for which
    `let_be` holds stays. What is `known` of places is not worked out again.
    """
    if not unmended:
        return ()
    said = tuple(sentences(draft))
    cover, asked = Cover(marked), Cover(unmended)
    empty = frozenset(
        number
        for number, one in enumerate(said)
        if asked.touches(one.span)
        and _is_covered(one, cover)
        and not is_framed(one, draft)
        and not says_something(one)
        and not _is_bound(said, number)
        and not let_be(one)
    )
    gone: frozenset[int] = frozenset()
    numbers = sorted(empty)
    shelves = Shelves()
    for number, span in enumerate(marked):
        shelves.put(span, number)
    for first, end in _places(numbers, len(said)):
        own = numbers[bisect_left(numbers, first) : bisect_left(numbers, end)]
        here = frozenset(number - first for number in own)
        near = sorted(set(shelves.near(Span(said[first].span.start, said[end - 1].span.end))))
        spans = [marked[number] for number in near if _meets(marked[number], said[first], said[end - 1])]
        stay = frozenset(number - first for number in range(first, end) if let_be(said[number]))
        place = _Place(draft, said[first:end], spans, here, stay)
        gone |= frozenset(number + first for number in place.gone(known))
    if not gone or len(said) - len(gone) < LEFT:
        return ()
    words = [len(one.words) for one in said]
    if sum(words[number] for number in gone) > MOST * sum(words):
        return ()
    return tuple(_change(draft, said, run) for run in _runs(gone, said, draft.source.text))


def _meets(span: Span, first: Said, last: Said) -> bool:
    return span.start < last.span.end and first.span.start < span.end


def _places(numbers: Sequence[int], count: int) -> Iterator[tuple[int, int]]:
    """From where to where what may go, and what is near to it, stretches."""
    start, end = 0, -1
    for number in numbers:
        if end < 0 or number - AROUND > end:
            if end >= 0:
                yield start, end
            start = max(0, number - AROUND)
        end = min(count, number + AROUND + 1)
    if end >= 0:
        yield start, end


_DEED = re.compile(
    rf"""\b(?:i|we|he|she|they|my\ [a-z]+|our\ [a-z]+)(?:'ve|'d|\ have|\ had)?
      \ (?:{alternatives("sign", "between subject and deed")}\ )?(?!{alternatives("lean", "no deeds")}\b)
      (?:{alternatives("sign", "deeds")}|{alternatives("lean", "more deeds")}|[a-z]{{2,}}ed)\b
      | \b(?:i|we)(?:'ll|\ will)\ (?:also\ )?be\ [a-z]+ing\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What somebody did, or will: a staged story keeps it."""

_ACT = re.compile(rf"\b{alternatives('lean', 'acts')}\b", re.IGNORECASE)
_WORK = re.compile(
    rf"\b(?:an?|the|this|{alternatives('grammar', 'possessives')})(?: [\w-]+){{0,2}}"
    rf" {alternatives('lean', 'works to be had')}\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(rf"[^\w]*{alternatives('lean', 'ordinals')}\b", re.IGNORECASE)
_WEIGHS = re.compile(r"[^\w]*(?:while|whereas|although|though)\b", re.IGNORECASE)
"""What opens a half sentence that is weighed against the one before it."""

_OPENS_WITH_NAME = re.compile(rf"[^\w]*(?!{alternatives('lean', 'no names')}\b)([A-Z][a-z]+|[A-Z]{{2,5}})\b")
_SIGN = re.compile(r"[\u2190-\u2bff\U0001f000-\U0001faff]")
_LINK = 8
"""A sentence of no more words, with an address, is a link that the line over it speaks of."""


@kept_between
def says_something(said: Said) -> bool:
    """Whether a sentence says something particular, thanks somebody, or tells what somebody did or will do."""
    first = _OPENS_WITH_NAME.match(said.text)
    return (
        said.block.within(said.start, said.end, RegionKind.HASHTAG)
        or (first is not None and not is_ordinary(first[1]))
        or any(each.search(said.text) for each in (_DEED, _ACT, _WORK))
        or is_substantial(said, happened=False)
    )


def _is_covered(said: Said, cover: Cover) -> bool:
    words = _places_of_words(said)
    if not words or cover.contains(said.span):
        return bool(words)
    return sum(cover.touches(said.source_span(word)) for word in words) >= SHARE * len(words)


@kept_between
def _places_of_words(said: Said) -> tuple[Span, ...]:
    return tuple(Span(*found.span()) for found in WORD.finditer(said.text))


def _is_bound(said: Sequence[Said], number: int) -> bool:
    """Whether a sentence is part of something that would miss it: an answer, an ordered point, the line over a list."""
    one = said[number]
    listed = number + 1 < len(said) and is_item(said[number + 1]) and not is_item(one)
    whole = ENDED.search(one.text) is not None or one.end >= len(one.block.text)
    ordered = _ORDINAL.match(one.text) is not None or _WEIGHS.match(one.text) is not None
    after = said[number + 1] if number + 1 < len(said) else None
    linked = (
        after is not None and after.block.within(after.start, after.end, RegionKind.URL) and len(after.words) <= _LINK
    )
    return listed or linked or not whole or ordered or is_reply(said, number) or _stands_in_signs(said, number)


def _stands_in_signs(said: Sequence[Said], number: int) -> bool:
    """Whether a sign stands between a sentence and one beside it on its line, as between points on one line."""
    for before, after in ((number - 1, number), (number, number + 1)):
        if before < 0 or after >= len(said) or said[before].block is not said[after].block:
            continue
        gap = said[number].block.text[said[before].end : said[after].start]
        if gap.strip() or _SIGN.match(said[after].text) or _SIGN.match(said[before].text[-1]):
            return True
    return False


@dataclass(frozen=True)
class _Place:
    """Neighbouring sentences of a draft, by their number among themselves, and the passages `marked` in them.

    Some are `empty`, and others `stay` whatever they lean on.
    """

    draft: Draft
    said: Sequence[Said]
    marked: Sequence[Span]
    empty: frozenset[int]
    stay: frozenset[int]

    def gone(self, known: Gone | None) -> frozenset[int]:
        """The hollow sentences on which nothing leans that stays, with the short ones that lean on them alone."""
        deciding = self._deciding() if known is not None else None
        if known is None or deciding is None:
            return self._gone()
        found = known.get(deciding)
        if found is None:
            found = self._gone()
            known.put(deciding, found)
        return found

    def _deciding(self) -> Hashable:
        """All that decides what goes; None where blocks are not kept."""
        around = setting(self.said)
        if around is None:
            return None
        start, end = self.said[0].block.span.start, self.said[-1].block.span.end
        places = tuple([one.place - start for one in self.said])
        marked = tuple([(span.start - start, span.end - start) for span in self.marked])
        source = self.draft.source
        return around, places, marked, self.empty, self.stay, source.syntax, source.text[start:end]

    def _gone(self) -> frozenset[int]:
        empty = self.empty
        settled = self.empty | self.stay
        near = leans(self.said)
        on = tuple(one | other for one, other in zip(near, hangs(self.said, strict=True), strict=True))
        followers = (
            number
            for number, one in enumerate(self.said)
            if number not in settled and near[number] and near[number] <= empty and self._follows(one)
        )
        empty = empty.union(followers)
        kept = frozenset(range(len(self.said))) - empty
        together = (*self._shapes(), *self._led(), *held_together(self.said, self.draft))
        return empty - with_supports(kept, on, together)

    def _follows(self, said: Said) -> bool:
        short = len(said.words) <= FOLLOWS and ENDED.search(said.text) is not None and "?" not in said.text
        line = said.block.lead is None and not announces(said)
        return short and line and not is_framed(said, self.draft) and not says_something(said)

    def _shapes(self) -> Iterator[Sequence[int]]:
        """The sentences of each finding that goes over several: half of a shape is none."""
        starts, ends = [one.span.start for one in self.said], [one.span.end for one in self.said]
        for span in self.marked:
            touched = range(bisect_right(ends, span.start), bisect_left(starts, span.end))
            if len(touched) > 1:
                yield touched

    def _led(self) -> Iterator[Sequence[int]]:
        """Neighbouring lines that open with a sign are a list, whichever signs they are."""
        for number in range(1, len(self.said)):
            if all(one.block.lead is not None for one in self.said[number - 1 : number + 1]):
                yield number - 1, number


def _runs(gone: frozenset[int], said: Sequence[Said], text: str) -> Iterator[tuple[int, int]]:
    """Where neighbours go that nothing parts: the first number, and the one after the last."""
    for number in sorted(gone):
        if number - 1 not in gone or _are_parted(said[number - 1], said[number], text):
            end = number + 1
            while end in gone and not _are_parted(said[end - 1], said[end], text):
                end += 1
            yield number, end


def _are_parted(one: Said, other: Said, text: str) -> bool:
    """Whether something stands between the blocks of two neighbours that is in neither, such as a line of signs."""
    return bool(text[one.block.span.end : other.block.span.start].strip())


def _change(draft: Draft, said: Sequence[Said], run: tuple[int, int]) -> Change:
    text = draft.source.text
    first, last = said[run[0]], said[run[1] - 1]
    before = said[run[0] - 1] if run[0] and said[run[0] - 1].block is first.block else None
    after = said[run[1]] if run[1] < len(said) and said[run[1]].block is last.block else None
    if before is None and after is None:
        return without_lines(text, Span(first.block.span.start, last.block.span.end))
    if before is None:
        start = first.span.start if first.block is last.block else first.block.span.start
        return Change(Span(start, after.span.start), "") if after is not None else Change(last.block.span, "")
    kept = len(text[before.span.end : first.span.start].rstrip()) + before.span.end
    if after is None:
        return Change(Span(kept, last.block.span.end), "")
    if first.block is last.block:
        return Change(Span(first.span.start, after.span.start), "")
    later = next(one for one in said[run[0] :] if one.block is not first.block)
    return Change(Span(kept, after.span.start), text[first.block.span.end : later.block.span.start])
