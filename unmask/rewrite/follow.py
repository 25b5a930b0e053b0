"""Verbs that stand beside the one an edit sets in another form, and must follow it: “hosted the fair and met you”."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from unmask.english.inflection import Form
from unmask.rewrite.replacement import Change
from unmask.rewrite.template import parts, reform
from unmask.types.span import Span

_NEGATED = re.compile(r"\b(?:not|never|nor)\b|n['’]t\b", re.IGNORECASE)
_LEADING_TO = re.compile(r"to\s+", re.IGNORECASE)


def follow(
    template: str, captures: Mapping[str, str], forms: Sequence[Form], text: str, end: int, joined: Sequence[Span]
) -> Change:
    """The change from `end`, where the match ends, to the last of the `joined` verbs; empty where there are none.

    Raises `ValueError` where the form of one of them is in doubt, a “not” would have to change as well, or one stands
    in the match itself, which is built anew without it.
    """
    form = next((form for _, form in reversed(tuple(parts(template))) if form is not None), None)
    if not joined or form is None:
        return Change(Span(end, end), "")
    if joined[0].start < end:
        raise ValueError("a verb of the match would have to follow")
    said: list[str] = []
    done = end
    for span in joined:
        if span.start < done:
            raise ValueError("a verb inside the match would have to follow")
        between = text[done : span.start]
        if _NEGATED.search(between):
            raise ValueError("a negated verb would need “do”")
        verb = _LEADING_TO.sub("", span.slice(text))
        said += (between, reform(verb, form, captures.get("who", ""), forms))
        done = span.end
    return Change(Span(end, done), "".join(said))
