"""Programs: phrases as plain data, to be laid on a text letter by letter.

A program is lists, text and numbers and nothing else, so that it is kept between runs and nothing has to be compiled
where a text first needs it. `unmask.match.laying` says what each instruction finds; the instructions follow the regular
expressions of `unmask.match.expression` piece by piece, which remain to hold them against.

    ["words", [text, …], word, noun]         one of these, the first that fits; `word` is the inflected word or null
    ["choice", {text: [[n, word, noun, rest], …]}, [[n, node], …]]
                                             options in the order n, by the text that they start with, and the others
    ["shared", number]                       a choice that several phrases make, by its number
    ["all", [node, …]]                       one after the other
    ["either", [node, …]]                    the first that fits, then the others
    ["maybe", node]                          what may be missing
    ["named", name, node]                    what is remembered
    ["space"]                                a space, or a comma and a space
    ["marks", marks, after_space]            a run of marks, after a space if need be
    ["gap", name, least, most, before, after, greedy, touching]
                                             words, each with a space before or after it
    ["slot", kind, name, touching]           one word, number or name; one that touches others may end anywhere

Slots follow `unmask.match.expression` too: the places where one may end come in the order in which that tries them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import count, product
from math import prod
from typing import Any

from unmask.english.inflection import (
    CONTRACTED,
    CONTRACTED_VERBS,
    FULL_FORMS,
    PRONOUN_CONTRACTION,
    full_form,
    spellings,
)
from unmask.english.particular import NUMBERS
from unmask.english.word import lower
from unmask.match.expression import CAPITALISED, DIGITS, WORD, is_stop, may_be_missing
from unmask.rulebook.phrase import GAPS, Choice, Chunk, Inflected, Literal, Phrase, Piece, Sequence, Slot, Stop

_WORD = re.compile(WORD)
_CAPITALISED = re.compile(CAPITALISED)
_DIGITS = re.compile(DIGITS)
_UNITS = frozenset("kKmMbBxX%")
_MAGNITUDES = tuple(f" {one}" for one in ("hundred", "thousand", "million", "billion", "k"))
_LINKS = tuple(f"{link} " for link in ("of", "the", "and", "&", "de", "van", "von"))
_MOST_IN_NAME = 4
"""How many words of a name may follow its first."""


def is_letter(letter: str) -> bool:
    """Whether this is part of a word."""
    return letter.isalnum() or letter == "_"


def words(text: str, at: int, *, touching: bool = False) -> list[int]:
    """Where a word may end: as late as it can, or where something can hang on it; anywhere if it touches others."""
    return _cuts(_WORD, text, at, touching)


def numbers(text: str, at: int) -> list[int]:
    """Where a number may end, in digits or words."""
    ends: list[int] = []
    if found := _DIGITS.match(text, at):
        digits = (end for end in range(found.end(), at, -1) if text[end - 1].isdigit())
        for end in digits:
            units = [end]
            if text.startswith("bn", end):
                units.insert(0, end + 2)
            if text[end : end + 1] in _UNITS:
                units.insert(0, end + 1)
            for unit in units:
                for plus in (unit + 1, unit) if text.startswith("+", unit) else (unit,):
                    ends += (plus + 7, plus) if text.startswith("-figure", plus) else (plus,)
    else:
        ends = [at + len(word) for word in NUMBERS if text.startswith(word, at)]
    return [last for end in ends for last in (*_after_any(_MAGNITUDES, text, end), end)]


def names(text: str, written: str, at: int, *, touching: bool = False) -> list[int]:
    """Where a run of words with capitals may end. `text` is what is `written`, in lower case if that is no matter."""

    def more(end: int, left: int) -> list[int]:
        if not left or not text.startswith(" ", end):
            return []
        return [last for start in (*_after_any(_LINKS, text, end + 1), end + 1) for last in run(start, left - 1)]

    def run(start: int, left: int) -> list[int]:
        return [last for end in _cuts(_CAPITALISED, written, start, touching) for last in (*more(end, left), end)]

    return run(at, _MOST_IN_NAME)


def _after_any(words: tuple[str, ...], text: str, at: int) -> list[int]:
    """Where each of these ends that stands at a place."""
    return [at + len(word) for word in words if text.startswith(word, at)]


def _cuts(expression: re.Pattern[str], text: str, at: int, touching: bool) -> list[int]:
    found = expression.match(text, at)
    if found is None:
        return []
    end = found.end()
    if not touching and found[0].isalnum():
        # Between letters and digits a word never ends early, so there is nowhere else to look.
        return [end]
    shorter = range(end - 1, at, -1)
    if touching:
        return [end, *shorter]
    return [end, *(cut for cut in shorter if not is_letter(text[cut]) or text.startswith("n't", cut))]


Node = list[Any]
"""An instruction: its name, and what it needs."""

_MANY = 12
"""From how many options on a choice is worth keeping apart, for all phrases that make it."""

_MOST_JOINED = 200
"""How many words the pieces of one may make to be written out."""

_SPACE: Node = ["space"]


@dataclass(slots=True)
class Choices:
    """The choices of many options that the phrases of a rulebook make, one of each."""

    kept: list[Node] = field(default_factory=list)
    _numbers: dict[tuple[Any, ...], int] = field(default_factory=dict)

    def number(self, choice: Choice, writer: _Writer) -> int:
        """Where a choice is kept."""
        key = (choice.options, writer.cased, writer.touching)
        if key not in self._numbers:
            made = writer.options(choice.options)
            self._numbers[key] = len(self.kept)
            self.kept.append(made)
        return self._numbers[key]


def program(phrase: Phrase, choices: Choices, *, cased: bool = False) -> list[Any]:
    """The program of a phrase: whether it starts and ends with a mark, and its nodes.

    Its letters are in lower case unless it is `cased`, which means them as they are written. What it shares with others
    goes into `choices`.
    """
    chunks = phrase.body.chunks
    body = _Writer(choices, cased).sequence(phrase.body, last=True)
    return [is_stop(chunks[0]), is_stop(chunks[-1]), phrase.end.value if phrase.end is not None else 0, body]


@dataclass(frozen=True, slots=True)
class _Writer:
    """What writes the nodes of phrases whose letters are `cased` or not, and of pieces that are `touching` others."""

    choices: Choices
    cased: bool
    touching: bool = False

    def sequence(self, sequence: Sequence, *, last: bool = False) -> Node:
        """The nodes of a sequence. A gap that ends the whole phrase takes as much as it may, others as little."""
        chunks = sequence.chunks
        first = next((i for i, chunk in enumerate(chunks) if not may_be_missing(chunk)), len(chunks) - 1)
        nodes: list[Node] = []
        for index, chunk in enumerate(chunks):
            before, after = index > first, index < first
            greedy = before and last and index == len(chunks) - 1
            nodes += self._chunk(chunk, before=before, after=after, greedy=greedy)
        return _all(nodes)

    def _chunk(self, chunk: Chunk, *, before: bool, after: bool, greedy: bool) -> list[Node]:
        ahead, behind = [_SPACE] * before, [_SPACE] * after
        if all(isinstance(piece, Stop) for piece in chunk.pieces):
            marks = "".join(piece.text for piece in chunk.pieces if isinstance(piece, Stop))
            return [["marks", marks, before], *behind]
        if len(chunk.pieces) > 1:
            touching = replace(self, touching=True)
            return [*ahead, *_joined([touching._piece(piece) for piece in chunk.pieces]), *behind]
        piece = chunk.pieces[0]
        match piece:
            case Slot(kind, name) if kind in GAPS:
                return [["gap", name, *GAPS[kind], before, after, greedy, self.touching]]
            case Choice(options, optional=True, name=name):
                inner = self._choice(replace(piece, optional=False))
                gap = ahead
                if before and all(is_stop(option.chunks[0]) for option in options):
                    # Marks stand directly after a word, without the space that optional words need.
                    gap = [["maybe", ["words", [" "], None, False]]]
                return [["maybe", _all([*gap, inner, *behind])]]
            case Literal(text) if before and text.lower() in CONTRACTED:
                clitic: Node = ["words", [f"'{CONTRACTED[text.lower()]}"], None, False]
                return [["either", [_all([_SPACE, self._piece(piece)]), clitic]]]
            case Literal("not") if before:
                return [["words", [" not", "n't"], None, False]]
            case Inflected(word, noun=False) if before and word in CONTRACTED_VERBS:
                clitics: Node = ["words", [f"'{each}" for each in CONTRACTED_VERBS[word]], None, False]
                return [["either", [_all([_SPACE, self._piece(piece)]), clitics]]]
            case _:
                return [*ahead, self._piece(piece), *behind]

    def _piece(self, piece: Piece) -> Node:
        match piece:
            case Literal(text):
                return ["words", self._written(text), None, False]
            case Inflected(word, noun=noun):
                return ["words", self._forms(piece), word, noun]
            case Stop(text):
                return ["marks", text, False]
            case Slot(kind, name):
                return ["slot", kind, name, self.touching]
            case Choice(optional=optional):
                inner = self._choice(replace(piece, optional=False))
                return ["maybe", inner] if optional else inner

    def _choice(self, choice: Choice) -> Node:
        many = len(choice.options) >= _MANY
        inner = ["shared", self.choices.number(choice, self)] if many else self.options(choice.options)
        return inner if choice.name is None else ["named", choice.name, inner]

    def options(self, options: tuple[Sequence, ...]) -> Node:
        """The node for one of several sequences."""
        if len(options) == 1:
            return self.sequence(options[0])
        by_text: dict[str, list[list[Any]]] = {}
        others: list[list[Any]] = []
        numbers = count()
        for option in options:
            node = self.sequence(option)
            first, rest = (node[1][0], _all(node[1][1:])) if node[0] == "all" else (node, None)
            if first[0] == "words":
                for text in first[1]:
                    by_text.setdefault(text, []).append([next(numbers), first[2], first[3], rest])
            else:
                others.append([next(numbers), node])
        return ["choice", by_text, others]

    def _forms(self, piece: Inflected) -> list[str]:
        forms = sorted(spellings(piece.word, noun=piece.noun), key=lambda form: (-len(form), form))
        return list(dict.fromkeys(way for form in forms for way in self._written(form)))

    def _written(self, text: str) -> list[str]:
        """Every way to write a word, those that are tried first in front."""
        text = text if self.cased else lower(text)
        if text.lower().endswith("n't"):
            return [text, f"{full_form(text)} not", f"{full_form(text)}not"]
        if contracted := PRONOUN_CONTRACTION.fullmatch(text):
            host, clitic = contracted[1], contracted[2]
            return [f"{host}'{clitic}", *(f"{host} {full}" for full in FULL_FORMS[clitic.lower()])]
        parts = text.split("-")
        # A hyphen may be a space or nothing.
        return [
            "".join(part + gap for part, gap in zip(parts, (*gaps, ""), strict=True))
            for gaps in product(("-", " ", ""), repeat=len(parts) - 1)
        ]


def _joined(nodes: list[Node]) -> list[Node]:
    """Pieces of one word as the words that they may make together, where these are few and nothing is remembered."""
    ways = [_spelled(node) for node in nodes]
    if not all(ways) or prod(map(len, ways)) > _MOST_JOINED:
        return nodes
    return [["words", list(dict.fromkeys("".join(parts) for parts in product(*ways))), None, False]]


def _spelled(node: Node) -> list[str]:
    """Every way to write a piece, those that are tried first in front; none where it is more than some words."""
    match node:
        case ["words", ways, None, _]:
            return list(ways)
        case ["maybe", inner]:
            return [*found, ""] if (found := _spelled(inner)) else []
        case ["choice", by_text, []] if all(
            each[1:] == [None, False, None] for some in by_text.values() for each in some
        ):
            return [text for _, text in sorted((each[0], text) for text, some in by_text.items() for each in some)]
        case _:
            return []


def _all(nodes: Iterable[Node]) -> Node:
    """Nodes one after the other as one, with what stands side by side in one row."""
    row = [part for node in nodes for part in (node[1] if node[0] == "all" else [node])]
    return row[0] if len(row) == 1 else ["all", row]
