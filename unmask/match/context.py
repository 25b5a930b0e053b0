"""What makes a match innocent: the wording around it, and terms that are somebody's name for something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unmask.english.wordlist import alternatives
from unmask.match.prefilter import Page, Stretches
from unmask.match.wording import Wordings
from unmask.types.match import Within
from unmask.types.rule import Pack, Rule, Rulebook

_SMALL = re.compile(rf"\W+|\b(?:s|{alternatives('grammar', 'beside names')})\b", re.IGNORECASE)
"""What may stand beside a name in a passage that is about nothing but the name."""


class Allowed:
    """Terms that are not to be flagged. One without capitals is meant in any spelling, any other as it is written."""

    def __init__(self, terms: Sequence[str]) -> None:
        anyhow = [term for term in terms if term == term.lower()]
        exact = [term for term in terms if term != term.lower()]
        self._patterns = tuple(
            re.compile(rf"(?<!\w)(?:{'|'.join(_written(term) for term in found)})(?!\w)", flags)
            for found, flags in ((anyhow, re.IGNORECASE), (exact, re.NOFLAG))
            if found
        )

    def covers(self, within: Within) -> bool:
        """Whether nothing of a match would be left to flag without the terms it is made of."""
        text = within.block.text
        return any(
            found.start() < within.end
            and within.start < found.end()
            and not _SMALL.sub(
                "", text[within.start : max(within.start, found.start())] + " " + text[found.end() : within.end]
            )
            for pattern in self._patterns
            for found in pattern.finditer(text)
        )


def _written(term: str) -> str:
    """A term as it may stand in a text: with any white space between its words."""
    return r"\s+".join(re.escape(word) for word in term.split())


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
        self._asking = frozenset(
            rule.id
            for rule in rulebook.rules
            if rule.unless or rule.unless_beside or rule.only_beside or self._innocent[rule.pack]
        )

    def asks(self, rule: Rule) -> bool:
        """Whether anything can make a match of the rule innocent."""
        return rule.id in self._asking

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
