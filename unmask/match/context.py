"""Context: the wording around a match that makes it innocent, or without which it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from unmask.match.page import Page, Stretches
from unmask.match.ready import Ready
from unmask.match.wording import Wording
from unmask.types.match import Within
from unmask.types.rule import Pack, Rule, Rulebook


@dataclass(frozen=True, slots=True)
class _Context:
    """What a rule says of the wording around its matches."""

    unless: tuple[Wording, ...]
    unless_beside: tuple[Wording, ...]
    only_beside: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class _Innocence:
    """A word of the lexicon, and the wording beside which it says nothing."""

    word: Wording
    beside: tuple[Wording, ...]


class Contexts:
    """The contexts of all rules of a rulebook, and of the words that are innocent in some company."""

    def __init__(self, rulebook: Rulebook, made: Ready, *, thorough: bool) -> None:
        self._thorough = thorough
        self._rules = {rule.id: _context(rule, made) for rule in rulebook.rules}
        self._innocent = {pack.name: _innocences(pack, made) for pack in rulebook.packs}

    def innocent(self, rule: Rule, within: Within, page: Page) -> bool:
        """Whether what stands around a match of the rule makes it innocent. `page` is that of its block."""
        context = self._rules[rule.id]
        return (
            any(self._overlaps(wording, within, page) for wording in context.unless)
            or self._holds(context.unless_beside, page)
            or (bool(context.only_beside) and not any(self._beside(each, within, page) for each in context.only_beside))
            or any(
                self._overlaps(each.word, within, page) and self._holds(each.beside, page)
                for each in self._innocent[rule.pack]
            )
        )

    def _found(self, wording: Wording, page: Page) -> Stretches:
        if wording not in page.stretches:
            found = wording.find(page, thorough=self._thorough)
            page.stretches[wording] = Stretches((start, end) for start, end, _, _ in found)
        return page.stretches[wording]

    def _overlaps(self, wording: Wording, within: Within, page: Page) -> bool:
        return self._found(wording, page).touch(within.start, within.end)

    def _holds(self, wordings: Iterable[Wording], page: Page) -> bool:
        return any(self._found(wording, page).starts for wording in wordings)

    def _beside(self, wording: Wording, within: Within, page: Page) -> bool:
        found = self._found(wording, page)
        return any(found.start_in(sentence) for sentence in within.sentences)


def _context(rule: Rule, made: Ready) -> _Context:
    return _Context(
        tuple(made.wording(rule.pack, each.phrase) for each in rule.unless),
        tuple(made.wording(rule.pack, each.phrase) for each in rule.unless_beside),
        tuple(made.wording(rule.pack, phrase) for phrase in rule.only_beside),
    )


def _innocences(pack: Pack, made: Ready) -> tuple[_Innocence, ...]:
    return tuple(
        _Innocence(made.wording(pack.name, each.word), tuple(made.wording(pack.name, one) for one in each.beside))
        for each in pack.innocent
    )
