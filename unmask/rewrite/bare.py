"""Bare: what is left of a text when only the sentences stay that say something, and what they lean on.

A sentence says something when it says who, what, when, where or how many, or what is asked or offered.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from unmask.english.inflection import is_ordinary
from unmask.english.particular import WEEKDAY, Kind, particulars
from unmask.english.request import is_offer, is_request
from unmask.english.word import WORD
from unmask.english.wordlist import words
from unmask.fidelity.align import Said, sentences
from unmask.fidelity.fact import COUNTED, DOUBTFUL, QUOTATION, facts, missing
from unmask.rewrite.clause import announces, enumerations
from unmask.rewrite.deed import tells_how_many_did, unsaid
from unmask.rewrite.harm.hang import hangs
from unmask.rewrite.harm.passages import Passages
from unmask.rewrite.lean import leans
from unmask.rewrite.removal import without_lines
from unmask.rewrite.replacement import Change
from unmask.segment import verbatim
from unmask.types.comparison import Fact, FactKind
from unmask.types.draft import Block, BlockKind, Draft, RegionKind
from unmask.types.report import Edit
from unmask.types.source import Syntax
from unmask.types.span import Cover, Span

_SURE = frozenset(Kind) - {Kind.CAPITALS, Kind.HASHTAG, Kind.NUMBER, Kind.QUOTATION}
_FOR_SHOW = frozenset(words("lean", "counted for show"))
_WEEKDAYS = re.compile(rf"{WEEKDAY}s", re.IGNORECASE)
_WORDS_OF_SOMEBODY = 4
"""Fewer words in quotation marks are doubted or mentioned, and nobody’s."""


def is_substantial(said: Said, *, happened: bool) -> bool:
    """Whether a sentence says something particular. `happened` tells that it reports an event."""
    if said.block.kind is BlockKind.HEADING:
        return False
    if said.block.within(said.start, said.end, RegionKind.LINK, RegionKind.URL, RegionKind.MENTION, RegionKind.CODE):
        return True
    asks = is_offer(said.text) or is_request(said.text)
    return happened or _has_fact(said) or asks or tells_how_many_did(said)


def is_label(said: Said) -> bool:
    """Whether a sentence is made of hashtags alone."""
    if not said.block.within(said.start, said.end, RegionKind.HASHTAG):
        return WORD.search(said.text) is None
    rest = "".join(
        letter
        for place, letter in enumerate(said.text, said.start)
        if not said.block.within(place, place + 1, RegionKind.HASHTAG)
    )
    return WORD.search(rest) is None


def _has_fact(said: Said) -> bool:
    if any(len(WORD.findall(found[1])) >= _WORDS_OF_SOMEBODY for found in QUOTATION.finditer(said.text)):
        return True
    counts = [
        fact
        for fact in facts([said])
        if fact.kind in COUNTED and fact.of not in _FOR_SHOW and not _WEEKDAYS.fullmatch(fact.text)
    ]
    if announces(said):
        # “Five ways to bake bread:” counts its own items.
        counts = [fact for fact in counts if fact.kind is not FactKind.NUMBER]
    named = [one.span.slice(said.text) for one in particulars(said.text, _SURE)]
    return bool(counts) or any(not _WEEKDAYS.fullmatch(name) for name in named) or _has_name(said)


def _has_name(said: Said) -> bool:
    """Whether it holds a name that is no other word, in whatever case the line is set."""
    return any(
        fact.kind is FactKind.NAME
        and len(fact.text) > 2
        and not fact.text.isupper()
        and not _WEEKDAYS.fullmatch(fact.text)
        and not is_ordinary(fact.text)
        for fact in facts([said])
    )


def takes_fact(passages: Passages, edit: Edit) -> bool:
    """Whether an edit takes a name, a number, a link or the like that the paragraphs around it have nowhere else."""
    held = passages.hold(edit)
    gone = missing(facts(held.old), facts(held.new), " ".join(said.text for said in held.new))
    return any(
        fact.kind is not FactKind.HASHTAG and fact.of != DOUBTFUL and fact.of not in _FOR_SHOW and _is_said(fact)
        for fact in gone
    )


def _is_said(fact: Fact) -> bool:
    """Whether a quotation is somebody's words, and not one that is doubted."""
    return fact.kind is not FactKind.QUOTATION or len(WORD.findall(fact.text)) >= _WORDS_OF_SOMEBODY


_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")
_PAIRED = "*_`~"


def remainder(draft: Draft, kept: frozenset[int]) -> str:
    """The text of a draft with those sentences alone that begin at one of these source offsets.

    A sentence without a word goes with the one before it, and a line of signs alone with what stood beside it. What is
    in no sentence stays.
    """
    text = draft.source.text
    gone: list[Span] = []
    cuts: list[Span | Change] = []
    for block in draft.blocks:
        stays = _stays(block, kept)
        if not any(stays):
            gone.append(block.span)
        elif not all(stays):
            cuts.append(_without_sentences(block, stays, text))
    cuts += (*gone, *_lone_signs(draft, gone))
    # From the last to the first, so that the offsets of those before stay true.
    for each in sorted(cuts, key=lambda cut: (cut if isinstance(cut, Span) else cut.span).start, reverse=True):
        change = without_lines(text, each) if isinstance(each, Span) else each
        text = text[: change.span.start] + change.text + text[change.span.end :]
    return text


def is_one_piece(block: Block, draft: Draft) -> bool:
    """Whether something other than white space holds the sentences of a block together: markup that spans several."""
    return _asked_once(draft, _is_one_piece, block)


def _asked_once(draft: Draft, ask: Callable[[Block, Draft], bool], block: Block) -> bool:
    """What is asked of a whole block, for each of its sentences, is worked out once."""
    key = ask, block.span
    if (known := draft.worked_out.get(key)) is None:
        known = draft.worked_out[key] = ask(block, draft)
    return bool(known)


def _is_one_piece(block: Block, draft: Draft) -> bool:
    text = draft.source.text
    spans = _spans(block)
    if len(spans) < 2:
        return False
    between = [text[one.end : other.start] for one, other in pairwise(spans)]
    start = block.lead.end if block.lead is not None else block.span.start
    edges = [text[start : spans[0].start], text[spans[-1].end : block.span.end]]
    if any(gap.strip() for gap in (*between, *edges)):
        return True
    return draft.source.syntax is Syntax.MARKDOWN and any(
        span.slice(text).count(mark) % 2 for span in spans for mark in _PAIRED
    )


def _spans(block: Block) -> list[Span]:
    return [block.source_span(sentence.start, sentence.end) for sentence in block.sentences]


def _stays(block: Block, kept: frozenset[int]) -> list[bool]:
    """For each sentence of a block whether it stays."""
    stays: list[bool] = []
    for sentence, span in zip(block.sentences, _spans(block), strict=True):
        worded = any(map(str.isalnum, block.text[sentence.start : sentence.end]))
        stays.append(span.start in kept if worded else bool(stays) and stays[-1])
    return stays


def _without_sentences(block: Block, stays: Sequence[bool], text: str) -> Change:
    """The change that leaves some sentences of a block, each with the space that stood before it."""
    spans = _spans(block)
    said = text[block.span.start : spans[0].start]
    last: Span | None = None
    for number, (span, stay) in enumerate(zip(spans, stays, strict=True)):
        if stay:
            gap = text[spans[number - 1].end : span.start] if last is not None else ""
            said += gap + span.slice(text)
            last = span
    return Change(block.span, said + text[spans[-1].end : block.span.end])


def _lone_signs(draft: Draft, gone: Sequence[Span]) -> Iterator[Span]:
    """The lines of a plain text that hold signs alone and stand beside something that goes."""
    if draft.source.syntax is not Syntax.PLAIN:
        return
    text = draft.source.text
    blocks = [block.span for block in draft.blocks]
    starts, ends = [block.start for block in blocks], [block.end for block in blocks]
    apart = Cover([*blocks, *verbatim(draft)])
    going = frozenset(gone)
    for found in _LINE.finditer(text):
        span = Span(*found.span())
        if any(map(str.isalnum, found[0])) or apart.touches(span):
            continue
        # The blocks of a plain text come one after the other.
        before, after = bisect_right(ends, span.start), bisect_left(starts, span.end)
        if any(block in going for block in (*blocks[max(0, before - 1) : before], *blocks[after : after + 1])):
            yield span


_FIRM = frozenset({BlockKind.HEADING, BlockKind.QUOTE, BlockKind.TABLE})
"""What stays whatever it says: the frame of a page, and other people’s words."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without the sentences that say nothing particular.

    `particular` is how many sentences say something particular, `kept` how many stay, `of` how many there were.
    """

    text: str
    particular: int
    kept: int
    of: int


def bare(draft: Draft, happened: Callable[[Said], bool], stays: Callable[[Said], bool]) -> Bare:
    """What is left of a draft; its whole text where no sentence says anything particular.

    `happened` tells of a sentence whether it reports an event, `stays` whether it stays whatever it says: little of it
    was found, or a comment asks for that. In a paragraph a sentence needs the one before it, unless it opens as a new
    one does. No letter of a sentence that stays is changed.
    """
    said = tuple(sentences(draft))
    proper = frozenset(number for number, one in enumerate(said) if not is_label(one))
    telling = frozenset(number for number in proper if is_substantial(said[number], happened=happened(said[number])))
    if not telling:
        return Bare(draft.source.text, 0, len(proper), len(proper))
    framed = (one for one in enumerate(said) if is_framed(one[1], draft) or _DISCLOSES.search(one[1].text))
    firm = frozenset(number for number, _ in framed) | {number for number, one in enumerate(said) if stays(one)}
    on = tuple(one | other for one, other in zip(leans(said), hangs(said, strict=True), strict=True))
    asked = [(number, after) for number, one in enumerate(said) if "?" in one.text[-3:] for after in on[number]]
    kept = with_supports(telling | firm, on, (*held_together(said, draft), *asked))
    text = remainder(draft, frozenset(said[number].span.start for number in kept))
    return Bare(text, len(telling), len(kept & proper), len(proper))


_DISCLOSES = re.compile(
    r"#(?:ad|advert|sponsored|sponsor|paidpartnership|gifted|affiliate)\b|\bsponsored\b", re.IGNORECASE
)
"""What says that somebody paid for the text."""


def is_framed(said: Said, draft: Draft) -> bool:
    """Whether a sentence stands in the frame of a page, in other people's words, or in markup that would go with it."""
    if said.block.kind in _FIRM:
        return True
    if draft.source.syntax is not Syntax.MARKDOWN:
        return False
    return said.block.kind is BlockKind.LIST_ITEM or _asked_once(draft, _holds_markup, said.block)


def _holds_markup(block: Block, draft: Draft) -> bool:
    """Whether a block holds markup that is no prose, such as an image: it is in no sentence and would go with it."""
    written = block.span.slice(draft.source.text)
    return any(mark in written for mark in ("<", "![", "[^"))


def held_together(said: Sequence[Said], draft: Draft) -> Iterator[Sequence[int]]:
    """The sentences, by number, that stay where one does: a list and its intro, a block in one piece, an echo."""
    yield from unsaid(said)
    done = 0
    for listed in enumerations(said, draft.source.text):
        # A line of a list may announce the lines after it anew, which are held together already.
        if listed.items[-1] >= done:
            yield (*(() if listed.intro is None else (listed.intro,)), *listed.items)
            done = listed.items[-1] + 1
    blocks: dict[Span, list[int]] = {}
    for number, one in enumerate(said):
        blocks.setdefault(one.block.span, []).append(number)
    for numbers in blocks.values():
        if len(numbers) > 1 and is_one_piece(said[numbers[0]].block, draft):
            yield numbers


def with_supports(
    wanted: Iterable[int], on: Sequence[AbstractSet[int]], together: Iterable[Sequence[int]]
) -> frozenset[int]:
    """The numbers of the sentences that are wanted, of all that they lean `on`, and of all that stay `together`."""
    needs = [set(each) for each in on]
    for group in together:
        # Each calls for the next, and the last for the first: where one stays, all do.
        for one, other in zip(group, (*group[1:], group[0]), strict=True):
            needs[one].add(other)
    kept = set(wanted)
    due = list(kept)
    while due:
        more = needs[due.pop()] - kept
        kept |= more
        due += more
    return frozenset(kept)
