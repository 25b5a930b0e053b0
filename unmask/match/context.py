"""Context: the wording around a match that makes it innocent, or without which it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unmask.match.prefilter import Page, Stretches
from unmask.match.wording import Wordings
from unmask.types.match import Within
from unmask.types.rule import Pack, Rule, Rulebook


@dataclass(frozen=True, slots=True)
class _Context:
    """What a rule says of the wording around its matches, by the numbers of the phrases."""

    unless: tuple[int, ...]
    unless_beside: tuple[int, ...]
    only_beside: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Innocence:
    """A word of the lexicon, and the wording beside which it says nothing, by the numbers of the phrases."""

    word: int
    beside: tuple[int, ...]


class Contexts:
    """The contexts of all rules of a rulebook, and of the words that are innocent in some company."""

    def __init__(self, rulebook: Rulebook, wordings: Wordings) -> None:
        self._wordings = wordings
        self._rules = {rule.id: _context(rule, wordings) for rule in rulebook.rules}
        self._innocent = {pack.name: _innocences(pack, wordings) for pack in rulebook.packs}

    def innocent(self, rule: Rule, within: Within, page: Page) -> bool:
        """Whether what stands around a match of the rule makes it innocent. `page` is that of its block."""
        context = self._rules[rule.id]
        return (
            any(self._overlaps(each, within, page) for each in context.unless)
            or self._holds(context.unless_beside, page)
            or (bool(context.only_beside) and not any(self._beside(each, within, page) for each in context.only_beside))
            or any(
                self._overlaps(each.word, within, page) and self._holds(each.beside, page)
                for each in self._innocent[rule.pack]
            )
        )

    def _found(self, number: int, page: Page) -> Stretches:
        if number not in page.stretches:
            found = self._wordings.find(number, page)
            page.stretches[number] = Stretches((start, end) for start, end, _, _ in found)
        return page.stretches[number]

    def _overlaps(self, number: int, within: Within, page: Page) -> bool:
        return self._found(number, page).touch(within.start, within.end)

    def _holds(self, numbers: Iterable[int], page: Page) -> bool:
        return any(self._found(number, page).starts for number in numbers)

    def _beside(self, number: int, within: Within, page: Page) -> bool:
        found = self._found(number, page)
        return any(found.start_in(sentence) for sentence in within.sentences)


def _context(rule: Rule, wordings: Wordings) -> _Context:
    return _Context(
        tuple(wordings.number(rule.pack, each.phrase) for each in rule.unless),
        tuple(wordings.number(rule.pack, each.phrase) for each in rule.unless_beside),
        tuple(wordings.number(rule.pack, phrase) for phrase in rule.only_beside),
    )


def _innocences(pack: Pack, wordings: Wordings) -> tuple[_Innocence, ...]:
    return tuple(
        _Innocence(wordings.number(pack.name, each.word), tuple(wordings.number(pack.name, one) for one in each.beside))
        for each in pack.innocent
    )
