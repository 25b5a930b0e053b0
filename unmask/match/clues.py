"""Clues: what a text must hold for a phrase to stand in it, told from the phrase's program.

The first two words of a phrase say where it may start, some word of each later part whether it may stand there at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from unmask.english.word import TERM, lower
from unmask.english.wordlist import words
from unmask.match.starts import NUMBER, Nodes, Starts, ends_apart, is_bounded, nodes_of, starts_apart

COMMON = frozenset(words("common", "common"))
"""Words too ordinary to say anything about a text: a phrase is not looked for because of them if it has any other."""

MARK = re.compile(r"[^\w\s]")
_ORDINARY_MARKS = frozenset(".,!?:;'\"-()")
_MOST_NEEDS = 4
"""How many later parts are worth the asking."""

_LARGEST = 2_000
"""How many words a part may have that is worth the asking."""

Need = frozenset[str]
"""Words and marks of which a text must hold one."""


@dataclass(frozen=True, slots=True)
class Clues:
    """What is told of a phrase.

    `starts` are its first words, each with the word after it, or "" where any may follow; empty where they cannot be
    listed. `needs` are met one and all by a text with the phrase in it. `letters` are such that it has some of them;
    they are told where there is nothing else.
    """

    starts: frozenset[tuple[str, str]]
    needs: tuple[Need, ...]
    letters: frozenset[str]


def rarest(text: str) -> str:
    """The word or mark of a text that says most about who holds it, or "" if there is none."""
    return max(TERM.findall(text) or MARK.findall(text), key=_rarity, default="")


def _rarity(term: str) -> tuple[bool, int, str]:
    return (not _is_common(term), len(term), term)


def _is_common(term: str) -> bool:
    return term in COMMON or term in _ORDINARY_MARKS or (len(term) < 3 and term.isalnum())


def _cost(need: Need) -> tuple[int, list[str]]:
    return sum(100 if _is_common(word) else 1 for word in need), sorted(need)


class Reader:
    """Reads the clues of programs that share `choices`."""

    def __init__(self, choices: Sequence[Nodes]) -> None:
        self._choices = choices
        self._starts = Starts(choices)
        self._told: dict[tuple[int, bool, bool], Need | None] = {}

    def clues(self, program: Nodes) -> Clues:
        """What is told of a program."""
        body = program[3]
        starts, needs = self._starts.of(body), list(self.needs(program))
        if starts:
            firsts, seconds = frozenset(one for one, _ in starts), frozenset(two for _, two in starts)
            needs = [need for need in needs if not firsts <= need and not ("" not in seconds and seconds <= need)]
        letters = frozenset() if starts or needs else self._letters(nodes_of(body))
        return Clues(starts, tuple(needs[:_MOST_NEEDS]), letters)

    def needs(self, program: Nodes) -> tuple[Need, ...]:
        """What a text must hold for a phrase to stand in it, the rarest first."""
        return tuple(sorted({*self._needs(nodes_of(program[3]), left=True, right=True)}, key=_cost))

    def _needs(self, row: Nodes, *, left: bool, right: bool) -> Iterator[Need]:
        """What each part of a row needs. `left` and `right` say whether no letter can stand before or after it."""
        for index, node in enumerate(row):
            ahead = is_bounded(reversed(row[:index]), ends_apart, left)
            behind = is_bounded(row[index + 1 :], starts_apart, right)
            need = self._need(node, ahead, behind)
            if need is not None and len(need) <= _LARGEST:
                yield need
            if 0 < index < len(row) - 1 and _may_be_nothing(node):
                ahead = is_bounded(reversed(row[: index - 1]), ends_apart, left)
                behind = is_bounded(row[index + 2 :], starts_apart, right)
                ways = [self._ways(each) for each in row[index - 1 : index + 2]]
                need = _either(_needed("".join(parts), ahead, behind) for parts in product(*ways))
                if need is not None and len(need) <= _LARGEST:
                    yield need

    def _ways(self, node: Nodes) -> Sequence[str]:
        """Every text that a node may lay, in lower case; none where they cannot be listed."""
        match node:
            case ["words", ways, *_]:
                return [lower(way) for way in ways]
            case ["choice", by_text, []] if all(rest is None for each in by_text.values() for *_, rest in each):
                return [lower(way) for way in by_text]
            case ["shared", number]:
                return self._ways(self._choices[number])
            case ["named", _, inner]:
                return self._ways(inner)
            case _:
                return ()

    def _need(self, node: Nodes, left: bool, right: bool) -> Need | None:
        match node:
            case ["words", ways, *_]:
                return _either(_needed(lower(way), left, right) for way in ways)
            case ["choice", by_text, others]:
                rows: list[Nodes] = [
                    [["words", [way], None, False], *nodes_of(rest)]
                    for way, each in by_text.items()
                    for *_, rest in each
                ]
                rows += [nodes_of(other) for _, other in others]
                return _either(self._best(row, left, right) for row in rows)
            case ["shared", number]:
                key = number, left, right
                if key not in self._told:
                    self._told[key] = self._need(self._choices[number], left, right)
                return self._told[key]
            case ["either", nodes]:
                return _either(self._best(nodes_of(each), left, right) for each in nodes)
            case ["named", _, inner]:
                return self._best(nodes_of(inner), left, right)
            case ["marks", marks, _]:
                return frozenset(marks) if all(map(MARK.match, marks)) else None
            case ["slot", "number", _, touching] if not touching or (left and right):
                return NUMBER
            case _:
                return None

    def _best(self, row: Nodes, left: bool, right: bool) -> Need | None:
        return min(self._needs(row, left=left, right=right), key=_cost, default=None)

    def _letters(self, row: Nodes) -> frozenset[str]:
        """Letters of which a text must hold some, where words cannot be told apart, as in “ex-<name>”."""
        found: list[frozenset[str]] = []
        for node in row:
            inner = node[2] if node[0] == "named" else node
            ways = inner[1] if inner[0] in {"words", "choice"} and not (inner[0] == "choice" and inner[2]) else ()
            kept = frozenset(max(TERM.findall(lower(way)), key=len, default="") for way in ways)
            if kept and "" not in kept:
                found.append(kept)
        return max(found, key=lambda one: min(map(len, one)), default=frozenset())


def _needed(text: str, left: bool, right: bool) -> str:
    """The rarest word of a text that is whole, whatever stands beside it; or a mark."""
    whole = [
        found[0] for found in TERM.finditer(text) if (found.start() or left) and (found.end() < len(text) or right)
    ]
    return max(whole, key=_rarity, default="") or ("" if TERM.search(text) else rarest(text))


def _either(needs: Iterable[Need | str | None]) -> Need | None:
    """What one of several parts needs."""
    found: set[str] = set()
    for need in needs:
        if not need:
            return None
        found |= {need} if isinstance(need, str) else need
    return frozenset(found) if found else None


def _may_be_nothing(node: Nodes) -> bool:
    """Whether a node is a hyphen that may be missing, so that what stands beside it is one word or two."""
    return node[0] == "words" and "" in node[1]
