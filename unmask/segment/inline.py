"""Markdown's inline markup: which characters of a block are words, and where they were written."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from unmask.segment.fold import Folded, Piece
from unmask.types.draft import Region, RegionKind
from unmask.types.span import Span

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>")
_HTML = re.compile(r"<!--.*?-->|</?[A-Za-z][A-Za-z0-9-]*(?:\s+[^<>]*)?/?>|<\?.*?\?>|<![A-Z][^>]*>", re.DOTALL)
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_TICKS = re.compile(r"`+")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_TARGET = re.compile(
    r"""\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]*\))*\))*)
        (?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)))?\s*\)""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class Written:
    """Characters and where each was written in the source."""

    text: str
    places: Sequence[int]


@dataclass(frozen=True, slots=True)
class Inline:
    """What is left of a block when its markup is dropped: letters, and the source spans of its regions."""

    pieces: tuple[Piece, ...]
    marks: tuple[tuple[RegionKind, Span], ...]


@dataclass(slots=True)
class _Reading:
    written: Written
    references: frozenset[str]
    pieces: list[Piece | None] = field(default_factory=list)
    runs: list[tuple[str, int, bool, bool]] = field(default_factory=list)
    marks: list[tuple[RegionKind, Span]] = field(default_factory=list)

    def source(self, start: int, end: int) -> Span:
        """The source span of `written.text[start:end]`."""
        return Span(self.written.places[start], self.written.places[end - 1] + 1)

    def emit(self, text: str, start: int, end: int) -> None:
        span = self.source(start, end)
        self.pieces += [(letter, span.start, span.end) for letter in text]

    def copy(self, start: int, end: int) -> None:
        for index in range(start, end):
            self.emit(self.written.text[index], index, index + 1)


def read_inline(written: Written, references: frozenset[str] = frozenset()) -> Inline:
    """Drop the markup. `references` are the labels of link definitions, in lower case."""
    reading = _Reading(written, references)
    _read(reading, 0, len(written.text))
    _pair_runs(reading)
    return Inline(tuple(piece for piece in reading.pieces if piece is not None), tuple(reading.marks))


def _read(reading: _Reading, index: int, end: int) -> None:
    while index < end:
        index = _step(reading, index, end)


def _step(reading: _Reading, index: int, end: int) -> int:
    """Read what stands at `index`; where to go on."""
    text = reading.written.text
    letter = text[index]
    match letter:
        case "\\" if found := _ESCAPED.match(text, index, end):
            reading.emit(found[1], index, found.end())
            return found.end()
        case "`":
            return _code(reading, index, end)
        case "<":
            return _angle(reading, index, end)
        case "&" if found := _ENTITY.match(text, index, end):
            reading.emit(html.unescape(found[0]), index, found.end())
            return found.end()
        case "!" if text.startswith("[", index + 1) and (closing := _link_end(reading, index + 1, end)):
            return closing[1]
        case "[":
            return _link(reading, index, end)
        case "*" | "_" | "~":
            return _run(reading, index, end)
        case _:
            reading.copy(index, index + 1)
            return index + 1


def _code(reading: _Reading, index: int, end: int) -> int:
    text = reading.written.text
    opening = _TICKS.match(text, index, end)
    width = len(opening[0]) if opening else 1
    for closing in _TICKS.finditer(text, index + width, end):
        if len(closing[0]) == width:
            if closing.start() > index + width:
                reading.marks.append((RegionKind.CODE, reading.source(index + width, closing.start())))
                reading.copy(index + width, closing.start())
            return closing.end()
    reading.copy(index, index + width)
    return index + width


def _angle(reading: _Reading, index: int, end: int) -> int:
    text = reading.written.text
    if found := _AUTOLINK.match(text, index, end):
        reading.marks.append((RegionKind.URL, reading.source(found.start(1), found.end(1))))
        reading.copy(found.start(1), found.end(1))
        return found.end()
    if found := _HTML.match(text, index, end):
        if _BREAK.match(found[0]):
            reading.emit(" ", index, found.end())
        return found.end()
    reading.copy(index, index + 1)
    return index + 1


def _link(reading: _Reading, index: int, end: int) -> int:
    if found := _FOOTNOTE.match(reading.written.text, index, end):
        return found.end()
    closing = _link_end(reading, index, end)
    if closing is None:
        reading.copy(index, index + 1)
        return index + 1
    inner, after = closing
    if inner > index + 1:
        reading.marks.append((RegionKind.LINK, reading.source(index + 1, inner)))
        _read(reading, index + 1, inner)
    return after


def _link_end(reading: _Reading, index: int, end: int) -> tuple[int, int] | None:
    """Where the text of the link that opens at `index` ends, and where its markup ends; None when it is none."""
    text = reading.written.text
    inner = _closing_bracket(text, index, end)
    if inner is None:
        return None
    if target := _TARGET.match(text, inner + 1, end):
        return inner, target.end()
    label = text[index + 1 : inner]
    if found := _REFERENCE.match(text, inner + 1, end):
        if _label(found[1] or label) in reading.references:
            return inner, found.end()
    elif _label(label) in reading.references:
        return inner, inner + 1
    return None


def _closing_bracket(text: str, index: int, end: int) -> int | None:
    depth = 0
    while index < end:
        match text[index]:
            case "\\":
                index += 1
            case "`":
                run = _TICKS.match(text, index, end)
                width = len(run[0]) if run else 1
                closing = next((c for c in _TICKS.finditer(text, index + width, end) if len(c[0]) == width), None)
                index = (closing.end() if closing else index + width) - 1
            case "[":
                depth += 1
            case "]":
                depth -= 1
                if depth == 0:
                    return index
        index += 1
    return None


def _label(text: str) -> str:
    return " ".join(text.lower().split())


def reference_labels(labels: Sequence[str]) -> frozenset[str]:
    """Labels of link definitions as references name them."""
    return frozenset(_label(label) for label in labels)


def _run(reading: _Reading, index: int, end: int) -> int:
    """Note a run of emphasis marks; whether it is markup shows when all are known."""
    text = reading.written.text
    mark = text[index]
    after = index
    while after < end and text[after] == mark:
        after += 1
    before_letter = text[index - 1] if index else " "
    after_letter = text[after] if after < end else " "
    opens = not after_letter.isspace() and not (mark == "_" and before_letter.isalnum())
    closes = not before_letter.isspace() and not (mark == "_" and after_letter.isalnum())
    if mark == "~" and after - index != 2:
        opens = closes = False
    for place in range(index, after):
        reading.runs.append((mark, len(reading.pieces), opens, closes))
        reading.copy(place, place + 1)
    return after


def _pair_runs(reading: _Reading) -> None:
    """Drop the marks that pair up, innermost first, and note what two of them enclose as strong."""
    open_marks: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for mark, place, opens, closes in reading.runs:
        at = next((i for i in range(len(open_marks) - 1, -1, -1) if open_marks[i][0] == mark), None)
        if closes and at is not None and place > open_marks[at][1] + 1:
            pairs.append((open_marks[at][1], place))
            del open_marks[at:]
        elif opens:
            open_marks.append((mark, place))
    known = set(pairs)
    for start, end in pairs:
        outer, inner = reading.pieces[start - 1 : start] or [None], reading.pieces[start]
        if (start - 1, end + 1) in known and inner is not None and outer[0] is not None and outer[0][0] == inner[0]:
            first, last = reading.pieces[start + 1], reading.pieces[end - 1]
            if first is not None and last is not None and inner[0] != "~":
                reading.marks.append((RegionKind.STRONG, Span(first[1], last[2])))
    for start, end in pairs:
        reading.pieces[start] = reading.pieces[end] = None


def regions_of(folded: Folded, marks: Sequence[tuple[RegionKind, Span]]) -> tuple[Region, ...]:
    """The regions, as offsets into the folded text, of source spans."""
    regions = []
    for kind, span in marks:
        start = bisect_left(folded.starts, span.start)
        end = bisect_left(folded.starts, span.end)
        if start < end:
            regions.append(Region(kind, start, end))
    return tuple(sorted(regions, key=lambda region: (region.start, region.end)))
