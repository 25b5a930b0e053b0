"""Passages: what stands around each edit of a text, and what is known of the harm that edits do."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace

from unmask.cache.memo import Recent
from unmask.fidelity.align import Said, sentences, spoken
from unmask.rewrite.harm.held import Elsewhere, Held
from unmask.segment import segment
from unmask.types.draft import Draft
from unmask.types.report import Edit
from unmask.types.source import Source, Syntax
from unmask.types.span import Span, hull

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


Judge = Callable[[Held], str | None]
"""What says of an edit in its place what harm it does, if any."""

_Asked = Mapping[tuple[str, bool], bool]
_Verdict = tuple[str | None, _Asked, _Asked]
"""What harm an edit does, where what stands ahead of it, and what comes after, so answers what was asked."""


class Verdicts:
    """What harm edits do, by all that decides it, to be told again as long as none of that has changed."""

    def __init__(self, most: int = 4096) -> None:
        self._known = Recent[Hashable, _Verdict](most)

    def __len__(self) -> int:
        return len(self._known)

    def get(self, key: Hashable, elsewhere: Callable[[], tuple[Elsewhere, Elsewhere]]) -> _Verdict | None:
        """What is known under a key, unless what stands ahead or comes after says otherwise now."""
        known = self._known.get(key)
        if known is None or not (known[1] or known[2]):
            return known
        earlier, later = elsewhere()
        return known if earlier.agrees(known[1]) and later.agrees(known[2]) else None

    def put(self, key: Hashable, verdict: _Verdict) -> None:
        """Keep what came of judging an edit."""
        self._known.put(key, verdict)


class Passages:
    """The sentences of a draft, and where its paragraphs begin and end.

    Of a changed text only the paragraphs that an edit touches are read anew. What is `known` of edits is not judged
    again, and what is judged is known from then on.
    """

    def __init__(self, draft: Draft, known: Verdicts | None = None) -> None:
        self._source = draft.source
        self._known = known
        self._spoken = tuple(spoken(draft))
        self._starts = [block.starts[sentence.start] for block, sentence in self._spoken]
        self._said: dict[int, Said] = {}
        self._places: dict[Span, tuple[Span, Span]] = {}
        self._settings: dict[Span, Hashable] = {}
        # A text may be blank for millions of lines.
        self._break_starts = array("q", (found.start() for found in _BLANK.finditer(draft.source.text)))
        self._break_ends = array("q", (found.end() for found in _BLANK.finditer(draft.source.text)))
        self._held: dict[Edit, Held] = {}
        markdown = draft.source.syntax is Syntax.MARKDOWN
        definitions = _DEFINITION.finditer(draft.source.text) if markdown else ()
        self._definitions = {found[1].casefold(): found[0] for found in definitions}

    def hold(self, edit: Edit, also: Sequence[Span] = ()) -> Held:
        """An edit with the paragraphs around it. `also` are spans of the source that other edits leave out."""
        held = self._hold(edit)
        near = _near(also, edit, self.place(edit))
        return replace(held, also=near) if near else held

    def covered(self, edit: Edit) -> str:
        """The words that an edit takes the place of, with single spaces between them."""
        return " ".join(edit.span.slice(self._source.text).split())

    def place(self, edit: Edit) -> Span:
        """From where to where the paragraphs around an edit go."""
        return self._place(edit.span)[0]

    def judge(self, edit: Edit, also: Sequence[Span], judge: Judge) -> str | None:
        """What harm an edit does that others leave out what is in `also`: what `judge` says of it, or has said."""
        if self._known is None:
            return judge(self.hold(edit, also))
        around, touched = self._place(edit.span)
        key = self._deciding(edit, also, around, touched)
        known = self._known.get(key, lambda: self._elsewhere(around))
        if known is not None:
            return known[0]
        held = self.hold(edit, also)
        verdict = judge(held)
        self._known.put(key, (verdict, held.earlier.asked, held.later.asked))
        return verdict

    def _elsewhere(self, around: Span) -> tuple[Elsewhere, Elsewhere]:
        text = self._source.text
        return Elsewhere.ahead(text, around.start), Elsewhere.behind(text, around.end)

    def _deciding(self, edit: Edit, also: Sequence[Span], around: Span, touched: Span) -> Hashable:
        """All that decides what harm an edit does, but for what stands ahead of the paragraphs around it."""
        start, at = around.start, edit.span
        if around not in self._settings:
            self._settings[around] = self._setting(around)
        return (
            (edit.text, edit.safe),
            (at.start - start, at.end - start, touched.start - start, touched.end - start),
            self._settings[around],
            tuple([(one.start - start, one.end - start) for one in _near(also, edit, around)]),
            self._defined(self._changed(edit, touched)) if self._definitions else (),
        )

    def _setting(self, around: Span) -> Hashable:
        """How the paragraphs there read, which all edits in them have in common."""
        first, last = self._between(around)
        here = self._spoken[first:last]
        return (
            (self._source.kind, self._source.syntax),
            around.slice(self._source.text),
            tuple([block.reading for block, _ in here]),
            tuple([place - around.start for place in self._starts[first:last]]),
            tuple([block.paragraph - here[0][0].paragraph for block, _ in here]),
        )

    def _hold(self, edit: Edit) -> Held:
        if (known := self._held.get(edit)) is not None:
            return known
        if len(self._held) == KEPT:
            self._held.clear()
        self._held[edit] = self._hold_anew(edit)
        return self._held[edit]

    def _hold_anew(self, edit: Edit) -> Held:
        text, at = self._source.text, edit.span
        around, touched = self._place(at)
        old = tuple(map(self._sentence, range(*self._between(around))))
        by = len(edit.text) - len(at)
        changed = self._changed(edit, touched)
        new = (
            *(said for said in old if said.span.end <= touched.start),
            *(Said(said.block, said.start, said.end, touched.start) for said in self._read(changed)),
            *(Said(said.block, said.start, said.end, by) for said in old if said.span.start >= touched.end),
        )
        then = Span(at.start, at.start + len(edit.text))
        earlier, later = self._elsewhere(around)
        return Held(
            edit, old, new, at, then,
            covered=at.slice(text),
            leading=text[max(around.start, at.start - NEAR) : at.start],
            following=text[at.end : min(around.end, at.end + NEAR)],
            earlier=earlier,
            later=later,
        )  # fmt: skip

    def _place(self, at: Span) -> tuple[Span, Span]:
        """From where to where the paragraphs around a span go, and those that it touches."""
        if (known := self._places.get(at)) is not None:
            return known
        touched = self._near(at, self._touched(at))
        place = self._places[at] = hull(touched, self._near(at, self._around(at))), touched
        return place

    def _between(self, around: Span) -> tuple[int, int]:
        """The numbers of the first sentence there and of the one after the last."""
        return bisect_left(self._starts, around.start), bisect_left(self._starts, around.end)

    def _sentence(self, number: int) -> Said:
        if number not in self._said:
            block, sentence = self._spoken[number]
            self._said[number] = Said(block, sentence.start, sentence.end)
        return self._said[number]

    def _changed(self, edit: Edit, touched: Span) -> str:
        """The paragraphs that an edit touches, as they read after it."""
        text = self._source.text
        return text[touched.start : edit.span.start] + edit.text + text[edit.span.end : touched.end]

    def _defined(self, changed: str) -> tuple[str, ...]:
        """Where the links of changed paragraphs lead that are defined elsewhere."""
        labels = dict.fromkeys(found[1].casefold() for found in _LABEL.finditer(changed)) if self._definitions else ()
        return tuple(self._definitions[each] for each in labels if each in self._definitions)

    def _read(self, changed: str) -> list[Said]:
        """The sentences of changed paragraphs."""
        whole = "\n\n".join([changed, *self._defined(changed)])
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


def _near(also: Sequence[Span], edit: Edit, around: Span) -> tuple[Span, ...]:
    return tuple(span for span in also if span.overlaps(around) and span != edit.span)
