"""Protected tokens: what a rewrite must not lose unless a finding covers it."""

from __future__ import annotations

import re
from collections import Counter

from unmask.english.particular import Kind, particulars
from unmask.types.span import Span

_SPAN_OF_TIME = re.compile(r"^(\d+)[- ]?(?:year|month|week|day|hour|minute)s?$")
"""“A 9-month journey” keeps its number when it becomes “9 months”."""

_NO_NAME = re.compile(r"(?:[\"“][A-Z]{2,}[\"”]|DMs?|PMs?|AI-[a-z]+|I|I'm|I’m|I've|I’ve|I'll|I’ll|I'd|I’d)$")


def protected(text: str, part: Span | None = None) -> Counter[str]:
    """The links, addresses, mentions, hashtags, numbers, quotations, code and names of a text, and how often each.

    With `part`, those that begin in that span of the text: a name is told by what stands before it.
    """
    found = (_SPAN_OF_TIME.sub(r"\1", each.span.slice(text)) for each in particulars(text, frozenset(Kind), part=part))
    return Counter(token for token in found if not _NO_NAME.match(token))


def lost(before: str, after: str, part: Span | None = None) -> tuple[str, ...]:
    """The protected tokens that `before`, or a part of it, has more of than `after`, in order of their spelling."""
    gone = protected(before, part) - protected(after)
    # A name is told from the capital that opens a sentence by the word before it, and `after` may open with one.
    opening = next((token for token in gone if re.match(rf"{re.escape(token)}\b", after)), None)
    return tuple(sorted((gone - Counter([opening] if opening else [])).elements()))
