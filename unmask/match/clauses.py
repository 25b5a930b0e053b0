"""Clauses: what many phrases need, asked of a text once for all of them.

Each clause is one bit. The bits that a text leaves unset are found from its words, and a phrase can stand there only
if it needs none of them: one question to a number, however many words would meet the clauses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from unmask.match.anchor import Clause, Needs, rarest_of


class Clauses:
    """The clauses of phrases that have an order. `needed` holds, for each, the bits of the clauses it needs."""

    def __init__(self, needs: Iterable[Needs]) -> None:
        bits: dict[Clause, int] = {}
        self.needed = [sum(1 << bits.setdefault(clause, len(bits)) for clause in {*each}) for each in needs]
        self._all = (1 << len(bits)) - 1
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_set: dict[str, list[tuple[frozenset[str], int]]] = defaultdict(list)
        for (words, sets), bit in bits.items():
            for word in words:
                self._by_word[word].append(bit)
            for one in sets:
                self._by_set[rarest_of(one)].append((one, 1 << bit))
        self._met: dict[str, int] = {}

    def unmet(self, held: frozenset[str]) -> int:
        """The bits of the clauses that a text with these terms leaves unmet."""
        met = 0
        made = self._met
        for term in held & self._by_word.keys():
            met |= made.get(term) or self._made(term)
        for term in held & self._by_set.keys():
            for one, bit in self._by_set[term]:
                if one <= held:
                    met |= bit
        return self._all ^ met

    def _made(self, term: str) -> int:
        """The clauses that a word meets. Most words of a rulebook are never met with, so it is told when one is."""
        met = self._met[term] = sum(1 << bit for bit in self._by_word[term])
        return met
