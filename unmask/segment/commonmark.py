"""CommonMark: what a Markdown text is made of, piece by piece, and where each piece was written.

pyromark (pulldown-cmark) reads the text, and nothing of it is read again by us. What was weighed against it, over 48
families of repeated signs at 50, 100 and 200 KB: markdown-it gives no offsets within a line, so that a reader of our
own had to follow it, and the two of them took the square of the text for 30 of these families, up to a minute for
10 KB of `[`; links in links ran into Python's limit of calls. pyromark takes time in proportion to the text for each
of the 48, 10 MB a second, keeps no stack of calls for what is nested, and gives the range of every piece in the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pyromark import Options

_UNREADABLE = re.compile("[\0\ud800-\udfff]")
"""What CommonMark reads as the sign for no letter, and halves of letters, which have no bytes."""
_WIDE = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Event:
    """One piece of a text, between two offsets into it.

    `what` is `Start` or `End` of a `tag`, or the name of a piece that holds nothing else, with the `text` that it says.
    """

    what: str
    tag: str
    text: str
    start: int
    end: int


def events(text: str, body: int) -> Iterator[Event]:
    """The pieces of a Markdown text from the offset `body` on, in order."""
    from pyromark import events_with_range

    readable = _UNREADABLE.sub("\ufffd", text[body:])
    places = _Places(readable, body)
    for event, span in events_with_range(readable, options=_options()):
        what, tag, said = _named(event)
        end = places.of(span["end"])
        if tag == "Link" and text.startswith("][]", end - 1):
            # The range of a link that repeats no label ends before its empty brackets.
            end += 2
        yield Event(what, tag, said, places.of(span["start"]), end)


@cache
def _options() -> Options:
    from pyromark import Options

    return Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS


def _named(event: object) -> tuple[str, str, str]:
    """What an event is, the tag that it opens or closes, and what it says."""
    if isinstance(event, str):
        return event, "", ""
    ((what, said),) = cast("dict[str, Any]", event).items()
    if what not in {"Start", "End"}:
        return what, "", said if isinstance(said, str) else ""
    if isinstance(said, str):
        return what, said, ""
    ((tag, detail),) = said.items()
    return what, tag, detail["link_type"] if tag == "Link" and what == "Start" else ""


class _Places:
    """Offsets in code points for those in UTF-8."""

    def __init__(self, text: str, body: int) -> None:
        self._body = body
        self._after: list[int] = []
        self._behind: list[int] = []
        behind = 0
        for found in _WIDE.finditer(text):
            self._after.append(found.start() + behind + 1)
            behind += len(found[0].encode()) - 1
            self._behind.append(behind)

    def of(self, place: int) -> int:
        """The offset in the whole text of a place in the UTF-8 of its body."""
        wide = bisect_right(self._after, place)
        return self._body + place - (self._behind[wide - 1] if wide else 0)
