"""Finding phrases: one index over all rules, so that a block is searched only for what it can hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from unmask.english.inflection import Form, verb_form_of
from unmask.match.anchor import COMMON, Needs, keys
from unmask.match.clauses import Clauses
from unmask.match.expression import Expression, asks_for_capitals
from unmask.match.opening import Openings
from unmask.match.page import Page

Key = TypeVar("Key")
Words = Mapping[str, tuple[str, ...]]
_WHOLE = re.compile(r"(?<!\w)[^\W_]+(?!\w)")
Found = tuple[int, int, tuple[tuple[str, str], ...], tuple[Form, ...]]


class Wording:
    """One phrase, ready to be searched for. It is compiled when a text first holds what it needs where it can start.

    `openings` are the words it can start with, and True; or words that it holds, and False; None where neither can be
    listed. `fragments` are letters of which a text must hold some; `word` is whether it is one word.
    """

    def __init__(
        self,
        pattern: Expression,
        needs: Needs = (),
        openings: tuple[Openings, bool] | None = None,
        fragments: frozenset[str] = frozenset(),
        *,
        word: bool = False,
        case: bool = False,
    ) -> None:
        self.pattern = pattern
        self.needs = needs
        self.openings = openings[0] if openings is not None else None
        self._starts = openings is not None and openings[1]
        self._fragments = fragments
        self._word = word and not case
        self._case = case
        self._as_written = case or asks_for_capitals(pattern.source)

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The compiled regular expression."""
        return re.compile(self.pattern.source, re.IGNORECASE if self._as_written and not self._case else re.NOFLAG)

    def find(self, page: Page, *, thorough: bool = False) -> Iterator[Found]:
        """Where the phrase stands: start and end in the block's text, named parts, and inflections.

        It is searched for only where the words it needs are, unless `thorough` asks for more; the answer is the same.
        """
        if thorough:
            yield from self._found(self._everywhere(page), page)
        elif not self.is_missing(page):
            places = page.places(self.openings) if self.openings is not None else ()
            if places or self.openings is None:
                yield from self.search(page, places)

    @property
    def at_edge(self) -> bool:
        """Whether its openings stand at the start of a sentence, if anywhere."""
        return self._starts and self.pattern.start is not None

    def is_missing(self, page: Page) -> bool:
        """Whether the page lacks something without which the phrase cannot stand there."""
        return page.lacks(self.needs) or not self.has_fragments(page)

    def has_fragments(self, page: Page) -> bool:
        """Whether the page holds one of the fragments that the phrase needs, if it needs any."""
        return not self._fragments or any(fragment in page.lower for fragment in self._fragments)

    def search(self, page: Page, places: Sequence[int]) -> Iterator[Found]:
        """The same for a page that holds the words it needs, and its openings at these `places`."""
        yield from self._found(self._at(page, places) if self._starts else self._everywhere(page), page)

    def spans(self, page: Page, places: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Start and end only: a single word need not be compiled for that."""
        if not self._word:
            yield from ((start, end) for start, end, _, _ in self.search(page, places))
            return
        for start in places:
            if found := _WHOLE.match(page.text, start):
                yield found.span()

    def _text(self, page: Page) -> str:
        """The block's text as the expression is to be used on it."""
        return page.text if self._as_written else page.lower

    def _found(self, matches: Iterable[re.Match[str]], page: Page) -> Iterator[Found]:
        for found in matches:
            if found.end() > found.start():
                yield found.start(), found.end(), self._captures(found, page.text), self._forms(found, page.text)

    def _everywhere(self, page: Page) -> Iterator[re.Match[str]]:
        if self.pattern.start is None:
            yield from self.expression.finditer(self._text(page))
            return
        text = self._text(page)
        for starts in page.openings(self.pattern.start):
            for start in starts:
                if found := self.expression.match(text, start):
                    yield found
                    break

    def _at(self, page: Page, places: Sequence[int]) -> Iterator[re.Match[str]]:
        text = self._text(page)
        if self.pattern.start is not None:
            possible = frozenset(places)
            for sentence in page.openings(self.pattern.start):
                for start in sentence:
                    if start in possible and (found := self.expression.match(text, start)):
                        yield found
                        break
            return
        end = 0
        for start in places:
            if start >= end and (found := self.expression.match(text, start)):
                end = found.end()
                yield found

    def _captures(self, found: re.Match[str], text: str) -> tuple[tuple[str, str], ...]:
        taken: dict[str, str] = {}
        for name, group in self.pattern.captures:
            start, end = found.span(group)
            if start >= 0:
                taken.setdefault(name, text[start:end].strip(" ,"))
        return tuple(taken.items())

    def _forms(self, found: re.Match[str], text: str) -> tuple[Form, ...]:
        forms: list[tuple[int, Form]] = []
        for group, word, noun in self.pattern.inflections:
            start, end = found.span(group)
            if start < 0:
                continue
            surface = text[start:end]
            if noun:
                form = noun_form(surface, word)
            else:
                form = verb_form_of(surface, word, before=text[max(0, start - 40) : start])
            forms.append((start, form))
        return tuple(form for _, form in sorted(forms, key=lambda pair: pair[0]))


def noun_form(surface: str, noun: str) -> Form:
    """Whether a form of `noun` is the plural. A noun that does not change is taken for a singular."""
    return Form.SINGULAR if surface.lower().replace("-", " ") == noun.lower().replace("-", " ") else Form.PLURAL


_First = dict[str, tuple[list[int], dict[str, list[int]]]]
"""Phrases by the first word they start with: those that any word may follow, and the others by their second word."""


class WordingIndex(Generic[Key]):
    """Many phrases, each under a key, looked up by the words they start with, or by those they cannot do without."""

    def __init__(self, entries: Iterable[tuple[Key, Wording]]) -> None:
        self._entries: Sequence[tuple[Key, Wording]] = tuple(entries)
        self._anywhere: _First = {}
        self._at_edges: _First = {}
        by_term: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        for number, (_, wording) in enumerate(self._entries):
            if wording.openings is not None and not (wording.needs and _start_anywhere(wording.openings)):
                _enter(self._at_edges if wording.at_edge else self._anywhere, wording.openings, number)
            elif wording.needs:
                for term in keys(wording.needs[0]):
                    by_term[term].append(number)
            else:
                self._always.append(number)
        self._by_term = dict(by_term)
        self._clauses = Clauses(wording.needs for _, wording in self._entries)

    def candidates(self, page: Page) -> Iterator[tuple[Key, Wording, Sequence[int]]]:
        """The phrases that a block could hold, as they were given, and where their openings stand."""
        places = self._places(page)
        for number in sorted(places):
            key, wording = self._entries[number]
            if wording.openings is None:
                if wording.has_fragments(page):
                    yield key, wording, ()
            elif found := places[number] or page.places(wording.openings):
                yield key, wording, found

    def _places(self, page: Page) -> dict[int, list[int]]:
        """The numbers of the phrases whose needs are met, with where their openings stand so far as that is told."""
        needed, unmet = self._clauses.needed, self._clauses.unmet(page.terms)
        asked = [*self._always, *(n for term in page.terms & self._by_term.keys() for n in self._by_term[term])]
        places: dict[int, list[int]] = {number: [] for number in asked if not needed[number] & unmet}
        for index, words in ((self._anywhere, page.words), (self._at_edges, page.first_words)):
            for word, after, start in words:
                if (known := index.get(word)) is not None:
                    alone, pairs = known
                    for number in (*alone, *pairs[after]) if after in pairs else alone:
                        if not needed[number] & unmet:
                            places.setdefault(number, []).append(start)
        return places

    def find(self, page: Page, *, thorough: bool = False) -> Iterator[tuple[Key, Found]]:
        """Every place in the block where one of the phrases stands. `thorough` looks for each, whatever it needs."""
        if thorough:
            yield from ((key, found) for key, wording in self._entries for found in wording.find(page, thorough=True))
            return
        for key, wording, places in self.candidates(page):
            for found in wording.search(page, places):
                yield key, found

    def spans(self, page: Page, *, thorough: bool = False) -> Iterator[tuple[Key, int, int]]:
        """The same with nothing but start and end."""
        if thorough:
            yield from ((key, start, end) for key, (start, end, _, _) in self.find(page, thorough=True))
            return
        for key, wording, places in self.candidates(page):
            for start, end in wording.spans(page, places):
                yield key, start, end


def _start_anywhere(openings: Openings) -> bool:
    """Whether there is hardly a block without these openings, so that the words a phrase needs say more."""
    return any(openings[word] is None for word in COMMON & openings.keys())


def _enter(index: _First, openings: Openings, number: int) -> None:
    for word, seconds in openings.items():
        alone, pairs = index.setdefault(word, ([], {}))
        if seconds is None:
            alone.append(number)
            continue
        for second in seconds:
            pairs.setdefault(second, []).append(number)
