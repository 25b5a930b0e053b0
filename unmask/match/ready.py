"""Phrases made ready to be searched for, once, and kept from one run to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from unmask.match.anchor import Clause, Needs, needs
from unmask.match.expression import Expression, compile_phrase
from unmask.match.opening import Openings, beyond, fragments, is_word, openings
from unmask.match.wording import Wording
from unmask.rulebook.fingerprint import fingerprint
from unmask.rulebook.phrase import Edge, parse_phrase
from unmask.types.pattern import Density, Shorthand
from unmask.types.rule import Pack, Rulebook

if TYPE_CHECKING:
    from pathlib import Path

_Key = tuple[str, str, bool]
"""A phrase by its pack and wording, and whether it is meant as it is written, capitals and all."""

_Kept = tuple[
    Needs,
    tuple[Openings, bool] | None,
    frozenset[str],
    bool,
    int,
    str,
    tuple[tuple[str, str], ...],
    tuple[tuple[str, str, bool], ...],
]
"""A phrase's needs, openings and fragments, whether it is one word, its `Edge` or 0, the rest of its `Expression`."""


class Ready:
    """The wording of every phrase of a rulebook.

    It is kept by pack and phrase: the same words may stand for other lists in another pack.
    """

    def __init__(self, table: Mapping[_Key, _Kept]) -> None:
        self._table = table

    def wording(self, pack: str, phrase: str, *, case: bool = False) -> Wording:
        """A phrase of a pack, to be searched for."""
        needed, opens, letters, word, start, expression, captures, inflections = self._table[pack, phrase, case]
        pattern = Expression(Edge(start) if start else None, expression, captures, inflections)
        return Wording(pattern, needed, opens, letters, word=word, case=case)


def ready(rulebook: Rulebook, cache: Path | None = None) -> Ready:
    """The wording of a rulebook, from the folder `cache` where it is kept. Raises `PhraseError`."""
    if cache is None:
        return Ready(_made(rulebook))
    from unmask.cache.memo import Memo

    memo = Memo(cache, b"ready")
    secret = fingerprint(rulebook)
    kept = memo.get(secret)
    if not isinstance(kept, dict):
        kept = _made(rulebook)
        memo.put(secret, kept)
    memo.close()
    return Ready(kept)


def _made(rulebook: Rulebook) -> dict[_Key, _Kept]:
    table: dict[_Key, _Kept] = {}
    # Word lists make the same clauses again and again; one of each is kept.
    known: dict[Clause, Clause] = {}
    for pack in rulebook.packs:
        for phrase, cased in _phrases(pack):
            if (pack.name, phrase, cased) in table:
                continue
            parsed = parse_phrase(phrase, pack.words)
            pattern = compile_phrase(parsed, cased=cased)
            opens = openings(parsed.body)
            needed = tuple(known.setdefault(clause, clause) for clause in needs(parsed.body))
            table[pack.name, phrase, cased] = (
                beyond(opens[0], needed) if opens is not None else needed,
                opens,
                fragments(parsed.body) if not needed and opens is None else frozenset(),
                is_word(parsed),
                pattern.start.value if pattern.start is not None else 0,
                pattern.source,
                pattern.captures,
                pattern.inflections,
            )
    return table


def _phrases(pack: Pack) -> Iterator[tuple[str, bool]]:
    """The phrases that a pack asks for, each with whether it is meant as it is written."""
    for rule in pack.rules:
        for pattern in rule.patterns:
            if isinstance(pattern.find, Shorthand):
                yield pattern.find.text, pattern.find.case
            if isinstance(pattern.find, Density):
                yield from ((entry, False) for listed in pattern.find.points for entry in pack.words[listed])
        yield from ((each.phrase, False) for each in (*rule.unless, *rule.unless_beside))
        yield from ((phrase, False) for phrase in rule.only_beside)
    for innocence in pack.innocent:
        yield innocence.word, False
        yield from ((phrase, False) for phrase in innocence.beside)
