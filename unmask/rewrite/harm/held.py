"""An edit in its place: the passage with it beside the passage without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from unmask.fidelity.sentence import Said
from unmask.types.edit import Edit
from unmask.types.span import Span


@dataclass(frozen=True)
class Held:
    """The paragraphs around an edit, before and after it.

    `text` is the whole text as it was and `before` all that stands ahead of these paragraphs. `old` and `new` are their
    sentences; `at` is where the edit is in the old text, `then` where what it puts there is in the new one. `also` are
    the other passages that are to go with it, in the old text.
    """

    edit: Edit
    text: str
    before: str
    old: tuple[Said, ...]
    new: tuple[Said, ...]
    at: Span
    then: Span
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
