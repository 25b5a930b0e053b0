"""Finding phrases: one index over all rules, so that a block is searched only for what it can hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from unmask.match.anchor import Needs, keys, lacks
from unmask.match.page import Page
from unmask.match.pattern import Pattern
from unmask.rulebook.inflect import Form, verb_form_of

Key = TypeVar("Key")
Words = Mapping[str, tuple[str, ...]]
Found = tuple[int, int, tuple[tuple[str, str], ...], tuple[Form, ...]]


class Wording:
    """One phrase, ready to be searched for, and the words it needs. It is compiled when a text first holds them."""

    def __init__(self, pattern: Pattern, needs: Needs = (), *, case: bool = False) -> None:
        self.pattern = pattern
        self.needs = needs
        self._case = case

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The compiled regular expression."""
        return re.compile(self.pattern.expression, re.NOFLAG if self._case else re.IGNORECASE)

    def find(self, page: Page, *, thorough: bool = False) -> Iterator[Found]:
        """Where the phrase stands: start and end in the block's text, named parts, and inflections.

        It is searched for only where the words it needs are, unless `thorough` asks for more; the answer is the same.
        """
        if thorough or not page.lacks(self.needs):
            yield from self.search(page)

    def search(self, page: Page) -> Iterator[Found]:
        """The same for a page that is known to hold the words it needs."""
        text = page.text
        for found in self._matches(page):
            if found.end() > found.start():
                yield found.start(), found.end(), self._captures(found), self._forms(found, text)

    def _matches(self, page: Page) -> Iterator[re.Match[str]]:
        if self.pattern.start is None:
            yield from self.expression.finditer(page.text)
            return
        for starts in page.openings(self.pattern.start):
            for start in starts:
                if found := self.expression.match(page.text, start):
                    yield found
                    break

    def _captures(self, found: re.Match[str]) -> tuple[tuple[str, str], ...]:
        taken: dict[str, str] = {}
        for name, group in self.pattern.captures:
            if (text := found[group]) is not None:
                taken.setdefault(name, text.strip(" ,"))
        return tuple(taken.items())

    def _forms(self, found: re.Match[str], text: str) -> tuple[Form, ...]:
        forms: list[tuple[int, Form]] = []
        for group, word, noun in self.pattern.inflections:
            surface = found[group]
            if surface is None:
                continue
            if noun:
                form = noun_form(surface, word)
            else:
                form = verb_form_of(surface, word, before=text[max(0, found.start(group) - 40) : found.start(group)])
            forms.append((found.start(group), form))
        return tuple(form for _, form in sorted(forms, key=lambda pair: pair[0]))


def noun_form(surface: str, noun: str) -> Form:
    """Whether a form of `noun` is the plural. A noun that does not change is taken for a singular."""
    return Form.SINGULAR if surface.lower().replace("-", " ") == noun.lower().replace("-", " ") else Form.PLURAL


class WordingIndex(Generic[Key]):
    """Many phrases, each under a key, looked up by the words they cannot do without."""

    def __init__(self, entries: Iterable[tuple[Key, Wording]]) -> None:
        self._entries: Sequence[tuple[Key, Wording]] = tuple(entries)
        by_term: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        for number, (_, wording) in enumerate(self._entries):
            for term in keys(wording.needs[0]) if wording.needs else ():
                by_term[term].append(number)
            if not wording.needs:
                self._always.append(number)
        self._by_term = dict(by_term)

    def candidates(self, page: Page) -> list[tuple[Key, Wording]]:
        """The phrases that a block with these words could hold, in the order in which they were given."""
        numbers = set(self._always)
        for term in page.terms & self._by_term.keys():
            numbers.update(self._by_term[term])
        entries, held = self._entries, page.terms
        return [entries[number] for number in sorted(numbers) if not lacks(entries[number][1].needs, held)]

    def find(self, page: Page, *, thorough: bool = False) -> Iterator[tuple[Key, Found]]:
        """Every place in the block where one of the phrases stands. `thorough` looks for each, whatever it needs."""
        for key, wording in self._entries if thorough else self.candidates(page):
            for found in wording.search(page):
                yield key, found
