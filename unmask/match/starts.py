"""Starts: the first words of a phrase, told from its program; and whether its parts stand apart from those beside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from unmask.english.particular import NUMBERS
from unmask.english.word import TERM, lower

DIGIT = "0"
"""Stands for any digit, and for a word that starts with one."""

CAPITAL = "A"
"""Stands for a word that starts with a capital."""

NUMBER = frozenset({DIGIT, *NUMBERS})
"""Words with which a number may start."""

_OPEN = "\0"
"""Stands for what cannot be told, in the start of a phrase."""

_MOST_STARTS = 3_000
"""From how many ways to start on only first words are told apart."""

Nodes = Sequence[Any]
"""A node of a program, or several in a row."""


class Starts:
    """Reads how programs start that share `choices`."""

    def __init__(self, choices: Sequence[Nodes]) -> None:
        self._choices = choices

    def of(self, body: Nodes) -> frozenset[tuple[str, str]]:
        """The first words, each with the one after it, or "" where any may follow; none if they cannot be listed."""
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

    def _extended(self, texts: set[str], node: Nodes) -> set[str]:
        """Starts of texts with what a node may lay after them, as far as they are followed."""
        done = {text for text in texts if _is_told(text)}
        going = texts - done
        if not going:
            return texts
        found = done | self._after(going, node)
        if len(found) > _MOST_STARTS:
            found = {(f"{text.partition(' ')[0]} {_OPEN}" if " " in text else text) for text in found}
        return found

    def _after(self, texts: set[str], node: Nodes) -> set[str]:
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
                for each, following in zip(nodes, (*nodes[1:], None), strict=True):
                    whole = each[0] == "slot" and following is not None and starts_apart(following)
                    texts = self._extended(texts, [*each[:3], False] if whole else each)
                return texts
            case ["either", nodes]:
                return set().union(*(self._extended(texts, each) for each in nodes))
            case ["maybe", inner]:
                return texts | self._extended(texts, inner)
            case ["named", _, inner]:
                return self._extended(texts, inner)
            case _:
                return _laid(texts, node)


def _laid(texts: set[str], node: Nodes) -> set[str]:
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
            return {text + _OPEN if text else f"{each} {_OPEN}" for text in texts for each in NUMBER}
        case ["slot", "name", _, False]:
            return {text + _OPEN if text else f"{CAPITAL} {_OPEN}" for text in texts}
        case _:
            return {text + _OPEN for text in texts}


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


def nodes_of(node: Nodes | None) -> Nodes:
    """The nodes of one, side by side."""
    if node is None:
        return []
    return node[1] if node[0] == "all" else [node]


def is_bounded(nodes: Iterable[Nodes], apart: Callable[[Nodes], bool], end: bool) -> bool:
    """Whether the nodes beside a part keep letters off it, past those that may be missing."""
    for node in nodes:
        if not apart(node):
            return False
        if not (node[0] == "maybe" or (node[0] == "gap" and not node[2])):
            return True
    return end


def starts_apart(node: Nodes) -> bool:
    """Whether what a node lays starts with no letter or digit."""
    match node:
        case ["space"] | ["marks", *_]:
            return True
        case ["gap", _, _, _, before, *_]:
            return bool(before)
        case ["words", ways, *_]:
            return all(way and not way[0].isalnum() for way in ways)
        case ["maybe", inner] | ["named", _, inner]:
            return starts_apart(inner)
        case ["all", nodes]:
            return starts_apart(nodes[0])
        case ["either", nodes]:
            return all(map(starts_apart, nodes))
        case _:
            return False


def ends_apart(node: Nodes) -> bool:
    """Whether what a node lays ends with no letter or digit."""
    match node:
        case ["space"] | ["marks", *_]:
            return True
        case ["gap", _, _, _, _, after, *_]:
            return bool(after)
        case ["maybe", inner] | ["named", _, inner]:
            return ends_apart(inner)
        case ["all", nodes]:
            return ends_apart(nodes[-1])
        case _:
            return False
