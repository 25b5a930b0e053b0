"""The thorough way to find wording, which spares nothing: a regular expression for every phrase, over every block.

What is found is the same as by `unmask.match.wording`; it is there to prove just that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from unmask.match.expression import asks_for_capitals, compile_phrase
from unmask.match.laying import End, Letters, Part
from unmask.match.prefilter import Page, Places
from unmask.match.ready import phrases
from unmask.match.wording import Lays, Wordings
from unmask.rulebook.phrase import Phrase, parse_phrase
from unmask.types.rule import Rulebook


class Exhaustive(Wordings):
    """The phrases of a rulebook, each searched for in every block."""

    def __init__(self, rulebook: Rulebook) -> None:
        found = list(phrases(rulebook))
        self._numbers = {key: number for number, (key, _) in enumerate(found)}
        parsed = [(parse_phrase(key[1], pack.words), key[2]) for key, pack in found]
        self._compiled = [Compiled(phrase, cased=cased) for phrase, cased in parsed]
        self._edges = {n: phrase.start.value for n, (phrase, _) in enumerate(parsed) if phrase.start is not None}
        self._cased = frozenset(number for number, (_, cased) in enumerate(parsed) if cased)

    def candidates(self, page: Page) -> Mapping[int, Places]:
        """Every phrase, everywhere."""
        return dict.fromkeys(range(len(self._compiled)))

    def lays(self, number: int) -> Lays:
        """What finds a phrase."""
        return self._compiled[number]


class Compiled:
    """A phrase as a regular expression, compiled when it is first searched for."""

    def __init__(self, phrase: Phrase, *, cased: bool = False) -> None:
        self._phrase = phrase
        self._cased = cased

    @cached_property
    def _made(self) -> tuple[re.Pattern[str], bool, tuple[tuple[str | None, str | None, bool, str], ...]]:
        """The expression, whether it is used on a text as it is written, and what each of its groups remembers."""
        made = compile_phrase(self._phrase, cased=self._cased)
        written = self._cased or asks_for_capitals(made.source)
        parts = (
            *((name, None, False, group) for name, group in made.captures),
            *((None, word, noun, group) for group, word, noun in made.inflections),
        )
        flags = re.IGNORECASE if written and not self._cased else re.NOFLAG
        return re.compile(made.source, flags), written, parts

    def at(self, page: Letters, start: int) -> End | None:
        """Where the phrase ends that starts at a place, and what it remembers; None where it does not stand there."""
        expression, written, _ = self._made
        found = expression.match(page.written if written else page.text, start)
        return self._end(found) if found is not None else None

    def everywhere(self, page: Letters, places: Sequence[int]) -> Iterator[tuple[int, End]]:
        """Every match, whatever the places. None overlap."""
        expression, written, _ = self._made
        for found in expression.finditer(page.written if written else page.text):
            yield found.start(), self._end(found)

    def _end(self, found: re.Match[str]) -> End:
        parts = tuple(
            Part(name, word, noun, *found.span(group))
            for name, word, noun, group in self._made[2]
            if found.start(group) >= 0
        )
        return found.end(), parts
