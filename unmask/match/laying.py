"""Laying a program on a text: all places where it can end, the one that the phrase prefers first.

A node knows every end of itself from a place, whatever comes after it, and each only once. So a phrase costs no more
than its pieces times the places they can reach, however many ways there are through it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from unmask.match.expression import ENDINGS
from unmask.match.program import is_letter, names, numbers, words

_MARK = re.compile(r"[^\w\s]|_")
_ENDINGS = {edge.value: re.compile(expression) for edge, expression in ENDINGS.items()}
_HEAD = 3
"""How many first letters of an option are looked at before all of them."""


class Part(NamedTuple):
    """What is remembered of a match: a named part, or a form of the inflected `word`; half-open offsets."""

    name: str | None
    word: str | None
    noun: bool
    start: int
    end: int


class Letters:
    """A text in lower case, or as it is written where a program means that, and as it is written.

    `known` keeps the ends of the choices that many phrases make, by their number and place.
    """

    __slots__ = ("known", "text", "written")

    def __init__(self, text: str, written: str) -> None:
        self.text = text
        self.written = written
        self.known: dict[tuple[int, int], Sequence[End]] = {}


End = tuple[int, tuple[Part, ...]]
"""A place where a node may end, and what it remembers on the way there."""

Lay = Callable[[Letters, int], Sequence[End]]
"""Every end of a node from a place of a text, those that it prefers first."""

_NOTHING: tuple[Part, ...] = ()
_NONE: Sequence[End] = ()


class Laid:
    """A phrase that can be laid on a text."""

    def __init__(self, program: Sequence[Any], shared: Shared) -> None:
        self._starts_with_mark, self._ends_with_mark, ending, body = program
        self._ending = _ENDINGS[ending] if ending else None
        self._ends = shared.lay(body)

    def at(self, page: Letters, start: int) -> End | None:
        """Where the phrase ends that starts at a place, and what it remembers; None where it does not stand there."""
        text = page.text
        if start and not self._starts_with_mark and is_letter(text[start - 1]):
            return None
        for found in self._ends(page, start):
            end = found[0]
            if not self._ends_with_mark and end < len(text) and is_letter(text[end]):
                continue
            if self._ending is None or self._ending.match(text, end):
                return found
        return None

    def everywhere(self, page: Letters, places: Sequence[int]) -> Iterator[tuple[int, End]]:
        """Every match that starts at one of the places, or at any if the phrase starts with a mark; none overlap."""
        last = 0
        for start in (found.start() for found in _MARK.finditer(page.text)) if self._starts_with_mark else places:
            if start >= last and (found := self.at(page, start)) is not None:
                last = found[0]
                yield start, found


class Shared:
    """The choices that many phrases make, by their numbers, each made ready when a text first comes to it."""

    def __init__(self, kept: Sequence[str], read: Callable[[str], Any]) -> None:
        self._kept = kept
        self._read = read
        self._made: dict[int, Lay] = {}

    def lay(self, node: Sequence[Any]) -> Lay:
        """What finds the ends of a node."""
        return _MAKERS[node[0]](self, *node[1:])

    def choice(self, number: int) -> Lay:
        """What finds the ends of a choice."""
        if number not in self._made:
            self._made[number] = self.lay(self._read(self._kept[number]))
        return self._made[number]


def _words(_: Shared, texts: Sequence[str], word: str | None, noun: bool) -> Lay:
    def one(page: Letters, at: int) -> Sequence[End]:
        return ((at + length, _NOTHING),) if page.text.startswith(only, at) else _NONE

    def any_(page: Letters, at: int) -> Sequence[End]:
        if not may_be_nothing and page.text[at : at + 1] not in firsts:
            return _NONE
        ends = [at + len(text) for text in texts if page.text.startswith(text, at)]
        return [(end, (Part(None, word, noun, at, end),) if word is not None else _NOTHING) for end in ends]

    only, length = texts[0], len(texts[0])
    firsts = frozenset(text[:1] for text in texts)
    # A hyphen between two pieces may be nothing at all.
    may_be_nothing = "" in texts
    return one if len(texts) == 1 and word is None else any_


def _choice(shared: Shared, by_text: dict[str, list[Any]], others: Sequence[tuple[int, Any]]) -> Lay:
    heads: dict[str, list[tuple[str, list[Any]]]] = {}
    for way, options in by_text.items():
        heads.setdefault(way[:_HEAD] if len(way) >= _HEAD else way[:1], []).append((way, options))
    short = any(len(way) < _HEAD for way in by_text)
    nothing = heads.pop("", [])
    rests: dict[int, Lay] = {}
    open_ = [(number, shared.lay(node)) for number, node in others]

    def lay(page: Letters, at: int) -> Sequence[End]:
        text = page.text
        # Most places hold none of the options, which the first letters tell.
        near: Iterable[tuple[str, list[Any]]] = heads.get(text[at : at + _HEAD], ())
        if short:
            near = (*near, *heads.get(text[at : at + 1], ()), *nothing)
        found = [(each[0], at + len(way), each) for way, some in near if text.startswith(way, at) for each in some]
        if not found and not open_:
            return _NONE
        ends: list[tuple[int, Sequence[End]]] = [(number, option(page, at)) for number, option in open_]
        for number, end, (_, word, noun, rest) in found:
            part = (Part(None, word, noun, at, end),) if word is not None else _NOTHING
            if rest is None:
                ends.append((number, ((end, part),)))
                continue
            if number not in rests:
                rests[number] = shared.lay(rest)
            ends.append((number, [(last, part + parts) for last, parts in rests[number](page, end)]))
        if len(ends) == 1:
            return ends[0][1]
        ends.sort(key=itemgetter(0))
        return _once([end for _, each in ends for end in each])

    return lay


def _once(ends: Iterable[End]) -> Sequence[End]:
    """Each end once, as it was first found: what comes after it does not ask how it was come to."""
    found: dict[int, End] = {}
    for end in ends:
        if end[0] not in found:
            found[end[0]] = end
    return list(found.values())


def _shared(shared: Shared, number: int) -> Lay:
    made: Lay | None = None

    def lay(page: Letters, at: int) -> Sequence[End]:
        nonlocal made
        ends = page.known.get((number, at))
        if ends is None:
            if made is None:
                made = shared.choice(number)
            ends = page.known[number, at] = made(page, at)
        return ends

    return lay


def _all(shared: Shared, nodes: Sequence[Any]) -> Lay:
    first, *others = (shared.lay(node) for node in nodes)

    def lay(page: Letters, at: int) -> Sequence[End]:
        ends = first(page, at)
        for node in others:
            if not ends:
                return _NONE
            if len(ends) == 1:
                end, before = ends[0]
                after = node(page, end)
                ends = [(last, before + parts) for last, parts in after] if before else after
            else:
                ends = _once([(last, before + parts) for end, before in ends for last, parts in node(page, end)])
        return ends

    return lay


def _either(shared: Shared, nodes: Sequence[Any]) -> Lay:
    made = [shared.lay(node) for node in nodes]
    return lambda page, at: _once(end for node in made for end in node(page, at))


def _maybe(shared: Shared, node: Sequence[Any]) -> Lay:
    made = shared.lay(node)

    def lay(page: Letters, at: int) -> Sequence[End]:
        ends = made(page, at)
        return _once((*ends, (at, _NOTHING))) if ends else ((at, _NOTHING),)

    return lay


def _named(shared: Shared, name: str, node: Sequence[Any]) -> Lay:
    made = shared.lay(node)
    return lambda page, at: [(end, (*parts, Part(name, None, False, at, end))) for end, parts in made(page, at)]


def _space(_: Shared) -> Lay:
    def lay(page: Letters, at: int) -> Sequence[End]:
        end = _after_space(page.text, at)
        return ((end, _NOTHING),) if end else _NONE

    return lay


def _after_space(text: str, at: int) -> int:
    """The place after a space, or after a comma and a space; 0 where there is none."""
    if text.startswith(" ", at):
        return at + 1
    return at + 2 if text.startswith(", ", at) else 0


def _marks(_: Shared, marks: str, after_space: bool) -> Lay:
    def lay(page: Letters, at: int) -> Sequence[End]:
        text = page.text
        starts = (at + 1, at) if after_space and text.startswith(" ", at) else (at,)
        return _once((end, _NOTHING) for start in starts for end in range(_run(text, marks, start), start, -1))

    return lay


def _run(text: str, marks: str, at: int) -> int:
    while at < len(text) and text[at] in marks:
        at += 1
    return at


def _gap(_: Shared, name: str, least: int, most: int, before: bool, after: bool, greedy: bool, touching: bool) -> Lay:
    def reach(text: str, at: int, left: int) -> list[int]:
        """Where so many words at most may end, the end after none of them aside."""
        start = _after_space(text, at) if before else at
        if not left or (before and not start):
            return []
        found: list[int] = []
        for cut in words(text, start, touching=touching):
            end = _after_space(text, cut) if after else cut
            if end:
                further = reach(text, end, left - 1) if least < most else []
                found += (*further, end) if greedy else (end, *further)
        return found

    def lay(page: Letters, at: int) -> Sequence[End]:
        ends = reach(page.text, at, most)
        if not least:
            ends = [*ends, at] if greedy else [at, *ends]
        return [(end, (Part(name, None, False, at, end),)) for end in dict.fromkeys(ends)]

    return lay


def _slot(_: Shared, kind: str, name: str, touching: bool) -> Lay:
    def lay(page: Letters, at: int) -> Sequence[End]:
        if kind == "number":
            ends = numbers(page.text, at)
        elif kind == "name":
            ends = names(page.text, page.written, at, touching=touching)
        else:
            ends = words(page.text, at, touching=touching)
        return [(end, (Part(name, None, False, at, end),)) for end in dict.fromkeys(ends)]

    return lay


_MAKERS: dict[str, Callable[..., Lay]] = {
    "words": _words,
    "choice": _choice,
    "shared": _shared,
    "all": _all,
    "either": _either,
    "maybe": _maybe,
    "named": _named,
    "space": _space,
    "marks": _marks,
    "gap": _gap,
    "slot": _slot,
}
