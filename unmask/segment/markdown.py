"""Markdown: prose is judged; front matter, code, HTML, images and addresses are not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from unmask.segment.block import make_block
from unmask.segment.fold import fold, fold_pieces
from unmask.segment.inline import Written, read_inline, reference_labels, regions_of
from unmask.segment.line import find_lead
from unmask.types.draft import Block, BlockKind
from unmask.types.span import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FRONT = re.compile(
    r"\ufeff?(?:---[ \t]*\r?\n.*?^(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n.*?^\+\+\+)[ \t]*(?:\r?\n|\Z)", re.M | re.S
)


def front_matter(text: str) -> Span:
    """The front matter of a Markdown text, YAML or TOML, with its fences and a byte-order mark; empty at 0 without."""
    found = _FRONT.match(text)
    return Span(0, found.end()) if found else Span(0, 0)


_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_FOOTNOTE_DEFINITION = re.compile(r"\[\^[^\]\s]+\]:[ \t]*")
_MARKUP = re.compile(r"[\\`<&\[*_~!]")
_CELL = re.compile(r"(?:\\.|`[^`]*`|[^|\\])+|(?<=\|)(?=\|)", re.S)
_QUOTES = {"blockquote_open": 1, "blockquote_close": -1}
_LISTS = {"bullet_list_open": 1, "ordered_list_open": 1, "bullet_list_close": -1, "ordered_list_close": -1}
_LINE_END = re.compile(r"\r\n|\r|\n")


def segment_markdown(text: str) -> Iterator[Block]:
    """The blocks of a Markdown text, in order."""
    body = _body(text)
    environment: dict[str, dict[str, object]] = {}
    tokens = _parser().parse(text[body:], environment)
    references = reference_labels(tuple(environment.get("references", {})))
    yield from _Walk(text, body, references).blocks(tokens)


def fenced_in_markdown(text: str) -> Iterator[Span]:
    """The lines of every block of code."""
    body = _body(text)
    lines = _lines(text, body)
    for token in _parser().parse(text[body:]):
        if token.type in {"fence", "code_block"} and token.map is not None:
            first, after = token.map
            yield Span(lines[first].start, lines[max(first, min(after, len(lines)) - 1)].end)


def _body(text: str) -> int:
    """Where the text begins, after front matter and a byte-order mark."""
    return front_matter(text).end or int(text.startswith("\ufeff"))


def _lines(text: str, body: int) -> list[Span]:
    lines: list[Span] = []
    start = body
    for found in _LINE_END.finditer(text, body):
        lines.append(Span(start, found.start()))
        start = found.end()
    lines.append(Span(start, len(text)))
    return lines


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    # Inline markup is read by ourselves, for markdown-it keeps no offsets of it.
    return MarkdownIt("commonmark").enable("table").disable("inline")


class _Walk:
    """One pass over markdown-it's block tokens."""

    def __init__(self, text: str, body: int, references: frozenset[str]) -> None:
        self.text = text
        self.references = references
        self.lines = _lines(text, body)
        self.paragraph = -1
        self.cell = 0

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Block]:
        quotes = depth = 0
        item: int | None = None
        kind = BlockKind.PARAGRAPH
        for token in tokens:
            quotes += _QUOTES.get(token.type, 0)
            if token.type in _LISTS:
                self.paragraph += not depth
                depth += _LISTS[token.type]
            elif token.type == "list_item_open":
                item = token.map[0] if token.map else None
            elif token.type in {"paragraph_open", "heading_open"}:
                kind = BlockKind.HEADING if token.type == "heading_open" else BlockKind.PARAGRAPH
                self.paragraph += not (depth and token.hidden)
            elif token.type == "tr_open":
                self.cell = 0
                self.paragraph += 1
            elif token.type in {"th_open", "td_open"}:
                kind = BlockKind.TABLE
            elif token.type == "inline" and token.map is not None:
                block = self._block(token, BlockKind.QUOTE if quotes else kind, item)
                item = None
                self.cell += kind is BlockKind.TABLE
                if block is not None:
                    yield block

    def _block(self, token: Token, kind: BlockKind, item: int | None) -> Block | None:
        first = token.map[0] if token.map else 0
        lines = [s for s in self._cells(first) if kind is BlockKind.TABLE] or self._content(token, first, kind)
        if not lines:
            return None
        lead = self._item_lead(lines[0], first) if item is not None else None
        kind = BlockKind.LIST_ITEM if lead is not None and kind is BlockKind.PARAGRAPH else kind
        lead, lines[0] = self._decoration(lines[0], lead)
        span = Span(lead.start if lead else lines[0].start, lines[-1].end)
        if len(lines) == 1 and not _MARKUP.search(self.text, lines[0].start, lines[0].end):
            folded = fold(self.text, *_trimmed(self.text, lines[0]))
            return make_block(kind, span, folded, self.paragraph, lead=lead)
        places = [place for line in lines for place in range(line.start, min(line.end + 1, len(self.text)))]
        if lines[-1].end < len(self.text):
            places.pop()
        written = "".join("\n" if self.text[place] in "\r\n" else self.text[place] for place in places)
        inline = read_inline(Written(written, places), self.references)
        folded = fold_pieces(inline.pieces)
        marks = regions_of(folded, inline.marks)
        return make_block(kind, span, folded, self.paragraph, regions=marks, lead=lead)

    def _content(self, token: Token, first: int, kind: BlockKind) -> list[Span]:
        """Where each line of a token's content stands: at the end of its source line, after all markers."""
        spans: list[Span] = []
        first = self._first_line(token, first)
        for offset, content in enumerate(token.content.split("\n")):
            if first + offset >= len(self.lines):
                break
            line = self.lines[first + offset]
            raw = line.slice(self.text)
            if kind is BlockKind.HEADING and (opening := _HEADING.search(raw)) and raw.find(content) >= opening.end():
                start = raw.find(content, opening.end())
                spans.append(Span(line.start + start, line.start + start + len(content)))
                continue
            stripped = raw.rstrip()
            length = len(content.rstrip())
            if not stripped.endswith(content.rstrip()):
                length = len(stripped.lstrip())
            start = len(stripped) - length
            spans.append(Span(line.start + start, line.start + len(stripped)))
        return [span for span in spans if span] if any(spans) else []

    def _first_line(self, token: Token, first: int) -> int:
        """The source line on which a token's content starts.

        A line of no-break spaces alone is text in Markdown, and is stripped off the content all the same.
        """
        opening = token.content.split("\n", 1)[0].strip()
        after = min(token.map[1] if token.map else first + 1, len(self.lines))
        return next((line for line in range(first, after) if opening in self.lines[line].slice(self.text)), first)

    def _cells(self, line: int) -> list[Span]:
        """The current cell of a table row."""
        row = self.lines[line]
        raw = row.slice(self.text)
        body = raw.strip()
        start = raw.find(body) + (1 if body.startswith("|") else 0)
        cells = [found for found in _CELL.finditer(raw, start) if found[0].strip() or found[0] == ""]
        if self.cell >= len(cells) or not cells[self.cell][0].strip():
            return []
        found = cells[self.cell]
        return [Span(row.start + found.start(), row.start + found.end())]

    def _item_lead(self, line: Span, first: int) -> Span | None:
        """The list marker in front of an item's first line."""
        before = self.text[self.lines[first].start : line.start].rstrip()
        marker = re.search(r"(?:[-*+]|\d{1,9}[.)])$", before)
        if marker is None:
            return None
        start = self.lines[first].start + marker.start()
        return Span(start, self.lines[first].start + marker.end())

    def _decoration(self, line: Span, lead: Span | None) -> tuple[Span | None, Span]:
        """Take a task box, a footnote's label or an emoji off the front of a line: they open it, and are not read."""
        text = line.slice(self.text)
        for pattern in (_TASK, _FOOTNOTE_DEFINITION):
            if (found := pattern.match(text)) and found.end() < len(text):
                end = line.start + len(found[0].rstrip())
                return Span(lead.start if lead else line.start, end), Span(line.start + found.end(), line.end)
        found_lead = find_lead(text)
        if found_lead is None or text[0] in "*_-+" or text[0].isalnum():
            return lead, line
        end = line.start + found_lead.end
        return Span(lead.start if lead else line.start, end), Span(end, line.end)


def _trimmed(text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
