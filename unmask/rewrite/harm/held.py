"""An edit in its place: the passage with it beside the passage without it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from unmask.fidelity.align import Said, sentences
from unmask.segment import segment
from unmask.types.draft import Draft
from unmask.types.report import Edit
from unmask.types.source import Source, Syntax
from unmask.types.span import Span, hull

REMEMBERED = 20_000
"""How many code points ahead of a passage something may have been named that it takes up again."""


@dataclass(frozen=True)
class Held:
    """The paragraphs around an edit, before and after it.

    `text` is the whole text as it was, in which these paragraphs begin at `start`. `old` and `new` are their
    sentences; `at` is where the edit is in the old text, `then` where what it puts there is in the new one. `also` are
    the other passages that are to go with it, in the old text.
    """

    edit: Edit
    text: str
    start: int
    old: tuple[Said, ...]
    new: tuple[Said, ...]
    at: Span
    then: Span
    also: tuple[Span, ...] = ()

    @cached_property
    def before(self) -> str:
        """What stands ahead of these paragraphs, so far as it may still be known to a reader."""
        return self.text[max(0, self.start - REMEMBERED) : self.start]

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


NEAR = 2_000
"""How many code points before and after an edit are looked at, where a paragraph is longer than paragraphs are."""

KEPT = 512
"""How many edits are kept with what is around them: they are held again before many others are."""

AHEAD = 2
"""How many paragraphs after an edit, and one fewer before it, may lean on what it changes."""

_BLANK = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)")
_DEFINITION = re.compile(r"^ {0,3}\[([^\]\[\^\r\n][^\]\[\r\n]*)\]:[ \t]*\S[^\r\n]*", re.MULTILINE)
"""What says where a link of Markdown leads, which may stand far from the link."""


_LABEL = re.compile(r"\[([^\]\[\r\n]+)\]")


class Passages:
    """The sentences of a draft, and where its paragraphs begin and end.

    Of a changed text only the paragraphs that an edit touches are read anew.
    """

    def __init__(self, draft: Draft) -> None:
        self._source = draft.source
        self._sentences = tuple(sentences(draft))
        self._starts = [said.span.start for said in self._sentences]
        breaks = [Span(*found.span()) for found in _BLANK.finditer(draft.source.text)]
        self._break_starts = [each.start for each in breaks]
        self._break_ends = [each.end for each in breaks]
        self._held: dict[Edit, tuple[Span, Held]] = {}
        markdown = draft.source.syntax is Syntax.MARKDOWN
        definitions = _DEFINITION.finditer(draft.source.text) if markdown else ()
        self._definitions = {found[1].casefold(): found[0] for found in definitions}

    def hold(self, edit: Edit, also: Sequence[Span] = ()) -> Held:
        """An edit with the paragraphs around it. `also` are spans of the source that other edits leave out."""
        around, held = self._hold(edit)
        near = tuple(span for span in also if span.overlaps(around) and span != edit.span)
        return replace(held, also=near) if near else held

    def place(self, edit: Edit) -> Span:
        """From where to where the paragraphs around an edit go."""
        return self._hold(edit)[0]

    def _hold(self, edit: Edit) -> tuple[Span, Held]:
        if (known := self._held.get(edit)) is not None:
            return known
        if len(self._held) == KEPT:
            self._held.clear()
        self._held[edit] = self._hold_anew(edit)
        return self._held[edit]

    def _hold_anew(self, edit: Edit) -> tuple[Span, Held]:
        text, at = self._source.text, edit.span
        touched = self._near(at, self._touched(at))
        around = hull(touched, self._near(at, self._around(at)))
        old = self._sentences[bisect_left(self._starts, around.start) : bisect_left(self._starts, around.end)]
        by = len(edit.text) - len(at)
        changed = text[touched.start : at.start] + edit.text + text[at.end : touched.end]
        new = (
            *(said for said in old if said.span.end <= touched.start),
            *(replace(said, offset=touched.start) for said in self._read(changed)),
            *(replace(said, offset=by) for said in old if said.span.start >= touched.end),
        )
        then = Span(at.start, at.start + len(edit.text))
        return around, Held(edit, text, around.start, old, new, at, then)

    def _read(self, changed: str) -> list[Said]:
        """The sentences of changed paragraphs."""
        labels = dict.fromkeys(found[1].casefold() for found in _LABEL.finditer(changed)) if self._definitions else ()
        whole = "\n\n".join([changed, *(self._definitions[each] for each in labels if each in self._definitions)])
        source = Source(self._source.name, whole, self._source.kind, self._source.syntax)
        return [said for said in sentences(segment(source)) if said.span.end <= len(changed)]

    def _touched(self, span: Span) -> Span:
        """From where to where the paragraphs that a span touches go, each whole."""
        text = self._source.text
        number = bisect_left(self._break_ends, span.start + 1)
        # What is indented in Markdown belongs to the item above it.
        while (
            number
            and self._break_ends[number - 1] > span.start - NEAR
            and self._source.syntax is Syntax.MARKDOWN
            and text.startswith((" ", "\t"), self._break_ends[number - 1])
        ):
            number -= 1
        after = bisect_left(self._break_starts, span.end)
        start = self._break_ends[number - 1] if number else 0
        return Span(start, self._break_starts[after] if after < len(self._break_starts) else len(text))

    def _around(self, span: Span) -> Span:
        """From where to where the paragraphs go that may lean on what stands in a span."""
        text = self._source.text
        number = bisect_left(self._break_ends, span.start + 1)
        start = self._break_ends[number - AHEAD] if number >= AHEAD else 0
        end = span.end
        spoken = False
        left = AHEAD
        for number in range(bisect_left(self._break_starts, span.end), len(self._break_starts)):
            after = self._break_starts[number]
            spoken = spoken or any(map(str.isalnum, text[end:after]))
            end = after
            if (spoken and not left) or end > span.end + NEAR:
                return Span(start, end)
            left -= spoken
        return Span(start, len(text))

    def _near(self, span: Span, place: Span) -> Span:
        """So much of the paragraphs in a place as is near to a span: whole sentences."""
        start, end = place.start, place.end
        if span.start - start > NEAR:
            first = bisect_left(self._starts, span.start - NEAR)
            start = self._starts[first] if first < len(self._starts) else span.start
        if end - span.end > NEAR:
            last = bisect_right(self._starts, span.end + NEAR) - 1
            end = self._starts[last] if last >= 0 else span.end
        return Span(min(start, span.start), max(end, span.end))
