"""Silences: comments that silence rules. How they are read, how far they reach, and what is wrong with them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from unmask.errors import did_you_mean
from unmask.segment import verbatim
from unmask.segment.markdown import front_matter
from unmask.types.draft import Draft
from unmask.types.match import Match
from unmask.types.pattern import FaultKind
from unmask.types.rule import Rule, Rulebook
from unmask.types.source import Syntax
from unmask.types.span import Span

__all__ = ["Fault", "FaultKind", "Name", "Silence", "Verb", "find_faults", "read_silences", "sweep"]


class Verb(StrEnum):
    """What a silence asks for."""

    IGNORE = "ignore"
    """Let the next block be, or the one that the comment stands in."""
    OFF = "off"
    """Let everything be from here on."""
    ON = "on"
    """Judge again from here on."""
    FILE = "unmask"
    """Front matter that says `unmask: false`: the whole text is silenced."""


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
    `off` and `on` reach to the end of the text, until the next of them that speaks of the same rule. `front` is of one
    in the front matter of a page.
    """

    span: Span
    verb: Verb | None
    names: tuple[Name, ...]
    reason: str
    reach: Span
    front: bool = False

    def speaks_of(self, rule: Rule) -> bool:
        """Whether this is about a rule."""
        return not self.names or any(name.text in (rule.id, rule.pack) for name in self.names)


def sweep(silences: Sequence[Silence], found: Sequence[Match]) -> tuple[tuple[int, ...], frozenset[int]]:
    """The indices of what is left of `found`, and those of the silences that took something away.

    A finding lies where it starts.
    """
    rules = {match.rule.id: match.rule for match in found}
    starts: dict[str, list[tuple[int, int]]] = {}
    for index, match in enumerate(found):
        starts.setdefault(match.rule.id, []).append((match.span.start, index))
    used: set[int] = set()
    taken: set[int] = set()
    for name, places in starts.items():
        about = [(index, silence) for index, silence in enumerate(silences) if silence.speaks_of(rules[name])]
        if about:
            by, gone = _taken(about, sorted(places))
            used |= by
            taken |= gone
    return tuple(index for index in range(len(found)) if index not in taken), frozenset(used)


def _taken(about: Sequence[tuple[int, Silence]], places: Sequence[tuple[int, int]]) -> tuple[set[int], set[int]]:
    """Of the silences about a rule those that silence something; and the findings of that rule that they silence.

    Findings come as where they start, in order, each with its index.
    """
    used: set[int] = set()
    taken: set[int] = set()
    done: dict[Span, tuple[int, int]] = {}
    switches = [(silence.reach.start, index, silence.verb is Verb.OFF) for index, silence in about
                if silence.verb in (Verb.OFF, Verb.ON)]  # fmt: skip
    for index, silence in about:
        if silence.verb not in (Verb.IGNORE, Verb.FILE):
            continue
        if silence.reach not in done:
            first, after = (bisect_left(places, (edge, -1)) for edge in (silence.reach.start, silence.reach.end))
            done[silence.reach] = first, after
        first, after = done[silence.reach]
        if first < after:
            used.add(index)
    reached = 0
    for first, after in sorted(done.values()):
        taken.update(place[1] for place in places[max(first, reached) : after])
        reached = max(reached, after)
    for start, index in places:
        last = bisect_right(switches, start, key=lambda switch: switch[0]) - 1
        if last >= 0 and switches[last][2]:
            used.add(switches[last][1])
            taken.add(index)
    return used, taken


_OPENING = re.compile(r"<!--\s*+(unmask\s*+:)", re.IGNORECASE)
_CLOSING = "-->"
_SAID = re.compile(r"\s*(?P<verb>[\w-]*)(?P<names>[^:]*)(?::\s*(?P<reason>.*))?", re.DOTALL)
_NAME = re.compile(r"[^\s,]+")
_FRONT = re.compile(r"^unmask[ \t]*[:=][ \t]*(?P<said>[^\r\n]*)", re.MULTILINE)
_BEFORE = re.compile(r"[\s>]*")
_AFTER = re.compile(r"[ \t]*(?:[\r\n]|\Z)")
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
        written, _, reason = found["said"].partition("#")
        end = found.start("said") + len(written.rstrip(" \t"))
        value = written.strip(" \t'\"").lower()
        if value not in _ON:
            verb = Verb.FILE if value in _OFF else None
            span = Span(found.start() if verb else found.start("said"), end)
            yield Silence(span, verb, (), reason.strip(), Span(0, len(text)), front=True)


def _comments(draft: Draft) -> Iterator[Silence]:
    text = draft.source.text
    page: _Page | None = None
    for start, inner, after in _found(text):
        page = _Page(draft) if page is None else page
        place = Span(start, after)
        if page.shows(place):
            continue
        first = text.index(":", inner) + 1
        last = first + len(text[first : after - len(_CLOSING)].rstrip())
        said = _SAID.match(text, first, last)
        assert said is not None  # it matches everything
        word = said["verb"].lower()
        verb = Verb(word) if word in (Verb.IGNORE, Verb.OFF, Verb.ON) else None
        names = tuple(Name(name[0], Span(*name.span())) for name in _NAME.finditer(text, *said.span("names")))
        end = names[-1].span.end if names else max(said.end("verb"), first)
        span = Span(inner, end) if verb else Span(*said.span("verb")) or Span(inner, last)
        reach = page.block(place) if verb is Verb.IGNORE else Span(start, len(text))
        yield Silence(span, verb, names, (said["reason"] or "").strip(), reach)


def _found(text: str) -> Iterator[tuple[int, int, int]]:
    """Where each comment for this program starts, where what it says does, and where it ends."""
    after = 0
    while opening := _OPENING.search(text, after):
        closing = text.find(_CLOSING, opening.end())
        if closing < 0:
            return
        after = closing + len(_CLOSING)
        yield opening.start(), opening.start(1), after


class _Page:
    """A draft, asked for every comment in it what stands around that."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._code = sorted(verbatim(draft))
        self._starts = [block.span.start for block in draft.blocks]
        self._ends: dict[int, int] = {}
        for block in draft.blocks:
            self._ends[block.paragraph] = max(block.span.end, self._ends.get(block.paragraph, 0))
        self._line = self._opening = -1

    def shows(self, comment: Span) -> bool:
        """Whether a comment is shown as it is typed rather than meant."""
        before = bisect_right(self._code, comment.start, key=lambda span: span.start) - 1
        return before >= 0 and self._code[before].contains(comment)

    def block(self, comment: Span) -> Span:
        """What an `ignore` reaches: where it stands alone, all up to the next blank line; else its own block."""
        blocks = self._draft.blocks
        nothing = Span(comment.end, comment.end)
        if not self._opens_line(comment.start) or not _AFTER.match(self._draft.source.text, comment.end):
            # Beside a picture or a rule there may be no block, and what stands in other lines is not its own.
            first, last = self._line_at(comment.start), self._line_at(comment.end)
            after = bisect_right(self._starts, comment.start)
            around = (block.span for block in blocks[max(0, after - 1) : after + 1])
            return next((one for one in around if one.end > first and self._line_at(one.start) <= last), nothing)
        following = bisect_left(self._starts, comment.end)
        if following == len(blocks):
            return nothing
        return Span(blocks[following].span.start, self._ends[blocks[following].paragraph])

    def _line_at(self, place: int) -> int:
        """Where the line of a place begins."""
        source = self._draft.source
        return source.line_starts[source.position(place).line - 1]

    def _opens_line(self, place: int) -> bool:
        """Whether nothing but the marks of a quote stands before a place in its line."""
        source, line = self._draft.source, self._line_at(place)
        if line != self._line:
            opening = _BEFORE.match(source.text, line)
            self._line, self._opening = line, opening.end() if opening else line
        return place <= self._opening


LONGEST = 100
"""Code points past which a name is none that was mistyped."""
MOST = 50
"""For how many names of nothing in one text the ones that were meant are looked for."""

_VERBS = (Verb.IGNORE, Verb.OFF, Verb.ON)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a silence: where, and in `said` what there is to say of it."""

    kind: FaultKind
    span: Span
    said: str = ""


def find_faults(silences: Sequence[Silence], used: frozenset[int], rulebook: Rulebook) -> Iterator[Fault]:
    """Every fault of the silences, of which those in `used` have silenced something."""
    names = _Names(rulebook)
    switched: set[str] = set()
    for index, silence in enumerate(silences):
        if silence.verb is Verb.OFF:
            switched.update((name.text for name in silence.names) if silence.names else ("",))
        unknown = tuple(_unknown(silence, names))
        yield from unknown
        if unknown:
            continue
        if not silence.reason and silence.verb is not Verb.ON:
            yield Fault(FaultKind.UNEXPLAINED, silence.span)
        if silence.verb is Verb.ON:
            if not _ends_something(silence, switched):
                yield Fault(FaultKind.UNUSED, silence.span)
        elif index not in used and silence.verb is not Verb.FILE and names.in_force(silence):
            yield Fault(FaultKind.UNUSED, silence.span)


def _unknown(silence: Silence, names: _Names) -> Iterator[Fault]:
    if silence.verb is None:
        may_be = "true or false" if silence.front else f"{_VERBS[0]}, {_VERBS[1]} or {_VERBS[2]}"
        yield Fault(FaultKind.UNKNOWN, silence.span, f"it may be {may_be}")
        return
    for name in silence.names:
        if name.text not in names.known:
            yield Fault(FaultKind.UNKNOWN, name.span, names.meant(name.text))


class _Names:
    """The packs and rules that a silence may speak of."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.known = rulebook.known
        self._in_force = frozenset(name for rule in rulebook.rules for name in (rule.id, rule.pack))
        self._any = bool(rulebook.rules)
        self._meant: dict[str, str] = {}

    def in_force(self, silence: Silence) -> bool:
        """Whether any rule that a silence speaks of is in force: without it there is no telling what it would do."""
        return any(name.text in self._in_force for name in silence.names) if silence.names else self._any

    def meant(self, name: str) -> str:
        """What to say to a name that is none. To look for the one that was meant takes long, and is done for some."""
        if name not in self._meant and len(name) <= LONGEST and len(self._meant) < MOST:
            self._meant[name] = did_you_mean(name, sorted(self.known))
        return self._meant.get(name) or "“unmask rules list” shows what there is."


def _ends_something(on: Silence, switched: set[str]) -> bool:
    """Whether one of the names that were switched off, or "" for all of them, is switched on again."""
    return bool(switched) and (not on.names or "" in switched or any(name.text in switched for name in on.names))
