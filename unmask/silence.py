"""Silences: requests in a text to let rules be: how they are read, how far they reach, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from unmask.phrasing import did_you_mean
from unmask.segment.markdown import front_matter
from unmask.segment.verbatim import verbatim
from unmask.types.draft import Block, Draft
from unmask.types.match import Match
from unmask.types.pattern import FaultKind
from unmask.types.rule import Rule, Rulebook
from unmask.types.source import Syntax
from unmask.types.span import Span

__all__ = ["Fault", "FaultKind", "find_faults"]


class Verb(StrEnum):
    """What a silence asks for."""

    IGNORE = "ignore"
    """Let the next block be, or the one that the comment stands in."""
    OFF = "off"
    """Let everything be from here on."""
    ON = "on"
    """Judge again from here on."""
    FILE = "unmask"
    """Front matter that says `unmask: false`: let the whole text be."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a pack or rule, and where it is written."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Silence:
    """One request.

    `span` covers what was written, without the comment's marks and the reason. `verb` is None where the word is none
    that is known. `names` are the packs and rules it speaks of, and none means all. `reach` is what it applies to;
    `off` and `on` reach to the end of the text, until the next of them that speaks of the same rule.
    """

    span: Span
    verb: Verb | None
    names: tuple[Name, ...]
    reason: str
    reach: Span

    def speaks_of(self, rule: Rule) -> bool:
        """Whether this is about a rule."""
        return not self.names or any(name.text in (rule.id, rule.pack) for name in self.names)


def sweep(silences: Sequence[Silence], found: Sequence[Match]) -> tuple[tuple[int, ...], frozenset[int]]:
    """The indices of what is left of `found`, and those of the silences that took something away."""
    left: list[int] = []
    used: set[int] = set()
    for index, match in enumerate(found):
        by = _silencing(silences, match)
        used.update(by)
        if not by:
            left.append(index)
    return tuple(left), frozenset(used)


def _silencing(silences: Sequence[Silence], match: Match) -> list[int]:
    """The silences that let a finding be. A finding lies where it starts."""
    by: list[int] = []
    off: int | None = None
    for index, silence in enumerate(silences):
        if not silence.speaks_of(match.rule) or not silence.reach.start <= match.span.start < silence.reach.end:
            continue
        if silence.verb in (Verb.IGNORE, Verb.FILE):
            by.append(index)
        elif silence.verb is not None:
            off = index if silence.verb is Verb.OFF else None
    return by if off is None else [*by, off]


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


_VERBS = (Verb.IGNORE, Verb.OFF, Verb.ON)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a silence: where, and in `said` what there is to say of it."""

    kind: FaultKind
    span: Span
    said: str = ""


def find_faults(silences: Sequence[Silence], used: frozenset[int], rulebook: Rulebook) -> Iterator[Fault]:
    """Every fault of the silences, of which those in `used` have let something be."""
    for index, silence in enumerate(silences):
        unknown = tuple(_unknown(silence, rulebook))
        yield from unknown
        if unknown:
            continue
        if not silence.reason and silence.verb is not Verb.ON:
            yield Fault(FaultKind.UNEXPLAINED, silence.span)
        if silence.verb is Verb.ON:
            if not _ends_something(silences[:index], silence):
                yield Fault(FaultKind.UNUSED, silence.span)
        elif index not in used and silence.verb is not Verb.FILE and _in_force(silence, rulebook):
            yield Fault(FaultKind.UNUSED, silence.span)


def _unknown(silence: Silence, rulebook: Rulebook) -> Iterator[Fault]:
    if silence.verb is None:
        yield Fault(FaultKind.UNKNOWN, silence.span, f"it may be {_VERBS[0]}, {_VERBS[1]} or {_VERBS[2]}")
        return
    known = rulebook.known
    for name in silence.names:
        if name.text not in known:
            said = did_you_mean(name.text, sorted(known)) or "“unmask rules list” shows what there is."
            yield Fault(FaultKind.UNKNOWN, name.span, said)


def _ends_something(before: Sequence[Silence], on: Silence) -> bool:
    names = {name.text for name in on.names}
    return any(
        silence.verb is Verb.OFF and (not names or not silence.names or names & {name.text for name in silence.names})
        for silence in before
    )


def _in_force(silence: Silence, rulebook: Rulebook) -> bool:
    """Whether any rule that a silence speaks of is in force: without the rule there is no telling what it would do."""
    return any(silence.speaks_of(rule) for rule in rulebook.rules)
