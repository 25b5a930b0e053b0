"""Blocks: from folded letters to sentences, and to what in them is no prose."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator, Sequence

from unmask.english.wordlist import alternatives, words
from unmask.segment.fold import Folded, is_symbol
from unmask.types.draft import Block, BlockKind, Region, RegionKind, Sentence
from unmask.types.span import Span

_PATH = r"[^\s<>\"]*[^\s<>\".,;:!?)\]}']"
_LINK = re.compile(rf"\b(?:https?://|www\.){_PATH}", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+-])[.+-]*+(\w[\w.+-]*+@[\w-]++(?:\.[\w-]++)++)")
_HOST = re.compile(r"(?<![a-z0-9-])[a-z0-9-]++(?:\.[a-z0-9-]++)++", re.IGNORECASE)
_TOP = re.compile(rf"{alternatives('stop', 'domains')}(?:/{_PATH})?(?!\w)", re.IGNORECASE)
_INSIDE = re.compile(r"[\w@/.]")
"""What stands before a part of something else, which is no address of its own."""
_TICKS = re.compile(r"`+")
_NAMES = (
    (RegionKind.MENTION, re.compile(r"(?<![\w@])@\w[\w.-]*\w")),
    (RegionKind.HASHTAG, re.compile(r"(?<![\w#&])#\w*[^\W\d_]\w*")),
)

_ADDRESS = re.compile(r"\.[^\s.]|://")
"""What an address holds. It takes a tenth of the time to look for this before looking for addresses."""

_SIGN = re.compile(rf"[`@#]|{_ADDRESS.pattern}")
"""What a text holds that has a region."""

_Stretch = tuple[int, int]


def find_regions(text: str, taken: tuple[Region, ...] = ()) -> tuple[Region, ...]:
    """The regions of a block's text, in order, none of them inside one of `taken`, which are returned with them."""
    if not taken and not _SIGN.search(text):
        return ()
    found = list(taken)
    solid = sorted((each.start, each.end) for each in taken if each.kind in {RegionKind.CODE, RegionKind.URL})
    for kind, stretches in (
        (RegionKind.CODE, _code(text) if not taken else ()),
        (RegionKind.URL, _addresses(text) if _ADDRESS.search(text) else ()),
        *((kind, (each.span() for each in pattern.finditer(text))) for kind, pattern in _NAMES),
    ):
        free = list(_free(stretches, solid))
        found += (Region(kind, start, end) for start, end in free)
        if free:
            solid = sorted(solid + free)
    return tuple(sorted(found, key=lambda region: (region.start, region.end, region.kind)))


def _free(stretches: Iterable[_Stretch], solid: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """Those of the stretches, which come in order, that touch none of the solid ones or of those before."""
    at = done = 0
    for start, end in stretches:
        while at < len(solid) and solid[at][1] <= start:
            at += 1
        if start >= done and (at == len(solid) or solid[at][0] >= end):
            yield start, end
            done = end


def _code(text: str) -> Iterator[_Stretch]:
    """What stands between two runs of as many ticks, with these."""
    runs = [found.span() for found in _TICKS.finditer(text)]
    after: dict[int, int] = {}
    closing: list[int | None] = [None] * len(runs)
    for index in range(len(runs) - 1, -1, -1):
        width = runs[index][1] - runs[index][0]
        closing[index] = after.get(width)
        after[width] = index
    index = 0
    while index < len(runs):
        if (last := closing[index]) is not None:
            yield runs[index][0], runs[last][1]
            index = last
        index += 1


def _addresses(text: str) -> Iterator[_Stretch]:
    """Addresses of pages and of people, those that begin first before those in them."""
    links = (found.span() for found in _LINK.finditer(text))
    mails = (found.span(1) for found in _MAIL.finditer(text) if "@" in found[0])
    hosts = (host for found in _HOST.finditer(text) if (host := _host(text, found)) is not None)
    done = 0
    for start, end in heapq.merge(links, mails if "@" in text else (), hosts, key=lambda stretch: stretch[0]):
        if start >= done:
            done = _closed(text, start, end)
            yield start, done


def _host(text: str, found: re.Match[str]) -> _Stretch | None:
    """The address in a row of names with full stops between: as many of them as end in a known one."""
    start, end = found.span()
    dot = text.rfind(".", start, end)
    top = None
    while dot >= 0 and (top := _TOP.match(text, dot + 1)) is None:
        dot = text.rfind(".", start, dot)
    if top is None:
        return None
    while start and _INSIDE.match(text, start - 1):
        start = text.find("-", start, dot) + 1
        if not start or text[start] == ".":
            return None
    return start, top.end()


def _closed(text: str, start: int, end: int) -> int:
    """The end of an address with the bracket that closes one opened in it: of "(see a.org/b_(c))" the first."""
    still_open = text.count("(", start, end) - text.count(")", start, end)
    while still_open > 0 and text[end : end + 1] == ")":
        end += 1
        still_open -= 1
    return end


_END = re.compile(r"(?:[.!?]+|…+)[\"')\]]*")
_ABBREVIATIONS = frozenset((*words("stop", "abbreviations"), *words("particular", "short months")))
_LONGEST = max(map(len, _ABBREVIATIONS))
_LAST_WORD = re.compile(r"[\w.&]+\Z")
_OPENS = re.compile(r"[\"'(\[*_]*[A-Z0-9À-ÖØ-Þ@#$€£]|[\"'(\[]*(?:https?:|www\.|i[A-Z])")


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a block's text, in order, without the white space around them."""
    sentences: list[Sentence] = []
    start = 0
    for end in _borders(text):
        _add(sentences, text, start, end)
        start = end
    _add(sentences, text, start, len(text))
    return tuple(sentences)


LONGEST_SENTENCE = 1_000
"""Code points after which a run of words without a stop is cut at a space: it is a list or a table, and no sentence."""


def _add(sentences: list[Sentence], text: str, start: int, end: int) -> None:
    while end - start > LONGEST_SENTENCE:
        cut = text.rfind(" ", start, start + LONGEST_SENTENCE)
        cut = cut if cut > start else start + LONGEST_SENTENCE
        _add_one(sentences, text, start, cut)
        start = cut
    _add_one(sentences, text, start, end)


def _add_one(sentences: list[Sentence], text: str, start: int, end: int) -> None:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    if start < end:
        sentences.append(Sentence(start, end))


def _borders(text: str) -> list[int]:
    borders: list[int] = []
    for found in _END.finditer(text):
        end = _with_symbols(text, found.end())
        if end >= len(text):
            break
        if text[end] != " " and end == found.end():
            continue
        if _ends(text, found, _after_spaces(text, end)):
            borders.append(end)
    borders += _symbol_borders(text)
    return sorted(set(borders))


def _with_symbols(text: str, end: int) -> int:
    """The end of the emoji that follow a sentence, which belong to it."""
    last = end
    while end < len(text) and (text[end] == " " or is_symbol(text[end])):
        end += 1
        if is_symbol(text[end - 1]):
            last = end
    return last


def _after_spaces(text: str, place: int) -> int:
    """Where the next letter stands that is no space."""
    while place < len(text) and text[place] == " ":
        place += 1
    return place


def _ends(text: str, found: re.Match[str], follows: int) -> bool:
    """Whether a sentence ends with these signs, where what `follows` stands at an offset of the text."""
    if not _OPENS.match(text, follows) and not is_symbol(text[follows]):
        # Lower case goes on with the sentence, as in "e.g. this" and '"Really?" she said', but not after a bare "!".
        return found[0][-1] in "!?" and text[follows].isalpha()
    if found[0].startswith(".") and not found[0].startswith(".."):
        # A longer word is no abbreviation, and need not be looked at further.
        word = _LAST_WORD.search(text[max(0, found.start() - _LONGEST - 1) : found.start()])
        if word is not None:
            last = word[0].lower()
            initial = len(last) == 1 and last.isalpha() and word[0].isupper() and last != "i"
            return not (initial or last in _ABBREVIATIONS)
    return True


def _symbol_borders(text: str) -> list[int]:
    """Where emoji stand in the place of a full stop: "Great day 🚀 We shipped"."""
    borders: list[int] = []
    if text.isascii():
        return borders
    index = 0
    first_space = text.find(" ")
    while index < len(text):
        if is_symbol(text[index]) and ord(text[index]) > 0x2BFF:
            end = _with_symbols(text, index)
            follows = _after_spaces(text, end)
            before = index - (text[index - 1 : index] == " ")
            spaced = 0 <= first_space < before
            if spaced and text[follows : follows + 1].isupper() and text[before - 1] not in "→,:;–—-":
                borders.append(end)
            index = end
        index += 1
    return borders


def make_block(
    kind: BlockKind,
    span: Span,
    folded: Folded,
    paragraph: int,
    *,
    regions: tuple[Region, ...] = (),
    lead: Span | None = None,
) -> Block | None:
    """A block of these letters, or None where there is nothing to read. `regions` are those known from markup."""
    if not any(letter.isalnum() for letter in folded.text):
        return None
    return Block(
        kind=kind,
        span=span,
        text=folded.text,
        starts=folded.starts,
        ends=folded.ends,
        paragraph=paragraph,
        sentences=split_sentences(folded.text),
        regions=find_regions(folded.text, regions),
        lead=lead,
    )
