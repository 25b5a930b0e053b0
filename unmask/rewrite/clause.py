"""Clauses that a sentence can do without: what trails after it is said, and what leads up to it.

There is no parse here, so a clause is told by the mark before it and the word that opens it. What is in doubt stays.
"""

from __future__ import annotations

import re

from unmask.english.word import WORD
from unmask.rewrite.replacement import Change
from unmask.types.span import Span

KEPT = 4
"""How many words must stay for a trailing clause to go: less is a label, or half a thought."""

LEFT = 3
"""How many must stay for a leading one to go: what follows it opens with a subject, so three are a sentence."""

_SUBJECT = (
    r"(?:[iI]|we|you|he|she|it|they|this|that|there|the|an?|our|my|your|their|his|her|its|these|those|many|most|every|some"
    r"|each|everyone|all)"
)
_TRAILS = re.compile(
    rf"""(?P<dash>\s?[—–]\s?|\s-\s)
       | ,\s(?P<comma>(?:[a-z]{{3,}}ing
           |so|while|whether|because|which|as|with|without|for|from|to|where|turning
           |and\s{_SUBJECT})(?:['’]\w+)?)\b
       | \s(?P<bare>so\s(?:that\s)?(?:\w+\s){{1,3}}?can|so\sthat|while\s\w+ing|as\s(?:we|you|they)|by\s\w+ing)\b""",
    re.VERBOSE,
)
_ENDS = re.compile(r"[^\w%)\]]*$")
_INSIDE = re.compile(r"[,;:—–?!]|\s-\s|\.\s")
_LEADS = re.compile(
    r"(?:in|at|with|as|by|across|amid|throughout|through|within|during|for|from|over|beyond)\b", re.IGNORECASE
)
_WHETHER = re.compile(
    rf"whether\b[^;:—–?!]*?\bor\b[^,;:—–?!]*,\s(?P<first>{_SUBJECT}(?:['’]\w+)?\s|[A-Z])", re.IGNORECASE
)
"""“Whether you bake or brew, ”: the comma after “or” is where it ends, whatever commas stand before."""

_GOES_ON = re.compile(rf",\s(?P<first>{_SUBJECT}(?:['’]\w+)?\s|[A-Z])")


def clause_around(text: str, match: Span, sentence: Span) -> tuple[Span, Change] | None:
    """The clause that holds `match`, and the change that leaves it out; None where the rest may not be whole.

    Half-open offsets into `text`.
    """
    return _trailing(text, match, sentence) or _leading(text, match, sentence)


def _trailing(text: str, match: Span, sentence: Span) -> tuple[Span, Change] | None:
    ends = _ENDS.search(text, match.start, sentence.end)
    opening = [found for found in _TRAILS.finditer(text, sentence.start, match.end) if found.start() <= match.start]
    if ends is None or ends.start() < match.end - 1 or not opening:
        return None
    opens = opening[-1]
    clause = Span(opens.start(), max(ends.start(), match.end))
    kept = text[sentence.start : opens.start()]
    if len(WORD.findall(kept)) < KEPT or _INSIDE.search(text, opens.end(), ends.start()):
        return None
    if opens["dash"] is not None and re.search(r"[—–]|\s-\s", kept):
        # The second of two dashes closes an aside, and the sentence goes on after it.
        return None
    if opens["comma"] is not None and "," in kept:
        # Where commas have come before, the clause may be the last of a list.
        return None
    return clause, Change(Span(opens.start(), ends.start()), "")


def _leading(text: str, match: Span, sentence: Span) -> tuple[Span, Change] | None:
    first = WORD.search(text, sentence.start, match.end)
    if first is not None and (whether := _WHETHER.match(text, first.start(), sentence.end)):
        return _without_lead(text, first.start(), whether, sentence)
    if first is None or not _LEADS.match(text, first.start(), sentence.end):
        return None
    goes_on = _GOES_ON.match(text, match.end, sentence.end) or _next_comma(text, match.end, sentence.end)
    if goes_on is None or _INSIDE.search(text, first.start(), goes_on.start()):
        return None
    return _without_lead(text, first.start(), goes_on, sentence)


def _without_lead(text: str, opens: int, goes_on: re.Match[str], sentence: Span) -> tuple[Span, Change] | None:
    start = goes_on.start("first")
    if len(WORD.findall(text[start : sentence.end])) < LEFT:
        return None
    letter = text[start].upper() if text[opens].isupper() else text[start]
    return Span(opens, start), Change(Span(opens, start + 1), letter)


def _next_comma(text: str, start: int, end: int) -> re.Match[str] | None:
    comma = text.find(",", start, end)
    return _GOES_ON.match(text, comma, end) if comma >= 0 else None
