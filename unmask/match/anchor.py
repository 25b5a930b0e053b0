"""Anchors: words that a text cannot lack if a phrase stands in it.

They are looked up before anything is searched for, so a rulebook of thousands of phrases costs a text only the few
that it could hold.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from itertools import product

from unmask.english.inflection import CONTRACTED, CONTRACTED_VERBS, PRONOUN_CONTRACTION, full_form, spellings
from unmask.english.particular import NUMBERS
from unmask.english.word import TERM
from unmask.rulebook.phrase import Choice, Chunk, Inflected, Literal, Piece, Sequence, Slot, Stop

Clause = tuple[frozenset[str], tuple[frozenset[str], ...]]
"""Words, and sets of words: a text must hold one of the words, or all the words of one set."""

Needs = tuple[Clause, ...]
"""What a text must hold if a phrase stands in it: every clause is met. The rarest comes first."""

MOST = 5
"""How many clauses are worth the asking."""

_COMMON = """
a about after again all also am an and any are as at back be because been before being but by can could d day did do
does doing don even every first for from get give go good got had has have he her here him his how i if in into is isn
it its just know last let like ll m make many me more most much my need never new no not now of on one only or other
our out over own people re really s same say see she should so some still such t take than that the their them then
there these they thing things think this those time to too two up us ve very want was way we well were what when where
which who why will with work would year years you your
"""
COMMON = frozenset(_COMMON.split())
"""Words too ordinary to say anything about a text: a phrase is not looked for because of them if it has any other."""

DIGIT = "0"
"""Stands for any digit."""

_NUMBER: Clause = (frozenset({DIGIT, *NUMBERS}), ())
_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"[^\w\s]")
_ORDINARY_MARKS = frozenset(".,!?:;'\"-()")
# Letters that a search without case takes for these, and that do not come to them by lower-casing.
_SAME = str.maketrans({"ſ": "s", "ı": "i", "İ": "i", "ς": "σ", "µ": "μ"})
_LARGEST = 500
_AUXILIARIES = frozenset(
    """do does did is are was were have has had could would should might must need dare ought""".split()  # noqa: SIM905
)


def terms(text: str) -> frozenset[str]:
    """The words of a text in lower case, and its marks one by one: what anchors are looked up in."""
    return held(TERM.findall(lower(text)), text)


def held(words: Iterable[str], text: str) -> frozenset[str]:
    """These words of a text, its marks, and `DIGIT` where it has one."""
    found = frozenset(words).union(_MARK.findall(text))
    return found | {DIGIT} if _DIGIT.search(text) else found


def lower(text: str) -> str:
    """A text in lower case, as a search without case takes it; letter stands for letter."""
    return text.lower() if text.isascii() else text.translate(_SAME).lower()


def lacks(needs: Needs, held: frozenset[str]) -> bool:
    """Whether a text with these terms leaves a clause unmet, so that what needs it cannot stand there."""
    for words, sets in needs:  # noqa: SIM110 - asked too often for a generator
        if words.isdisjoint(held) and not (sets and any(one <= held for one in sets)):
            return True
    return False


def keys(clause: Clause) -> frozenset[str]:
    """Terms of which a text must hold at least one to meet a clause."""
    words, sets = clause
    return words.union(map(rarest_of, sets))


def rarest_of(words: frozenset[str]) -> str:
    """The word of a set that says most about a text that holds it."""
    return max(sorted(words), key=_rarity)


def needs(sequence: Sequence) -> Needs:
    """What a text must hold for a sequence to stand in it; empty when there is nothing to ask."""
    found = {clause for chunk in sequence.chunks if (clause := _chunk_needs(chunk)) is not None}
    return tuple(sorted(found, key=lambda clause: (_cost(clause), sorted(keys(clause))))[:MOST])


def _is_common(term: str) -> bool:
    return term in COMMON or term in _ORDINARY_MARKS or (len(term) < 3 and term.isalnum())


def _rarity(term: str) -> tuple[bool, int]:
    return (not _is_common(term), len(term))


def _cost(clause: Clause) -> float:
    return sum(100 if _is_common(word) else 1 for word in clause[0]) + sum(
        10 if all(_is_common(word) for word in one) else 1 for one in clause[1]
    )


def _chunk_needs(chunk: Chunk) -> Clause | None:
    if len(chunk.pieces) == 1:
        piece = chunk.pieces[0]
        if isinstance(piece, Choice) and not piece.optional:
            return _either([needs(option) for option in piece.options])
        if isinstance(piece, Stop):
            return frozenset(piece.text), ()
        if isinstance(piece, Slot) and piece.kind == "number":
            return _NUMBER
    spelled = [_spellings(piece) for piece in chunk.pieces]
    count = 1
    for ways in spelled:
        count *= len(ways)
    if not 0 < count <= _LARGEST:
        return None
    found = [rarest("".join(parts)) for parts in product(*spelled)]
    return (frozenset(sys.intern(word) for word in found), ()) if all(found) else None


def _either(options: list[Needs]) -> Clause | None:
    """What one of several sequences needs. Where one needs only ordinary words, it needs them all together."""
    words: set[str] = set()
    sets: set[frozenset[str]] = set()
    for option in options:
        if not option:
            return None
        single = frozenset[str]().union(*(clause[0] for clause in option if len(clause[0]) == 1 and not clause[1]))
        if len(single) > 1 and any(_is_common(word) for word in option[0][0]):
            sets.add(single)
        else:
            words |= option[0][0]
            sets |= set(option[0][1])
    return frozenset(words), tuple(sorted(sets, key=sorted))


def _spellings(piece: Piece) -> tuple[str, ...]:
    """Every way in which a piece may be written, in lower case; none where that cannot be told."""
    match piece:
        case Literal(text):
            return _written(text.lower())
        case Stop():
            return ("",)
        case Inflected(word, noun=noun):
            clitics = () if noun else CONTRACTED_VERBS.get(word, ())
            return (
                *(way for form in sorted(spellings(piece.word, noun=piece.noun)) for way in _written(form.lower())),
                *filter(None, clitics),
            )
        case Choice(options, optional) if all(len(o.chunks) == 1 and len(o.chunks[0].pieces) == 1 for o in options):
            inner = [_spellings(option.chunks[0].pieces[0]) for option in options]
            if not all(inner):
                return ()
            flat = tuple(text for one in inner for text in one)
            return (*flat, "") if optional else flat
        case _:
            return ()


def _written(word: str) -> tuple[str, ...]:
    if word in CONTRACTED or word in _AUXILIARIES:
        # "am" is also written 'm, and "do" is the head of "don't": any of them must be enough to bring the phrase up.
        return tuple(filter(None, (word, CONTRACTED.get(word), f"{word}n" if word in _AUXILIARIES else None)))
    if word == "not":
        return ("not", "t")
    if word.endswith("n't"):
        return (word, full_form(word), f"{full_form(word)}not")
    if contracted := PRONOUN_CONTRACTION.fullmatch(word):
        return (contracted[1],)
    parts = word.split("-")
    # A hyphen may be a space or nothing, each for itself.
    return tuple(
        "".join(part + gap for part, gap in zip(parts, (*gaps, ""), strict=True))
        for gaps in product(("-", ""), repeat=len(parts) - 1)
    )


def rarest(word: str) -> str:
    """The part of a spelling that says most, or nothing if there is none."""
    return max(TERM.findall(word) or _MARK.findall(word), key=_rarity, default="")
