"""CommonMark: what a Markdown text is made of, piece by piece, and the letters of a block without its markup.

Each piece and each letter knows where it was written.

pyromark (pulldown-cmark) reads the text, and nothing of it is read again by us. What was weighed against it, over 48
families of repeated signs at 50, 100 and 200 KB: markdown-it gives no offsets within a line, so that a reader of our
own had to follow it, and the two of them took the square of the text for 30 of these families, up to a minute for
10 KB of `[`; links in links ran into Python's limit of calls. pyromark takes time in proportion to the text for each
of the 48, 10 MB a second, keeps no stack of calls for what is nested, and gives the range of every piece in the source.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from unmask.segment.fold import Folded, Piece, fold, fold_pieces
from unmask.types.draft import Region, RegionKind
from unmask.types.span import Span

if TYPE_CHECKING:
    from pyromark import Options


_UNREADABLE = re.compile("[\0\ud800-\udfff]")
"""What CommonMark reads as the sign for no letter, and halves of letters, which have no bytes."""
_WIDE = re.compile(r"[^\x00-\x7f]")


class Event(NamedTuple):
    """One piece of a text, between two offsets into it.

    `what` is `Start` or `End` of a `tag`, or the name of a piece that holds nothing else, with the `text` that it says.
    """

    what: str
    tag: str
    text: str
    start: int
    end: int


def events(text: str, body: int) -> Iterator[Event]:
    """The pieces of a Markdown text from the offset `body` on, in order."""
    from pyromark import events_with_range

    readable = _UNREADABLE.sub("\ufffd", text[body:])
    places = _Places(readable, body)
    for event, span in events_with_range(readable, options=_options()):
        what, tag, said = _named(event)
        end = places.of(span["end"])
        if tag == "Link" and text.startswith("][]", end - 1):
            # The range of a link that repeats no label ends before its empty brackets.
            end += 2
        yield Event(what, tag, said, places.of(span["start"]), end)


@cache
def _options() -> Options:
    from pyromark import Options

    return Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS


def _named(event: object) -> tuple[str, str, str]:
    """What an event is, the tag that it opens or closes, and what it says."""
    if isinstance(event, str):
        return event, "", ""
    ((what, said),) = cast("dict[str, Any]", event).items()
    if what not in {"Start", "End"}:
        return what, "", said if isinstance(said, str) else ""
    if isinstance(said, str):
        return what, said, ""
    ((tag, detail),) = said.items()
    return what, tag, detail["link_type"] if tag == "Link" and what == "Start" else ""


class _Places:
    """Offsets in code points for those in UTF-8."""

    def __init__(self, text: str, body: int) -> None:
        self._body = body
        self._after = array("q")
        self._behind = array("q")
        behind = 0
        for found in _WIDE.finditer(text):
            self._after.append(found.start() + behind + 1)
            behind += len(found[0].encode()) - 1
            self._behind.append(behind)

    def of(self, place: int) -> int:
        """The offset in the whole text of a place in the UTF-8 of its body."""
        wide = bisect_right(self._after, place)
        return self._body + place - (self._behind[wide - 1] if wide else 0)


_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_TICKS = re.compile(r"`*")


class _Runs:
    """The letters of a block, in stretches: of each where it is written, and what it says where that is not the same.

    A paragraph may have millions of them, and hardly any says anything else.
    """

    __slots__ = ("_ends", "_said", "_spaces", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = array("q")
        self._ends = array("q")
        self._spaces = bytearray()
        """For each stretch whether it stands for a space, as every end of a line does."""
        self._said: dict[int, str] = {}
        """The letter that another stretch stands for, by its number."""

    def __len__(self) -> int:
        return len(self._starts)

    def add(self, start: int, end: int, said: str | None = None) -> None:
        """Add a stretch that says what is written there, or one letter."""
        if said is not None and said not in {" ", self._text[start:end]}:
            self._said[len(self)] = said
        self._spaces.append(said == " ")
        self._starts.append(start)
        self._ends.append(end)

    def since(self, first: int) -> Span:
        """Where the stretches from a number on are written."""
        return Span(self._starts[first], self._ends[-1])

    def pieces(self, start: int) -> Iterator[Piece]:
        """The letters one by one, from an offset into the source on."""
        for number, (first, after) in enumerate(zip(self._starts, self._ends, strict=True)):
            if (said := " " if self._spaces[number] else self._said.get(number)) is None:
                begin = max(start, first)
                yield from zip(self._text[begin:after], range(begin, after), range(begin + 1, after + 1), strict=True)
            elif first >= start:
                yield said, first, after


@dataclass(slots=True)
class Inline:
    """What is read of a block so far.

    `start` and `end` are offsets into the source `text`, between which its content is written. Nothing of an image is
    read.
    """

    text: str
    start: int | None = None
    end: int = 0
    _runs: _Runs = field(init=False)
    _marks: list[tuple[RegionKind, Span]] = field(default_factory=list)
    _open: list[tuple[RegionKind | None, int]] = field(default_factory=list)
    _images: int = 0
    _as_written: bool = True
    """Whether the letters are those of the source, with nothing left out between them."""

    def __post_init__(self) -> None:
        self._runs = _Runs(self.text)

    def read(self, event: Event) -> None:
        """Take the next piece of the block."""
        escaped = self._is_escaped(event)
        self._cover(event)
        if event.tag == "Image":
            self._images += 1 if event.what == "Start" else -1
        if self._images or event.tag == "Image":
            self._as_written = False
            return
        match event.what:
            case "Text":
                self._say(event, escaped=escaped)
            case "Code":
                self._as_written = False
                self._code(event)
            case "SoftBreak" | "HardBreak":
                self._runs.add(event.start, event.end, " ")
            case "InlineHtml":
                self._as_written = False
                if _BREAK.match(event.text):
                    self._runs.add(event.start, event.end, " ")
            case "Start":
                self._as_written = False
                self._open.append((_KINDS.get(event.text or event.tag), len(self._runs)))
            case "End":
                kind, first = self._open.pop()
                if kind is not None:
                    self._mark(kind, first)
            case _:
                self._as_written = False

    def folded(self, start: int) -> tuple[Folded, tuple[Region, ...]]:
        """What it reads as from the offset `start` of the source on, and its regions as offsets into that."""
        footnotes = "[^" in self.text[start : self.end]
        if self._as_written and not footnotes:
            first, after = _trimmed(self.text, start, self.end)
            return fold(self.text, first, after), ()
        pieces = self._runs.pieces(start)
        folded = fold_pieces(_without_footnotes(list(pieces), self._marks) if footnotes else pieces)
        return folded, _regions(folded, self._marks)

    def _cover(self, event: Event) -> None:
        if self.start is None:
            self.start = self.end = event.start - self._is_escaped(event)
        self._as_written = self._as_written and self.end == event.start
        self.end = max(self.end, event.end)

    def _is_escaped(self, event: Event) -> bool:
        """Whether a sign that is in no piece takes the mark after it for a letter, and is written with that."""
        apart = self.start is None or self.end < event.start
        return apart and event.what == "Text" and event.start > 0 and self.text[event.start - 1] == "\\"

    def _say(self, event: Event, *, escaped: bool) -> None:
        """Letters as they are written; where they stand for others, as `&amp;` does, each is written by all of them."""
        said, start = event.text, event.start
        if said == self.text[start : event.end] and not escaped:
            self._runs.add(start, event.end)
        elif len(said) == event.end - start:
            for place, letter in enumerate(said, start):
                # A mark that is taken for a letter is written with the sign that says so.
                self._runs.add(place - (escaped and place == start), place + 1, letter)
        else:
            self._as_written = False
            for place, letter in enumerate(said):
                self._runs.add(start - (escaped and not place), event.end, letter)

    def _code(self, event: Event) -> None:
        """Letters of code: some that are written are left out, such as its ticks and the marks of a quote."""
        ticks = _TICKS.match(self.text, event.start, event.end)
        width = len(ticks[0]) if ticks else 0
        place, after = event.start + width, max(event.start + width, event.end - width)
        first = len(self._runs)
        for letter in event.text:
            while place < after and not _is_written(letter, self.text[place]):
                place += 1
            here = min(place, event.end - 1)
            self._runs.add(here, here + 1, letter)
            place += 1
        self._mark(RegionKind.CODE, first)

    def _mark(self, kind: RegionKind, first: int) -> None:
        if first < len(self._runs):
            self._marks.append((kind, self._runs.since(first)))


_KINDS = {
    "Strong": RegionKind.STRONG,
    "Autolink": RegionKind.URL,
    "Email": RegionKind.URL,
    **dict.fromkeys(("Inline", "Reference", "Collapsed", "Shortcut"), RegionKind.LINK),
}
"""What stands out of a tag, or of a link by the way in which it is written."""


def _is_written(letter: str, sign: str) -> bool:
    return letter == sign or (letter == " " and sign in "\r\n") or letter == "\ufffd"


def _without_footnotes(pieces: Sequence[Piece], marks: Sequence[tuple[RegionKind, Span]]) -> Iterator[Piece]:
    """The letters without references to footnotes that the text does not have. In code they are no references."""
    said = "".join(letter if len(letter) == 1 else " " for letter, _, _ in pieces)
    code = [span for kind, span in marks if kind is RegionKind.CODE]
    done = 0
    for found in _FOOTNOTE.finditer(said) if "[^" in said else ():
        place = pieces[found.start()][1]
        within = bisect_left(code, Span(place, len(said) + place)) - 1
        if within < 0 or code[within].end <= place:
            yield from pieces[done : found.start()]
            done = found.end()
    yield from pieces[done:]


def _regions(folded: Folded, marks: Sequence[tuple[RegionKind, Span]]) -> tuple[Region, ...]:
    """The regions, as offsets into the folded text, of source spans."""
    regions = []
    for kind, span in marks:
        start = bisect_left(folded.starts, span.start)
        end = bisect_left(folded.starts, span.end)
        if start < end:
            regions.append(Region(kind, start, end))
    return tuple(sorted(regions, key=lambda region: (region.start, region.end)))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
