"""An edit in its place: the passage with it beside the passage without it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from unmask.fidelity.align import Said
from unmask.types.report import Edit
from unmask.types.span import Span

REMEMBERED = 20_000
"""How many code points away from a passage something may have been named that it takes up again."""


class Elsewhere:
    """What stands in a part of a text away from a passage, and what has been asked of it."""

    def __init__(self, text: str, place: Span) -> None:
        self._text = text
        self._place = place
        self.asked: dict[tuple[str, bool], bool] = {}
        """Each word with whether a link was meant, and whether it stands there."""

    @classmethod
    def ahead(cls, text: str, start: int) -> Elsewhere:
        """What stands ahead of `start`, so far as a reader may still know it."""
        return cls(text, Span(max(0, start - REMEMBERED), start))

    @classmethod
    def behind(cls, text: str, end: int) -> Elsewhere:
        """What comes after `end`, so far as it may take up what was said before."""
        return cls(text, Span(end, min(len(text), end + REMEMBERED)))

    def names(self, word: str) -> bool:
        """Whether a word stands there that begins with these letters, in whatever case."""
        return self._ask(word, link=False)

    def says(self, link: str) -> bool:
        """Whether a link stands there, given in small letters."""
        return self._ask(link, link=True)

    def agrees(self, asked: Mapping[tuple[str, bool], bool]) -> bool:
        """Whether all that was asked of another text would be answered here as it was there."""
        return all(self._ask(word, link=link) == answer for (word, link), answer in asked.items())

    @cached_property
    def _said(self) -> str:
        return self._place.slice(self._text)

    def _ask(self, word: str, *, link: bool) -> bool:
        if (word, link) not in self.asked:
            found = (
                word in self._said.lower() if link else re.search(rf"\b{re.escape(word)}", self._said, re.IGNORECASE)
            )
            self.asked[word, link] = bool(found)
        return self.asked[word, link]


@dataclass(frozen=True)
class Held:
    """The paragraphs around an edit, before and after it.

    `old` and `new` are their sentences; `at` is where the edit is in the old text, `then` where what it puts there is
    in the new one. It takes the place of what is `covered`, between what is `leading` up to it in these paragraphs and
    what is `following`; `earlier` is what stands ahead of them, `later` what comes after. `also` are the other passages
    that are to go with it, in the old text. Nothing else of the text has to do with whether it does harm.
    """

    edit: Edit
    old: tuple[Said, ...]
    new: tuple[Said, ...]
    at: Span
    then: Span
    covered: str
    leading: str
    following: str
    earlier: Elsewhere
    later: Elsewhere
    also: tuple[Span, ...] = ()

    @cached_property
    def gone(self) -> tuple[Said, ...]:
        """The sentences that the edit covers."""
        return tuple(said for said in self.old if self.at.contains(said.span))

    @cached_property
    def touched(self) -> tuple[Said, ...]:
        """The sentences of which the edit changes a part."""
        return tuple(said for said in self.old if said.span.overlaps(self.at) and not self.at.contains(said.span))

    @cached_property
    def now(self) -> tuple[Said, ...]:
        """The sentences that stand in the place of those that are gone or touched."""
        if self.touched:
            start, end = self.touched[0].span.start, self.touched[-1].span.end - len(self.at) + len(self.then)
            place = Span(min(start, self.then.start), max(end, self.then.end))
        else:
            place = self.then
        return tuple(said for said in self.new if said.span.overlaps(place))

    @cached_property
    def changed(self) -> tuple[Said, ...]:
        """The old sentences that `now` stands for, in order."""
        return tuple(said for said in self.old if said.span.overlaps(self.at))

    @cached_property
    def ahead(self) -> tuple[Said, ...]:
        """The sentences before the edit that it leaves alone."""
        return tuple(said for said in self.old if said.span.end <= self.at.start)

    @cached_property
    def left(self) -> tuple[Said, ...]:
        """The sentences before the edit that it leaves alone, without those that go as well."""
        return tuple(said for said in self.ahead if not any(span.contains(said.span) for span in self.also))

    @cached_property
    def after(self) -> tuple[Said, ...]:
        """The sentences after the edit that it leaves alone, without those that go as well."""
        return tuple(said for said in self.beyond if not any(span.contains(said.span) for span in self.also))

    @cached_property
    def beyond(self) -> tuple[Said, ...]:
        """The sentences after the edit that it leaves alone."""
        return tuple(said for said in self.old if said.span.start >= self.at.end)

    @property
    def cuts(self) -> bool:
        """Whether whole sentences go and none comes in their place."""
        return bool(self.gone) and not self.touched and not any(letter.isalnum() for letter in self.edit.text)

    @cached_property
    def less(self) -> Counter[str]:
        """The words, in small letters, that go."""
        return _words(self.changed) - _words(self.now)

    @cached_property
    def more(self) -> Counter[str]:
        """The words, in small letters, that come."""
        return _words(self.now) - _words(self.changed)


def _words(said: Sequence[Said]) -> Counter[str]:
    return Counter(word for sentence in said for word in sentence.words)
