"""Wording: the phrases of a rulebook, and where they stand in a block."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from unmask.english.inflection import Form, verb_form_of
from unmask.match.laying import End, Laid, Letters, Shared
from unmask.match.prefilter import Page, Places, Prefilter
from unmask.rulebook.phrase import Edge

if TYPE_CHECKING:
    from unmask.types.draft import Block

Words = Mapping[str, tuple[str, ...]]
Found = tuple[int, int, tuple[tuple[str, str], ...], tuple[Form, ...]]
"""Where a phrase stands: start and end in the block's text, named parts, and inflections."""

Key = tuple[str, str, bool]
"""A phrase by its pack and wording, and whether it is meant as it is written, capitals and all."""


class Lays(Protocol):
    """What finds a phrase in a text."""

    def at(self, page: Letters, start: int) -> End | None:
        """Where the phrase ends that starts at a place, and what it remembers; None where it does not stand there."""

    def everywhere(self, page: Letters, places: Sequence[int]) -> Iterator[tuple[int, End]]:
        """Every match that starts at one of the places, or at any if the phrase starts with a mark; none overlap."""


class Wordings:
    """Phrases by their numbers. `kept` is what `unmask.match.ready` makes of them: plain data, read as it is needed."""

    def __init__(self, kept: Mapping[str, Any]) -> None:
        self._numbers: Mapping[Key, int] = kept["numbers"]
        self._programs: Sequence[str] = kept["programs"]
        self._edges: Mapping[int, int] = kept["edges"]
        self._cased: frozenset[int] = kept["cased"]
        self._shared = Shared(kept["choices"], json.loads)
        self._prefilter = Prefilter(kept["prefilter"])
        self._laid: dict[int, Lays] = {}

    def number(self, pack: str, phrase: str, *, case: bool = False) -> int:
        """The number of a phrase of a pack: the same words may stand for other lists in another pack."""
        return self._numbers[pack, phrase, case]

    def page(self, block: Block) -> Page:
        """A block to be searched."""
        return Page(block, self.candidates)

    def candidates(self, page: Page) -> Mapping[int, Places]:
        """The phrases that may stand in a block, each with where it may start."""
        return self._prefilter.candidates(page)

    def find(self, number: int, page: Page) -> Sequence[Found]:
        """Every place where a phrase stands, in order."""
        if number not in page.candidates:
            return ()
        found = page.found.get(number)
        if found is None:
            text = page.block.text
            ends = self._ends(number, page, page.candidates[number])
            found = page.found[number] = [(start, end[0], *_told(end, text)) for start, end in ends if end[0] > start]
        return found

    def lays(self, number: int) -> Lays:
        """What finds a phrase."""
        if number not in self._laid:
            self._laid[number] = Laid(json.loads(self._programs[number]), self._shared)
        return self._laid[number]

    def _ends(self, number: int, page: Page, places: Places) -> Iterator[tuple[int, End]]:
        lays = self.lays(number)
        letters = page.letters if number not in self._cased else Letters(page.block.text, page.block.text)
        edge = self._edges.get(number)
        if edge is not None:
            possible = frozenset(places) if places is not None else None
            for starts in page.openings(Edge(edge)):
                for start in starts:
                    if (possible is None or start in possible) and (found := lays.at(letters, start)) is not None:
                        yield start, found
                        break
        elif places is None:
            yield from lays.everywhere(letters, page.places)
        else:
            last = 0
            for start in places:
                if start >= last and (found := lays.at(letters, start)) is not None:
                    last = found[0]
                    yield start, found


def _told(end: End, text: str) -> tuple[tuple[tuple[str, str], ...], tuple[Form, ...]]:
    """The named parts of a match and its inflections."""
    parts = end[1]
    if not parts:
        return (), ()
    taken: dict[str, str] = {}
    forms: list[tuple[int, Form]] = []
    for name, word, noun, start, last in parts:
        if name is not None:
            taken.setdefault(name, text[start:last].strip(" ,"))
        if word is not None:
            surface = text[start:last]
            before = text[max(0, start - 40) : start]
            forms.append((start, noun_form(surface, word) if noun else verb_form_of(surface, word, before=before)))
    return tuple(taken.items()), tuple(form for _, form in sorted(forms, key=lambda pair: pair[0]))


def noun_form(surface: str, noun: str) -> Form:
    """Whether a form of `noun` is the plural. A noun that does not change is taken for a singular."""
    return Form.SINGULAR if surface.lower().replace("-", " ") == noun.lower().replace("-", " ") else Form.PLURAL
