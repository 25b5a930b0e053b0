"""Plain text: every line is a block, unless the lines were wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from unmask.segment.block import make_block
from unmask.segment.blocks import Blocks
from unmask.segment.fold import fold, fold_pieces
from unmask.segment.line import find_lead
from unmask.types.draft import Block, BlockKind
from unmask.types.span import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_FENCE = re.compile(r"\s*(```+|~~~+)")
_SILENCE = re.compile(r"<!--\s*unmask\s*:", re.IGNORECASE)
"""What opens a comment for this program, which is no prose even where there is no markup."""
_RULE = re.compile(r"[\W_]*$")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_TERMINAL = re.compile(r"[.!?:;…][\"')\]”’]*$")
_FIRST_WORD = re.compile(r"\S+")
LONGEST_PARAGRAPH = 10_000
"""How many lines are read as one paragraph: more of them is a list, and would all be held at once."""

NARROWEST, WIDEST = 40, 120
"""The widths in columns between which text is wrapped by programs and careful people."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its ending and the white space around it: offsets into the source, and what it says."""

    start: int
    end: int
    text: str


def segment_plain(text: str, known: Blocks | None = None) -> Iterator[Block]:
    """The blocks of a plain text, in order. Lines of emoji and marks alone, rules and fenced code give none.

    Those that are `known` are not read again.
    """
    paragraph = 0
    for lines in _paragraphs(text):
        made = False
        for group in _join(lines):
            block = _known(text, group, paragraph, known) if known is not None else _block(text, group, paragraph)
            if block is not None:
                made = True
                yield block
        paragraph += made


def fenced_in_plain(text: str) -> Iterator[Span]:
    """The lines of every block of code between fences."""
    for start, raw, fenced in _typed(text):
        if fenced:
            yield Span(start, start + len(raw))


def _paragraphs(text: str) -> Iterator[list[_Line]]:
    lines: list[_Line] = []
    for start, raw, fenced in _typed(text):
        if fenced:
            continue
        said = _without_silence(raw).rstrip()
        stripped = said.lstrip()
        if stripped:
            lines.append(_Line(start + len(said) - len(stripped), start + len(said), stripped))
        if lines and (len(lines) == LONGEST_PARAGRAPH or not raw.strip()):
            yield lines
            lines = []
    if lines:
        yield lines


def _without_silence(raw: str) -> str:
    """A line without the comment for this program that ends it."""
    said = raw.rstrip(" \t")
    opening = _SILENCE.search(said) if said.endswith("-->") else None
    return said[: opening.start()] if opening and opening.end() <= len(said) - len("-->") else raw


def _typed(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each line as it is typed: where it starts, what it says, and whether it belongs to a block of code."""
    fenced = "```" in text or "~~~" in text
    closes = iter(_closes_later([own for _, raw in _lines(text) if (own := _fence(raw))]) if fenced else ())
    fence = ""
    for start, raw in _lines(text):
        own = _fence(raw) if fenced else ""
        closed = bool(own) and next(closes)
        if fence:
            if own.startswith(fence):
                fence = ""
            yield start, raw, True
        else:
            fence = own if closed else ""
            yield start, raw, closed


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with where it starts. They are not held: a text may have millions that say nothing."""
    return ((found.start(), found[0].rstrip("\r\n")) for found in _LINE.finditer(text))


def _fence(raw: str) -> str:
    """The marks that open a line of a fence; none where it is no such line."""
    opening = _FENCE.match(raw)
    return opening[1] if opening is not None else ""


def _closes_later(fences: Sequence[str]) -> list[bool]:
    """For each fence whether it opens one which a later one closes."""
    longest = {"`": 0, "~": 0}
    closes: list[bool] = []
    for fence in reversed(fences):
        closes.append(longest[fence[0]] >= len(fence))
        longest[fence[0]] = max(longest[fence[0]], len(fence))
    return closes[::-1]


def _join(lines: list[_Line]) -> Iterator[list[_Line]]:
    """The lines that read on from one another, together."""
    wrapped = _is_wrapped(lines)
    group: list[_Line] = []
    for line in lines:
        if group and not _reads_on(group[-1], line, wrapped=wrapped):
            yield group
            group = []
        group.append(line)
    yield group


def _is_wrapped(lines: list[_Line]) -> bool:
    """Whether a paragraph was wrapped at some width: hardly a line could have taken the next one's first word.

    Two lines always look so; it takes three, two of which are of nearly the same length.
    """
    if len(lines) < 3:
        return False
    width = max(len(line.text) for line in lines)
    if not NARROWEST <= width <= WIDEST:
        return False
    full = sum(len(line.text) + 1 + len(_first_word(after.text)) > width for line, after in pairwise(lines))
    near = sum(len(line.text) >= width - 12 for line in lines[:-1])
    return full >= 0.8 * (len(lines) - 1) and near >= 2


def _reads_on(line: _Line, after: _Line, *, wrapped: bool) -> bool:
    if _QUOTE.match(after.text) or find_lead(after.text) is not None:
        return False
    if wrapped:
        return True
    return (
        NARROWEST + 5 <= len(line.text) <= WIDEST
        and not _TERMINAL.search(line.text)
        and _first_word(after.text)[0].islower()
        and not after.text.startswith(("http", "www."))
    )


def _first_word(text: str) -> str:
    found = _FIRST_WORD.search(text)
    return found[0] if found else text


def _known(text: str, lines: list[_Line], paragraph: int, known: Blocks) -> Block | None:
    start, end = lines[0].start, lines[-1].end
    written = (tuple((line.start - start, line.end - start) for line in lines), text[start : end + 1])
    if (block := known.get(written, start, paragraph)) is not None:
        return block
    return known.put(written, start, block) if (block := _block(text, lines, paragraph)) is not None else None


def _block(text: str, lines: list[_Line], paragraph: int) -> Block | None:
    first = lines[0]
    quoted = _QUOTE.match(first.text)
    start = first.start + (quoted.end() if quoted else 0)
    lead = None if quoted else find_lead(text[start : lines[0].end])
    body = start + (lead.end if lead else 0)
    if _RULE.match(text[body : lines[-1].end]):
        return None
    if len(lines) == 1:
        while body < first.end and text[body].isspace():
            body += 1
        folded = fold(text, body, first.end)
    else:
        pieces = [
            (text[i], i, i + 1) for line in lines for i in range(max(line.start, body), line.end + 1) if i < len(text)
        ]
        folded = fold_pieces(pieces)
    kind = BlockKind.QUOTE if quoted else BlockKind.LIST_ITEM if lead and lead.listed else BlockKind.LINE
    return make_block(
        kind,
        Span(first.start, lines[-1].end),
        folded,
        paragraph,
        lead=Span(start, start + lead.end) if lead else None,
    )
