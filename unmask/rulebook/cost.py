"""What a phrase may cost: how many ways a search may have to try from one place of a text before it gives up.

Counted from the phrase before anything is built of it. A gap can end in as many places as it may be long; alternatives
that start alike, and what may be missing where the same could follow, can each be tried for the same words. What starts
differently is tried in one way only, however long the list. The product is an upper bound for any text.
"""

from __future__ import annotations

from collections import Counter
from math import prod

from unmask.rulebook.piece import GAPS, Choice, Chunk, Inflected, Literal, Piece, Sequence, Slot, Stop

MOST_WAYS = 2_000_000
"""How many ways a phrase may have. It takes a text written for the purpose to have a search try them all."""

_ANYTHING = None
_Firsts = frozenset[str | None]
"""Words and marks with which something may start; None where that cannot be told."""

_END: _Firsts = frozenset()
_NAME = 5
"""In how many words a name may end, and so in how many ways it can stand before another open place."""

_LETTERS = 20


def ways(sequence: Sequence) -> int:
    """At most so many ways there are to lay a sequence on a text from one place of it."""
    return _ways(sequence, _END)[0]


def _ways(sequence: Sequence, follow: _Firsts) -> tuple[int, _Firsts]:
    """The ways of a sequence that `follow` comes after, and with what it may start."""
    count, firsts = 1, follow
    for chunk in reversed(sequence.chunks):
        here, opens, may_be_missing = _chunk(chunk, firsts)
        count *= here
        firsts = opens | firsts if may_be_missing else opens
    return count, firsts


def _chunk(chunk: Chunk, follow: _Firsts) -> tuple[int, _Firsts, bool]:
    if len(chunk.pieces) == 1:
        return _piece(chunk.pieces[0], follow)
    # Pieces that touch make one word, which two open ones among them may divide between any two letters.
    open_ = frozenset({_ANYTHING})
    found = prod(_piece(piece, open_)[0] for piece in chunk.pieces)
    slots = sum(isinstance(piece, Slot) for piece in chunk.pieces)
    return found * _LETTERS ** max(0, slots - 1), open_, False


def _piece(piece: Piece, follow: _Firsts) -> tuple[int, _Firsts, bool]:
    match piece:
        case Literal(text):
            return 1, frozenset({text.lower()}), False
        case Inflected(word):
            return 1, frozenset({f"{{{word}}}"}), False
        case Stop(text):
            return 1, frozenset(text), False
        case Slot(kind):
            least, most = GAPS.get(kind, (1, 1))
            count = (_NAME if _ANYTHING in follow else 2) if kind == "name" else most - least + 1
            return count, frozenset({_ANYTHING}), least == 0
        case Choice(options, optional):
            alike: Counter[str | None] = Counter()
            for option in options:
                count, firsts = _ways(option, follow)
                alike.update(dict.fromkeys(firsts or {_ANYTHING}, count))
            most = alike.pop(_ANYTHING, 0) + max(alike.values(), default=0)
            opens = frozenset(alike) | ({_ANYTHING} if most > max(alike.values(), default=0) else _END)
            return most + (optional and _alike(opens, follow)), opens, optional


def _alike(one: _Firsts, other: _Firsts) -> bool:
    """Whether two things may start with the same word."""
    return bool(one & other) or (_ANYTHING in one and bool(other)) or (_ANYTHING in other and bool(one))
