"""Clues: what a text must hold for a phrase to stand in it, told from the phrase's program.

The first two words of a phrase say where it may start, some word of each later part whether it may stand there at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from unmask.english.particular import NUMBERS
from unmask.english.word import TERM, lower
from unmask.english.wordlist import words

COMMON = frozenset(words("common", "common"))
"""Words too ordinary to say anything about a text: a phrase is not looked for because of them if it has any other."""

DIGIT = "0"
"""Stands for any digit, and for a word that starts with one."""

CAPITAL = "A"
"""Stands for a word that starts with a capital."""

_NUMBER = frozenset({DIGIT, *NUMBERS})
MARK = re.compile(r"[^\w\s]")
_ORDINARY_MARKS = frozenset(".,!?:;'\"-()")
_OPEN = "\0"
"""Stands for what cannot be told, in the start of a phrase."""

_MOST_STARTS = 3_000
"""From how many ways to start on only first words are told apart."""

_MOST_NEEDS = 4
"""How many later parts are worth the asking."""

_LARGEST = 2_000
"""How many words a part may have that is worth the asking."""

Need = frozenset[str]
"""Words and marks of which a text must hold one."""

_Nodes = Sequence[Any]


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

    def __init__(self, choices: Sequence[_Nodes]) -> None:
        self._choices = choices
        self._told: dict[tuple[int, bool, bool], Need | None] = {}

    def clues(self, program: _Nodes) -> Clues:
        """What is told of a program."""
        body = program[3]
        starts, needs = self._starts(body), list(self.needs(program))
        if starts:
            firsts, seconds = frozenset(one for one, _ in starts), frozenset(two for _, two in starts)
            needs = [need for need in needs if not firsts <= need and not ("" not in seconds and seconds <= need)]
        letters = frozenset() if starts or needs else self._letters(_row(body))
        return Clues(starts, tuple(needs[:_MOST_NEEDS]), letters)

    def needs(self, program: _Nodes) -> tuple[Need, ...]:
        """What a text must hold for a phrase to stand in it, the rarest first."""
        return tuple(sorted({*self._needs(_row(program[3]), left=True, right=True)}, key=_cost))

    def _starts(self, body: _Nodes) -> frozenset[tuple[str, str]]:
        found: set[tuple[str, str]] = set()
        for text in self._extended({""}, body):
            told, open_, _ = f"{text} ".partition(_OPEN)
            terms = TERM.findall(told)
            if open_ and terms and told.endswith(terms[-1]):
                del terms[-1]
            if not terms or not told.startswith(terms[0]):
                return frozenset()
            found.add((terms[0], terms[1] if len(terms) > 1 else ""))
        # Where any word may follow a first one, it makes no difference which others are known.
        alone = {first for first, second in found if not second}
        return frozenset((first, second) for first, second in found if not second or first not in alone)

    def _extended(self, texts: set[str], node: _Nodes) -> set[str]:
        """Starts of texts with what a node may lay after them, as far as they are followed."""
        done = {text for text in texts if _is_told(text)}
        going = texts - done
        if not going:
            return texts
        found = done | self._after(going, node)
        if len(found) > _MOST_STARTS:
            found = {(f"{text.partition(' ')[0]} {_OPEN}" if " " in text else text) for text in found}
        return found

    def _after(self, texts: set[str], node: _Nodes) -> set[str]:
        match node:
            case ["choice", by_text, others]:
                found: set[str] = set()
                for way, options in by_text.items():
                    ahead = {_short(text + lower(way)) for text in texts}
                    for *_, rest in options:
                        found |= ahead if rest is None else self._extended(ahead, rest)
                return found.union(*(self._extended(texts, other) for _, other in others))
            case ["shared", number]:
                return self._after(texts, self._choices[number])
            case ["all", nodes]:
                for each in nodes:
                    texts = self._extended(texts, each)
                return texts
            case ["either", nodes]:
                return set().union(*(self._extended(texts, each) for each in nodes))
            case ["maybe", inner]:
                return texts | self._extended(texts, inner)
            case ["named", _, inner]:
                return self._extended(texts, inner)
            case _:
                return _laid(texts, node)

    def _needs(self, row: _Nodes, *, left: bool, right: bool) -> Iterator[Need]:
        """What each part of a row needs. `left` and `right` say whether no letter can stand before or after it."""
        for index, node in enumerate(row):
            ahead = _is_bounded(reversed(row[:index]), _ends_apart, left)
            behind = _is_bounded(row[index + 1 :], _starts_apart, right)
            need = self._need(node, ahead, behind)
            if need is not None and len(need) <= _LARGEST:
                yield need

    def _need(self, node: _Nodes, left: bool, right: bool) -> Need | None:
        match node:
            case ["words", ways, *_]:
                return _either(_needed(lower(way), left, right) for way in ways)
            case ["choice", by_text, others]:
                rows: list[_Nodes] = [
                    [["words", [way], None, False], *_row(rest)] for way, each in by_text.items() for *_, rest in each
                ]
                rows += [_row(other) for _, other in others]
                return _either(self._best(row, left, right) for row in rows)
            case ["shared", number]:
                key = number, left, right
                if key not in self._told:
                    self._told[key] = self._need(self._choices[number], left, right)
                return self._told[key]
            case ["either", nodes]:
                return _either(self._best(_row(each), left, right) for each in nodes)
            case ["named", _, inner]:
                return self._best(_row(inner), left, right)
            case ["marks", marks, _]:
                return frozenset(marks) if all(map(MARK.match, marks)) else None
            case ["slot", "number", _, False]:
                return _NUMBER
            case _:
                return None

    def _best(self, row: _Nodes, left: bool, right: bool) -> Need | None:
        return min(self._needs(row, left=left, right=right), key=_cost, default=None)

    def _letters(self, row: _Nodes) -> frozenset[str]:
        """Letters of which a text must hold some, where words cannot be told apart, as in “ex-<name>”."""
        found: list[frozenset[str]] = []
        for node in row:
            inner = node[2] if node[0] == "named" else node
            ways = inner[1] if inner[0] in {"words", "choice"} and not (inner[0] == "choice" and inner[2]) else ()
            kept = frozenset(max(TERM.findall(lower(way)), key=len, default="") for way in ways)
            if kept and "" not in kept:
                found.append(kept)
        return max(found, key=lambda one: min(map(len, one)), default=frozenset())


def _laid(texts: set[str], node: _Nodes) -> set[str]:
    """The same for a node that holds no others."""
    match node:
        case ["words", ways, *_]:
            return {_short(text + lower(way)) for text in texts for way in ways}
        case ["space"] | ["marks", *_]:
            return {_short(f"{text} ") for text in texts}
        case ["gap", _, least, _, before, *_]:
            open_ = {f"{text} {_OPEN}" if before else text + _OPEN for text in texts}
            return open_ if least else open_ | texts
        case ["slot", "number", _, False]:
            return {text + _OPEN if text else f"{each} {_OPEN}" for text in texts for each in _NUMBER}
        case ["slot", "name", _, False]:
            return {text + _OPEN if text else f"{CAPITAL} {_OPEN}" for text in texts}
        case _:
            return {text + _OPEN for text in texts}


def _row(node: _Nodes | None) -> _Nodes:
    if node is None:
        return []
    return node[1] if node[0] == "all" else [node]


def _is_told(text: str) -> bool:
    """Whether a start need not be followed any further."""
    return text.endswith(_OPEN) or text.count(" ") > 1


def _short(text: str) -> str:
    """A start with one space for whatever stands between its words, and nothing after its second."""
    if text.isalnum() or not text:
        return text
    terms = TERM.findall(text)
    if not text[0].isalnum():
        return _OPEN
    end = "" if text[-1].isalnum() else " "
    return " ".join(terms) + end if len(terms) < 3 else f"{terms[0]} {terms[1]} "


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


def _is_bounded(nodes: Iterable[_Nodes], apart: Callable[[_Nodes], bool], end: bool) -> bool:
    """Whether the nodes beside a part keep letters off it, past those that may be missing."""
    for node in nodes:
        if not apart(node):
            return False
        if not (node[0] == "maybe" or (node[0] == "gap" and not node[2])):
            return True
    return end


def _starts_apart(node: _Nodes) -> bool:
    """Whether what a node lays starts with no letter or digit."""
    match node:
        case ["space"] | ["marks", *_]:
            return True
        case ["gap", _, _, _, before, *_]:
            return bool(before)
        case ["words", ways, *_]:
            return all(way and not way[0].isalnum() for way in ways)
        case ["maybe", inner] | ["named", _, inner]:
            return _starts_apart(inner)
        case ["all", nodes]:
            return _starts_apart(nodes[0])
        case ["either", nodes]:
            return all(map(_starts_apart, nodes))
        case _:
            return False


def _ends_apart(node: _Nodes) -> bool:
    """Whether what a node lays ends with no letter or digit."""
    match node:
        case ["space"] | ["marks", *_]:
            return True
        case ["gap", _, _, _, _, after, *_]:
            return bool(after)
        case ["maybe", inner] | ["named", _, inner]:
            return _ends_apart(inner)
        case ["all", nodes]:
            return _ends_apart(nodes[-1])
        case _:
            return False
