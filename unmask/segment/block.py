"""Blocks: from folded letters to sentences, and to what in them is no prose."""

from __future__ import annotations

import re

from unmask.segment.fold import Folded, is_symbol
from unmask.types.draft import Block, BlockKind, Region, RegionKind, Sentence
from unmask.types.span import Span

_TLD = r"(?:com|org|net|io|ai|co|dev|app|in|uk|eu|de|fr|gov|edu|info|me|xyz|tv|ly|be|us|so|fm|gg|news|blog|tech)"
_PATTERNS = (
    (RegionKind.CODE, re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")),
    (
        RegionKind.URL,
        re.compile(
            rf"\b(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]}}']"
            rf"|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
            rf"|(?<![\w@/.])(?:[a-z0-9-]+\.)+{_TLD}(?:/[^\s<>\"]*[^\s<>\".,;:!?)\]}}'])?(?![\w])",
            re.IGNORECASE,
        ),
    ),
    (RegionKind.MENTION, re.compile(r"(?<![\w@])@\w[\w.-]*\w")),
    (RegionKind.HASHTAG, re.compile(r"(?<![\w#&])#\w*[^\W\d_]\w*")),
)

_SIGNS = {RegionKind.CODE: "`", RegionKind.MENTION: "@", RegionKind.HASHTAG: "#"}
"""What a text must hold for there to be any."""

_ADDRESS = re.compile(r"\.[^\s.]|://")
"""What an address holds. It takes a tenth of the time to look for this before looking for addresses."""


def find_regions(text: str, taken: tuple[Region, ...] = ()) -> tuple[Region, ...]:
    """The regions of a block's text, in order, none of them inside one of `taken`, which are returned with them."""
    found = list(taken)
    solid = [region for region in taken if region.kind in {RegionKind.CODE, RegionKind.URL}]
    for kind, pattern in _PATTERNS:
        if (kind is RegionKind.CODE and taken) or not _may_hold(text, kind):
            continue
        for match in pattern.finditer(text):
            end = _closed(text, match.start(), match.end())
            if not any(r.start < end and match.start() < r.end for r in solid):
                region = Region(kind, match.start(), end)
                found.append(region)
                solid.append(region)
    return tuple(sorted(found, key=lambda region: (region.start, region.end, region.kind)))


def _may_hold(text: str, kind: RegionKind) -> bool:
    return _ADDRESS.search(text) is not None if kind is RegionKind.URL else _SIGNS[kind] in text


def _closed(text: str, start: int, end: int) -> int:
    """The end of an address with the bracket that closes one opened in it: of "(see a.org/b_(c))" the first."""
    while text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1
    return end


_END = re.compile(r"(?:[.!?]+|…+)[\"')\]]*")
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof sr jr st rev hon gen col capt sgt e.g i.e eg ie vs etc cf al approx dept est fig inc ltd co
    corp no nos vol p pp ed eds feat jan feb mar apr jun jul aug sep sept oct nov dec a.m p.m u.s u.k u.n ph.d b.a m.a
    m.d b.sc m.sc d.c""".split()  # noqa: SIM905
)
_LAST_WORD = re.compile(r"([\w.&]+)\.$")
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


def _add(sentences: list[Sentence], text: str, start: int, end: int) -> None:
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
        follows = text[end:].lstrip(" ")
        if text[end] != " " and end == found.end():
            continue
        if _ends(text, found, follows):
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


def _ends(text: str, found: re.Match[str], follows: str) -> bool:
    if not _OPENS.match(follows) and not is_symbol(follows[0]):
        # Lower case goes on with the sentence, as in "e.g. this" and '"Really?" she said', but not after a bare "!".
        return found[0][-1] in "!?" and follows[0].isalpha()
    if found[0].startswith(".") and not found[0].startswith(".."):
        word = _LAST_WORD.search(text[: found.start() + 1])
        if word is not None:
            last = word[1].lower()
            initial = len(last) == 1 and last.isalpha() and word[1].isupper() and last != "i"
            return not (initial or last in _ABBREVIATIONS)
    return True


def _symbol_borders(text: str) -> list[int]:
    """Where emoji stand in the place of a full stop: "Great day 🚀 We shipped"."""
    borders: list[int] = []
    if text.isascii():
        return borders
    index = 0
    while index < len(text):
        if is_symbol(text[index]) and ord(text[index]) > 0x2BFF:
            end = _with_symbols(text, index)
            follows = text[end:].lstrip(" ")
            before = text[:index].rstrip(" ")
            if before and follows[:1].isupper() and before[-1] not in "→,:;–—-" and " " in before:
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
