"""From a draft to the silences written in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unmask.segment.front import front_matter
from unmask.segment.verbatim import verbatim
from unmask.silence.silence import Name, Silence, Verb
from unmask.types.draft import Block, Draft
from unmask.types.source import Syntax
from unmask.types.span import Span

_COMMENT = re.compile(r"<!--\s*(?P<all>unmask\s*:(?P<said>.*?))\s*-->", re.IGNORECASE | re.DOTALL)
_SAID = re.compile(r"\s*(?P<verb>[\w-]*)(?P<names>[^:]*)(?::\s*(?P<reason>.*))?", re.DOTALL)
_NAME = re.compile(r"[^\s,]+")
_FRONT = re.compile(
    r"^(?P<all>unmask[ \t]*[:=][ \t]*(?P<value>[^#\r\n]*?))[ \t]*(?:#[ \t]*(?P<reason>[^\r\n]*))?$", re.MULTILINE
)
_BEFORE = re.compile(r"[\s>]*")
_OFF = frozenset({"false", "off", "no"})
_ON = frozenset({"true", "on", "yes"})


def read_silences(draft: Draft) -> tuple[Silence, ...]:
    """Every silence of a text, in its order. What stands in code or in a block of code is none."""
    text = draft.source.text
    if "unmask" not in text.casefold():
        return ()
    return (*_front(draft), *_comments(draft))


def _front(draft: Draft) -> Iterator[Silence]:
    if draft.source.syntax is not Syntax.MARKDOWN:
        return
    text = draft.source.text
    front = front_matter(text)
    for found in _FRONT.finditer(text, front.start, front.end):
        value = found["value"].strip("'\"").lower()
        if value not in _ON:
            verb = Verb.FILE if value in _OFF else None
            span = Span(*found.span("all")) if verb else Span(*found.span("value"))
            yield Silence(span, verb, (), (found["reason"] or "").strip(), Span(0, len(text)))


def _comments(draft: Draft) -> Iterator[Silence]:
    text = draft.source.text
    code: Sequence[Span] | None = None
    for found in _COMMENT.finditer(text):
        code = verbatim(draft) if code is None else code
        if any(span.contains(Span(*found.span())) for span in code):
            continue
        said = _SAID.match(text, found.start("said"), found.end("said"))
        assert said is not None  # it matches everything
        word = said["verb"].lower()
        verb = Verb(word) if word in (Verb.IGNORE, Verb.OFF, Verb.ON) else None
        names = tuple(Name(name[0], Span(*name.span())) for name in _NAME.finditer(text, *said.span("names")))
        end = names[-1].span.end if names else max(said.end("verb"), found.start("said"))
        span = Span(found.start("all"), end) if verb else Span(*said.span("verb")) or Span(*found.span("all"))
        place = Span(*found.span())
        reach = _block(draft, place) if verb is Verb.IGNORE else Span(place.start, len(text))
        yield Silence(span, verb, names, (said["reason"] or "").strip(), reach)


def _block(draft: Draft, comment: Span) -> Span:
    """What an `ignore` reaches: where it stands alone, all up to the next blank line; else the block it stands in."""
    text = draft.source.text
    line = draft.source.line_starts[draft.source.position(comment.start).line - 1]
    nothing = Span(comment.end, comment.end)
    if not _BEFORE.fullmatch(text, line, comment.start) or not _ends_line(text, comment.end):
        return next((block.span for block in reversed(draft.blocks) if block.span.start <= comment.start), nothing)
    after = [block for block in draft.blocks if block.span.start >= comment.end]
    return Span(after[0].span.start, _end(after)) if after else nothing


def _ends_line(text: str, place: int) -> bool:
    return not text[place:].lstrip(" \t")[:1].strip()


def _end(blocks: Sequence[Block]) -> int:
    return max(block.span.end for block in blocks if block.paragraph == blocks[0].paragraph)
