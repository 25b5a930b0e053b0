"""Openings: the first words of a phrase, so that it is tried only where it can start.

A phrase is followed word by word for as long as its words can be listed. What comes after a gap, a name or a number is
open. Anchors say whether a text can hold a phrase; openings say where.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from itertools import product

from unmask.english.inflection import (
    CONTRACTED,
    CONTRACTED_VERBS,
    FULL_FORMS,
    PRONOUN_CONTRACTION,
    full_form,
    spellings,
)
from unmask.english.word import TERM
from unmask.match.anchor import Needs
from unmask.rulebook.phrase import Choice, Chunk, Inflected, Literal, Phrase, Piece, Sequence, Stop

Openings = Mapping[str, frozenset[str] | None]
"""First words in lower case, each with the words that may follow it, or None where any may."""


_Start = tuple[str | None, ...]
"""Words in a row; None where it cannot be told what comes."""

_OPEN: frozenset[_Start] = frozenset({(None,)})
_KEPT = 2
"""How many words are followed."""

_MOST = 3_000
"""From how many ways to start on a phrase is looked for by its anchors alone."""

_NOT = Literal("not")


def openings(sequence: Sequence) -> tuple[Openings, bool] | None:
    """The words with which a sequence may start, and True.

    Where it may start with anything, those with which some later part of it must, and False; None where there are none.
    """
    for number in range(len(sequence.chunks)):
        part = Sequence(sequence.chunks[number:])
        # A “not” hangs on the word before it, which is not in this part.
        if (number == 0 or part.chunks[0].pieces != (_NOT,)) and (found := _listed(_sequence(part, whole=number == 0))):
            return found, number == 0
    return None


def _listed(starts: Iterable[_Start]) -> Openings:
    found: dict[str, set[str] | None] = {}
    for start in starts:
        first, second = (*start, None, None)[:_KEPT]
        if first is None:
            return {}
        seconds = found.setdefault(sys.intern(first), set())
        if second is None or seconds is None:
            found[first] = None
        else:
            seconds.add(sys.intern(second))
    return {first: frozenset(seconds) if seconds is not None else None for first, seconds in found.items()}


def beyond(openings: Openings, needs: Needs) -> Needs:
    """The clauses that openings do not meet already."""
    seconds = list(openings.values())
    found = [openings.keys()] if None in seconds else [openings.keys(), frozenset().union(*filter(None, seconds))]
    return tuple((words, sets) for words, sets in needs if not any(one <= words for one in found))


def fragments(sequence: Sequence) -> frozenset[str]:
    """Letters of which a text in lower case must hold some, where words cannot be told apart, as in “ex-<name>”.

    Empty where there are none to ask for.
    """
    found = [
        frozenset(max(way.split("-"), key=len) for way in ways)
        for chunk in sequence.chunks
        for piece in chunk.pieces
        # A “not” may be written as “n't”.
        if (ways := _spellings(piece)) and "not" not in ways
    ]
    return max((one for one in found if all(one)), key=lambda one: min(map(len, one)), default=frozenset())


def is_word(phrase: Phrase) -> bool:
    """Whether a phrase is one word, so that its openings are all that it matches."""
    if phrase.start is not None or phrase.end is not None or len(phrase.body.chunks) > 1:
        return False
    pieces = phrase.body.chunks[0].pieces
    return (
        len(pieces) == 1
        and isinstance(pieces[0], Literal | Inflected)
        and all(TERM.fullmatch(way) for way in _spellings(pieces[0]))
    )


def _sequence(sequence: Sequence, *, whole: bool = True) -> frozenset[_Start]:
    """The starts of a sequence. Its first word is one by itself if it is `whole`; otherwise it may hang on another."""
    starts: frozenset[_Start] = frozenset({()})
    for number, chunk in enumerate(sequence.chunks):
        if all(map(_is_full, starts)):
            if any(later.pieces == (_NOT,) for later in sequence.chunks[number:]):
                starts = _denied(starts)
            break
        if chunk.pieces == (_NOT,):
            starts = _denied(starts)
        else:
            starts = _joined(starts, _chunk(chunk, opens=whole and () in starts))
        if len(starts) > _MOST:
            starts = frozenset((start[0], None) if len(start) == _KEPT else start for start in starts)
    return starts


def _is_full(start: _Start) -> bool:
    return len(start) == _KEPT or None in start


def _joined(starts: Iterable[_Start], following: frozenset[_Start]) -> frozenset[_Start]:
    found: set[_Start] = set()
    for start in starts:
        if _is_full(start):
            found.add(start)
        elif not start:
            found |= following
        else:
            found.update((*start, *more)[:_KEPT] for more in following)
    return frozenset(found)


def _denied(starts: Iterable[_Start]) -> frozenset[_Start]:
    """Starts with “not” after them, or “n't” on their last word."""
    found: set[_Start] = set()
    for start in starts:
        if not start:
            found |= {("not",), ("n", "t")}
        elif None in start:
            found.add(start)
        elif len(start) < _KEPT:
            found |= {(*start, "not"), (f"{start[-1]}n", "t")}
        else:
            # Whether the “not” comes straight after what is kept of a start, or later, cannot be told any more.
            found |= {start, (*start[:-1], f"{start[-1]}n")}
    return frozenset(found)


def _chunk(chunk: Chunk, *, opens: bool) -> frozenset[_Start]:
    """The words of a chunk. One that `opens` a phrase must start with a letter or digit."""
    if len(chunk.pieces) == 1 and isinstance(piece := chunk.pieces[0], Choice):
        found = frozenset(start for option in piece.options for start in _sequence(option))
        return found | {()} if piece.optional else found
    if all(isinstance(piece, Stop) for piece in chunk.pieces):
        return _OPEN if opens else frozenset({()})
    spelled = [_spellings(piece) for piece in chunk.pieces]
    count = 1
    for ways in spelled:
        count *= len(ways)
    if not 0 < count <= _MOST:
        return _OPEN
    written = ["".join(parts) for parts in product(*spelled)]
    if len(chunk.pieces) == 1 and not opens:
        written += _clitics(chunk.pieces[0])
    if opens and not all(way[:1].isalnum() for way in written):
        return _OPEN
    return frozenset(tuple(TERM.findall(way))[:_KEPT] for way in written)


def _clitics(piece: Piece) -> list[str]:
    """What is left of a word when it hangs on the one before."""
    match piece:
        case Literal(text) if text.lower() in CONTRACTED:
            return [CONTRACTED[text.lower()]]
        case Inflected(word, noun=False) if word in CONTRACTED_VERBS:
            return list(CONTRACTED_VERBS[word])
        case _:
            return []


def _spellings(piece: Piece) -> tuple[str, ...]:
    """Every way in which a piece may be written, in lower case; none where that cannot be told."""
    match piece:
        case Literal(text):
            return _written(text.lower())
        case Inflected():
            return tuple(
                way for form in sorted(spellings(piece.word, noun=piece.noun)) for way in _written(form.lower())
            )
        case Choice(options, optional) if all(len(o.chunks) == 1 and len(o.chunks[0].pieces) == 1 for o in options):
            inner = [_spellings(option.chunks[0].pieces[0]) for option in options]
            flat = tuple(text for one in inner for text in one) if all(inner) else ()
            return (*flat, "") if optional and flat else flat
        case _:
            return ()


def _written(word: str) -> tuple[str, ...]:
    if word.endswith("n't"):
        return (word, f"{full_form(word)}not", f"{full_form(word)} not")
    if contracted := PRONOUN_CONTRACTION.fullmatch(word):
        return (word, *(f"{contracted[1]} {full}" for full in FULL_FORMS[contracted[2]]))
    parts = word.split("-")
    # A hyphen may be a space, which makes two words as well, or nothing.
    return tuple(
        "".join(part + gap for part, gap in zip(parts, (*gaps, ""), strict=True))
        for gaps in product(("-", ""), repeat=len(parts) - 1)
    )
