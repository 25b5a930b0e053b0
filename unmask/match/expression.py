"""From a phrase to a regular expression that cannot run away.

The expression is built by us from a parsed phrase: every repetition is bounded and every gap stops at a sentence's
punctuation, so its cost is linear in the text. Packs never hold regular expressions of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

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
from unmask.rulebook.phrase import GAPS, Choice, Chunk, Edge, Inflected, Literal, Phrase, Piece, Sequence, Slot, Stop

_SPACE = r",? "
# A class of letters that reaches past Latin 1 takes as long to compile as ten that do not, and these stand in most
# expressions; the empty look-ahead keeps the two from being made one again.
_SIGN = r"[$£#]|€(?=)"
WORD = r"(?:[\w$£#@%&]|€(?=))(?:[\w'&/%+$£-]|[.,](?=\d)|€)*"
CAPITALISED = r"(?-i:[A-Z](?:[\w'&-]|\.(?=\w)|(?<=\b[A-Z])\.(?= [A-Z]))*)"
_SPELLED = rf"(?:{'|'.join(NUMBERS)})"
# It begins in no other, such as a time of day, and takes along no stop that may end its sentence.
DIGITS = rf"(?:{_SIGN})?(?<!\d[:.,])\d(?:[\d.,]*\d)?"
_NUMBER = (
    rf"(?:{DIGITS}(?:[kKmMbBxX%]|bn)?\+?(?:-figure)?|{_SPELLED})"
    r"(?: (?:hundred|thousand|million|billion|k))?"
)
_NAME = rf"{CAPITALISED}(?: (?:(?:of|the|and|&|de|van|von) )?{CAPITALISED}){{0,4}}"
_SLOTS = {"word": WORD, "number": _NUMBER, "name": _NAME}
_NO_WORD_BEFORE = r"(?<!\w)"
_NO_WORD_AFTER = r"(?!\w)"
_SENTENCE_END = r"(?:(?<=[.!?:])|(?<=…)|(?=[^\w#@]*?(?:[.!?:]|$|…)))"
_BLOCK_END = r"(?=[^\w#@]*$)"
ENDINGS = {Edge.SENTENCE: _SENTENCE_END, Edge.BLOCK: _BLOCK_END}
"""What must hold after a phrase that stands at the end of a sentence or block."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled phrase.

    `source` is the regular expression; a match must start where `start` says. `captures` and
    `inflections` tell which groups hold what: the name of a part; a word and whether it is a noun.
    """

    start: Edge | None
    source: str
    captures: tuple[tuple[str, str], ...]
    inflections: tuple[tuple[str, str, bool], ...]


@dataclass(slots=True)
class _Groups:
    cased: bool
    captures: list[tuple[str, str]] = field(default_factory=list)
    inflections: list[tuple[str, Inflected]] = field(default_factory=list)

    def capture(self, name: str) -> str:
        group = f"c{len(self.captures)}"
        self.captures.append((name, group))
        return group

    def inflection(self, piece: Inflected) -> str:
        group = f"v{len(self.inflections)}"
        self.inflections.append((group, piece))
        return group


def compile_phrase(phrase: Phrase, *, cased: bool = False) -> Expression:
    """Compile a phrase. Its letters are in lower case unless it is `cased`, which means them as they are written.

    An expression that is not is to be used without case. Where it asks for no capitals, it may as well be used on a
    text in lower case, which is quicker to compile and to search.
    """
    groups = _Groups(cased)
    body = _sequence(phrase.body, groups, last=True)
    ending = ENDINGS[phrase.end] if phrase.end is not None else ""
    return Expression(
        phrase.start,
        f"{'' if is_stop(phrase.body.chunks[0]) else _NO_WORD_BEFORE}{body}"
        f"{'' if is_stop(phrase.body.chunks[-1]) else _NO_WORD_AFTER}{ending}",
        tuple(groups.captures),
        tuple((group, piece.word, piece.noun) for group, piece in groups.inflections),
    )


def asks_for_capitals(expression: str) -> bool:
    """Whether an expression that is used without case asks for capitals all the same, as names do."""
    return "(?-i:" in expression


def is_stop(chunk: Chunk) -> bool:
    """Whether a chunk starts with punctuation."""
    return isinstance(chunk.pieces[0], Stop)


def _sequence(sequence: Sequence, groups: _Groups, *, last: bool = False) -> str:
    """The expression for a sequence. A gap that ends the whole phrase takes as much as it may, others as little."""
    chunks = sequence.chunks
    first = next((i for i, chunk in enumerate(chunks) if not may_be_missing(chunk)), len(chunks) - 1)
    parts: list[str] = []
    for index, chunk in enumerate(chunks):
        if index < first:
            parts.append(_chunk(chunk, groups, after=_SPACE))
        elif index == first:
            parts.append(_chunk(chunk, groups))
        else:
            greedy = last and index == len(chunks) - 1
            parts.append(_chunk(chunk, groups, before=_SPACE, previous=chunks[index - 1], greedy=greedy))
    return "".join(parts)


def may_be_missing(chunk: Chunk) -> bool:
    """Whether nothing need stand in the place of a chunk."""
    return len(chunk.pieces) == 1 and (
        (isinstance(chunk.pieces[0], Choice) and chunk.pieces[0].optional)
        or (isinstance(chunk.pieces[0], Slot) and GAPS.get(chunk.pieces[0].kind, (1, 1))[0] == 0)
    )


def _chunk(
    chunk: Chunk,
    groups: _Groups,
    *,
    before: str = "",
    after: str = "",
    previous: Chunk | None = None,
    greedy: bool = False,
) -> str:
    if is_stop(chunk) and all(isinstance(piece, Stop) for piece in chunk.pieces):
        marks = "".join(piece.text for piece in chunk.pieces if isinstance(piece, Stop))
        return f"{' ?' if before else ''}[{re.escape(marks)}]+{after}"
    if len(chunk.pieces) > 1:
        return before + "".join(_piece(piece, groups) for piece in chunk.pieces) + after
    piece = chunk.pieces[0]
    match piece:
        case Slot(kind) if kind in GAPS:
            low, high = GAPS[kind]
            group = groups.capture(piece.name)
            return rf"(?P<{group}>(?:{before}{WORD}{after}){{{low},{high}}}{'' if greedy else '?'})"
        case Choice(options, optional=True, name=name):
            # Optional marks stand directly after a word, without the space that optional words need.
            gap = " ?" if all(is_stop(option.chunks[0]) for option in options) else before
            inner = _options(options, groups)
            if name is not None:
                inner = f"(?P<{groups.capture(name)}>{inner})"
            return f"(?:{gap if before else ''}{inner}{after})?"
        case Literal(text) if before and text.lower() in CONTRACTED and previous is not None:
            return f"(?:{before}{_literal(text, groups)}|'{CONTRACTED[text.lower()]})"
        case Literal("not") if before:
            return "(?: not|n't)"
        case Inflected(word) if before and word in CONTRACTED_VERBS and not piece.noun:
            group = groups.inflection(piece)
            return f"(?:{before}(?P<{group}>{_forms(piece, groups)})|'(?:{'|'.join(CONTRACTED_VERBS[word])}))"
        case _:
            return before + _piece(piece, groups) + after


def _options(options: tuple[Sequence, ...], groups: _Groups) -> str:
    return "(?:" + "|".join(_sequence(option, groups) for option in options) + ")"


def _piece(piece: Piece, groups: _Groups) -> str:
    match piece:
        case Literal(text):
            return _literal(text, groups)
        case Stop(text):
            return f"[{re.escape(text)}]+"
        case Inflected():
            return f"(?P<{groups.inflection(piece)}>{_forms(piece, groups)})"
        case Slot(kind, name):
            return f"(?P<{groups.capture(name)}>{_SLOTS.get(kind, WORD)})"
        case Choice(options, optional, name):
            inner = _options(options, groups)
            if name is not None:
                inner = f"(?P<{groups.capture(name)}>{inner})"
            return f"{inner}?" if optional else inner


def _literal(text: str, groups: _Groups) -> str:
    text = text if groups.cased else lower(text)
    if text.lower().endswith("n't"):
        return f"(?:{re.escape(text)}|{re.escape(full_form(text))} ?not)"
    contracted = PRONOUN_CONTRACTION.fullmatch(text)
    if contracted:
        full = "|".join(FULL_FORMS[contracted[2].lower()])
        return f"{re.escape(contracted[1])}(?:'{contracted[2]}| (?:{full}))"
    return "[- ]?".join(re.escape(part) for part in text.split("-"))


def _forms(piece: Inflected, groups: _Groups) -> str:
    return "|".join(
        _literal(form, groups) for form in sorted(spellings(piece.word, noun=piece.noun), key=len, reverse=True)
    )
