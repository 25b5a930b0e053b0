"""Finding phrases: one index over all rules, so that a block is searched only for what it can hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from unmask.match.pattern import Pattern, compile_pattern
from unmask.rulebook.inflect import Form, verb_form_of
from unmask.rulebook.phrase import Edge, parse_phrase
from unmask.types.draft import Block

_LEAD_IN = re.compile(
    r"(?:[\"'(*_~\s]|(?:and|but|so|because|well|yes|ok|okay|plus|now|today|also)\b,? )*", re.IGNORECASE
)

Key = TypeVar("Key")
Words = Mapping[str, tuple[str, ...]]
Found = tuple[int, int, tuple[tuple[str, str], ...], tuple[Form, ...]]


class Wording:
    """One phrase, ready to be searched for. Its regular expression is compiled when first needed."""

    def __init__(self, pattern: Pattern, *, case: bool = False) -> None:
        self.pattern = pattern
        self.case = case

    @classmethod
    def of(cls, phrase: str, words: Words, *, case: bool = False) -> Wording:
        """Compile a phrase. Raises `PhraseError`."""
        return cls(compile_pattern(parse_phrase(phrase, words)), case=case)

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The compiled regular expression."""
        return re.compile(self.pattern.expression, re.NOFLAG if self.case else re.IGNORECASE)

    def find(self, block: Block) -> Iterator[Found]:
        """Where the phrase stands: start and end in the block's text, named parts, and inflections."""
        text = block.text
        for found in self._matches(block):
            if found.end() > found.start():
                yield found.start(), found.end(), self._captures(found), self._forms(found, text)

    def _matches(self, block: Block) -> Iterator[re.Match[str]]:
        if self.pattern.phrase.start is None:
            yield from self.expression.finditer(block.text)
            return
        sentences = block.sentences[:1] if self.pattern.phrase.start is Edge.BLOCK else block.sentences
        for sentence in sentences:
            # "And agree?" is as much a bait as "Agree?": small words and marks may come before the phrase.
            lead = _LEAD_IN.match(block.text, sentence.start, sentence.end)
            for start in sorted({sentence.start, lead.end() if lead else sentence.start}):
                if found := self.expression.match(block.text, start):
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
        for group, piece in self.pattern.inflections:
            surface = found[group]
            if surface is None:
                continue
            if piece.noun:
                form = noun_form(surface, piece.word)
            else:
                form = verb_form_of(
                    surface, piece.word, before=text[max(0, found.start(group) - 40) : found.start(group)]
                )
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
            for term in wording.pattern.anchors:
                by_term[term].append(number)
            if not wording.pattern.anchors:
                self._always.append(number)
        self._by_term = dict(by_term)

    def candidates(self, block_terms: frozenset[str]) -> list[tuple[Key, Wording]]:
        """The phrases that a text with these words could hold, in the order in which they were given."""
        numbers = set(self._always)
        for term in block_terms & self._by_term.keys():
            numbers.update(self._by_term[term])
        return [self._entries[number] for number in sorted(numbers)]

    def find(self, block: Block, block_terms: frozenset[str]) -> Iterator[tuple[Key, Found]]:
        """Every place in the block where one of the phrases stands. `block_terms` are the block's words."""
        for key, wording in self.candidates(block_terms):
            for found in wording.find(block):
                yield key, found
