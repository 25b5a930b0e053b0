"""Markdown: prose is judged; front matter, code, HTML, images and addresses are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unmask.segment.block import make_block
from unmask.segment.blocks import Blocks, relative
from unmask.segment.commonmark import Event, Inline, events
from unmask.segment.line import find_lead
from unmask.types.draft import Block, BlockKind
from unmask.types.span import Span

_FRONT = re.compile(
    r"\ufeff?(?:---[ \t]*\r?\n.*?^(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n.*?^\+\+\+)[ \t]*(?:\r?\n|\Z)", re.M | re.S
)
_TASK = re.compile(r"\[[ xX]\](?=[ \t]+\S)")
_FOOTNOTE_DEFINITION = re.compile(r"\[\^[^\[\]\s]+\]:")
_MARKER = re.compile(r"[ \t]*([-*+]|\d{1,9}[.)])")
_LINE = re.compile(r"[^\r\n]*")
_BEYOND = 12
"""How many letters after a block may tell how it begins: as many as the longest marker has."""
_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link", "Image"})
"""The tags that stand within a block."""
_SAID = frozenset({"Text", "Code", "SoftBreak", "HardBreak", "InlineHtml", "FootnoteReference"})
_KINDS = {"Paragraph": BlockKind.PARAGRAPH, "Heading": BlockKind.HEADING, "TableCell": BlockKind.TABLE}


def front_matter(text: str) -> Span:
    """The front matter of a Markdown text, YAML or TOML, with its fences and a byte-order mark; empty at 0 without."""
    found = _FRONT.match(text)
    return Span(0, found.end()) if found else Span(0, 0)


def segment_markdown(text: str, known: Blocks | None = None) -> Iterator[Block]:
    """The blocks of a Markdown text, in order. Those that are `known` are not made again."""
    return _Walk(text, known).blocks(events(text, _body(text)))


def fenced_in_markdown(text: str) -> Iterator[Span]:
    """Every block of code."""
    for event in events(text, _body(text)):
        if event.what == "Start" and event.tag == "CodeBlock":
            yield Span(event.start, event.end)


def _body(text: str) -> int:
    """Where the text begins, after front matter and a byte-order mark."""
    return front_matter(text).end or int(text.startswith("\ufeff"))


class _Walk:
    """One pass over the pieces of a text."""

    def __init__(self, text: str, known: Blocks | None) -> None:
        self.text = text
        self.known = known
        self.paragraph = -1
        self.counted = False
        """Whether the next block was counted where its list began."""
        self.quotes = self.lists = 0
        self.in_code = False
        self.opening: Span | None = None
        """The mark of an item or a footnote that the next block is the first of."""
        self.kind = BlockKind.PARAGRAPH
        self.read: Inline | None = None
        """What is read of a block. Its pieces are not held: a paragraph may have millions of them."""
        self.said: list[Event] = []
        """The pieces of a block that may be known, which is read only where it is not."""

    def blocks(self, pieces: Iterator[Event]) -> Iterator[Block]:
        """The blocks that the pieces make."""
        for event in pieces:
            if event.what == "TaskListMarker":
                self._tick(event)
            elif event.tag in _INLINE or event.what in _SAID:
                if not self.in_code:
                    self._take(event)
            else:
                # The lines of an item may stand in it without a paragraph, and end where anything else begins.
                if (block := self._close()) is not None:
                    yield block
                (self._start if event.what == "Start" else self._end)(event)

    def _take(self, event: Event) -> None:
        if self.known is not None:
            self.said.append(event)
            return
        if self.read is None:
            self.read = Inline(self.text)
        self.read.read(event)

    def _start(self, event: Event) -> None:
        self.kind = _KINDS.get(event.tag, BlockKind.PARAGRAPH)
        match event.tag:
            case "Paragraph" | "Heading" | "TableHead" | "TableRow":
                self.paragraph += not self.counted
                self.counted = False
            case "List":
                self.paragraph += not self.lists
                self.counted = self.counted or not self.lists
                self.lists += 1
            case "Item":
                marker = _MARKER.match(self.text, event.start)
                self.opening = Span(*marker.span(1)) if marker else None
            case "FootnoteDefinition":
                label = _FOOTNOTE_DEFINITION.match(self.text, event.start)
                self.opening = Span(event.start, label.end()) if label else None
            case "BlockQuote":
                self.quotes += 1
            case "CodeBlock":
                self.in_code = True
            case _:
                pass

    def _end(self, event: Event) -> None:
        if event.what == "End":
            self.kind = BlockKind.PARAGRAPH
            self.lists -= event.tag == "List"
            self.quotes -= event.tag == "BlockQuote"
            self.in_code = self.in_code and event.tag != "CodeBlock"

    def _tick(self, event: Event) -> None:
        if self.opening is not None:
            self.opening = Span(self.opening.start, event.end)

    def _close(self) -> Block | None:
        """The block that has been read, if anything was."""
        if self.known is not None and self.said:
            block = self._known(self.known)
        elif self.read is not None:
            block = self._made(self.read)
        else:
            return None
        self.said = []
        self.read = None
        self.opening = None
        self.counted = False
        return block

    def _known(self, known: Blocks) -> Block | None:
        """The same block, made only where it is not known."""
        place = self.said[0].start
        first = max(0, min(place - 1, self.opening.start if self.opening else place))
        after = max(event.end for event in self.said) + _BEYOND
        pieces = tuple((e.what, e.tag, e.text, e.start - place, e.end - place) for e in self.said)
        opening = relative((self.opening,), place)
        written = (self.kind, self.quotes > 0, opening, first - place, self.text[first:after], pieces)
        if (block := known.get(written, place, self.paragraph)) is not None:
            return block
        read = Inline(self.text)
        for event in self.said:
            read.read(event)
        return known.put(written, place, block) if (block := self._made(read)) is not None else None

    def _made(self, read: Inline) -> Block | None:
        if read.start is None:
            return None
        end = read.end
        while end > read.start and self.text[end - 1].isspace():
            end -= 1
        kind = BlockKind.QUOTE if self.quotes else self.kind
        lead, start = self._lead(read.start, end, kind)
        if lead is not None and kind is BlockKind.PARAGRAPH and _MARKER.match(self.text, lead.start):
            kind = BlockKind.LIST_ITEM
        folded, regions = read.folded(start)
        first = lead.start if lead else start
        return make_block(kind, Span(first, max(first, end)), folded, self.paragraph, regions=regions, lead=lead)

    def _lead(self, start: int, end: int, kind: BlockKind) -> tuple[Span | None, int]:
        """What opens a block and is not read: a marker, a box to tick, a label, an emoji; and where its words begin."""
        opening = self.opening
        if opening is not None and not self._opens(opening, start):
            opening = None
        if kind is BlockKind.TABLE:
            return None, start
        first = opening.start if opening else start
        if opening is not None and self.text[opening.end - 1] in "]:":
            return opening, start
        for pattern in (_TASK, _FOOTNOTE_DEFINITION):
            if (found := pattern.match(self.text, start, end)) and found.end() < end:
                return Span(first, found.end()), found.end()
        line = _LINE.match(self.text, start, end)
        said = line[0] if line else ""
        lead = find_lead(said)
        if lead is None or said[0] in "*_-+" or said[0].isalnum():
            return opening, start
        return Span(first, start + lead.end), start + lead.end

    def _opens(self, opening: Span, start: int) -> bool:
        """Whether nothing but spaces stands between a mark and the block that it opens."""
        between = self.text[opening.end : start]
        return not between.strip(" \t\xa0")
