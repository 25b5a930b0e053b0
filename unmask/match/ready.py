"""Phrases made ready to be searched for, once, and kept from one run to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from unmask.match.anchor import Clause, Needs, needs
from unmask.match.opening import Openings, beyond, fragments, is_word, openings
from unmask.match.pattern import Pattern, compile_pattern
from unmask.match.wording import Wording
from unmask.rulebook.fingerprint import fingerprint
from unmask.rulebook.phrase import Edge, parse_phrase
from unmask.types.rule import Density, Phrases, Rule, Rulebook

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
"""A phrase's needs, openings and fragments, whether it is one word, its `Edge` or 0, and the rest of its `Pattern`."""


class Ready:
    """The wording of every phrase of a rulebook.

    It is kept by pack and phrase: the same words may stand for other lists in another pack.
    """

    def __init__(self, table: Mapping[_Key, _Kept]) -> None:
        self._table = table

    def wording(self, rule: Rule, phrase: str, *, case: bool = False) -> Wording:
        """A phrase of a rule, to be searched for."""
        needed, opens, letters, word, start, expression, captures, inflections = self._table[rule.pack, phrase, case]
        pattern = Pattern(Edge(start) if start else None, expression, captures, inflections)
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
        for rule in pack.rules:
            for phrase, cased in _phrases(rule, pack.words):
                if (pack.name, phrase, cased) in table:
                    continue
                parsed = parse_phrase(phrase, pack.words)
                pattern = compile_pattern(parsed, cased=cased)
                opens = openings(parsed.body)
                needed = tuple(known.setdefault(clause, clause) for clause in needs(parsed.body))
                table[pack.name, phrase, cased] = (
                    beyond(opens[0], needed) if opens is not None else needed,
                    opens,
                    fragments(parsed.body) if not needed and opens is None else frozenset(),
                    is_word(parsed),
                    pattern.start.value if pattern.start is not None else 0,
                    pattern.expression,
                    pattern.captures,
                    pattern.inflections,
                )
    return table


def _phrases(rule: Rule, words: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, bool]]:
    """The phrases of a rule, each with whether it is meant as it is written."""
    if isinstance(rule.match, Phrases):
        yield from ((phrase, rule.match.case) for phrase in rule.match.phrases)
    if isinstance(rule.match, Density):
        for listed in rule.match.points:
            yield from ((entry, False) for entry in words[listed])
    yield from ((phrase, False) for phrase in (*rule.unless, *rule.unless_beside, *rule.only_beside))
