"""Qualities: a plain adjective for a big one that cannot be left out, since it is what the sentence says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from unmask.english.article import article
from unmask.english.word import WORD
from unmask.english.wordclass import (
    COMPOUNDS,
    CONJUNCTIONS,
    COPULAS,
    DEGREES,
    PREPOSITIONS,
    SCALE_NOUNS,
    takes_bare_object,
)
from unmask.rewrite.dropped import BEFORE, plain_case
from unmask.rewrite.replacement import Change, like
from unmask.types.lexicon import Plain
from unmask.types.pattern import Plainer
from unmask.types.span import Span

SHORT = 5
"""Adjectives up to so many letters are compared in -er: “more good” is no English."""

_NEXT = re.compile(rf"[ -]({WORD.pattern})")
_NEAR = 4
"""How many words away the neighbour of a plain word may stand."""

_CLAUSE_BEFORE = re.compile(r"[^.,;:!?…]*$")
_CLAUSE_AFTER = re.compile(r"[^.,;:!?…]*")
_COMPARING = frozenset({"more", "most", "less", "least"})
_DEGREES = frozenset({"more", "very", "really", "both", "always", "pretty"})
_EXCLAIMED = frozenset({"what", "such", "than"})
_CLAUSE = frozenset({"how", "what", "why", "that", "when", "where"})


def rated(plainer: Plainer, text: str, match: Span, sentence: Span) -> Iterator[Change]:
    """The changes of big adjectives into the plain ones that `plainer` gives, without the intensifiers before them.

    They are made in a predicate and after “a”. One that a clause hangs on stays (“incredible how”), and so does one
    beside a noun that it measures (“an incredible rate”), and one with a capital, which may be a name.
    """
    for big, options in plainer.qualities.items():
        for found in _spelled(big).finditer(text, match.start, match.end):
            if (small := fitting(options, text, Span(*found.span()), sentence)) is None:
                continue
            start = found.start()
            before = BEFORE.search(text, sentence.start, start)
            while before is not None and before[1].lower() in plainer.intensifiers:
                start = before.start(1)
                before = BEFORE.search(text, sentence.start, start)
            if before is None or not found[0].islower():
                continue
            lead = plain_case(before[1])
            follows = _NEXT.match(text, found.end(), sentence.end)
            said = plain_case(follows[1]) if follows is not None else ""
            if said in _CLAUSE | SCALE_NOUNS or f"{found[0]} {said}" in COMPOUNDS:
                continue
            words = small.removeprefix("very ") if lead in DEGREES | _DEGREES else small
            if lead in {"a", "an"}:
                ahead = BEFORE.search(text, sentence.start, before.start(1))
                if said and (ahead is None or ahead[1].lower() not in _EXCLAIMED):
                    yield Change(Span(before.start(1), found.end()), f"{like(before[1], article(words))} {words}")
            elif _fits(lead, said, words):
                yield Change(Span(start, found.end()), words)


def fitting(options: Sequence[Plain], text: str, span: Span, sentence: Span, *, after: bool = False) -> str | None:
    """The first plain word that goes with what stands near `span`, or only `after` it; None where none does."""
    ahead = "" if after else _CLAUSE_BEFORE.search(text[sentence.start : span.start])[0]  # type: ignore[index]
    behind = _CLAUSE_AFTER.match(text[span.end : sentence.end])[0]  # type: ignore[index]  # both match nothing, too
    near = {*WORD.findall(ahead.lower())[-_NEAR:], *WORD.findall(behind.lower())[:_NEAR]}
    return next((each.say for each in options if not each.beside or not each.beside.isdisjoint(near)), None)


def _fits(lead: str, said: str, words: str) -> bool:
    """Whether the adjective `words` can stand after `lead` and before `said`, in a predicate or before a bare noun."""
    if lead in _COMPARING and len(words) <= SHORT:
        return False
    noun = bool(said) and said not in PREPOSITIONS | CONJUNCTIONS
    if noun and ((lead in PREPOSITIONS and words != "good") or takes_bare_object(lead)):
        return True
    return lead in (COPULAS | DEGREES | _DEGREES) - _EXCLAIMED or (lead in CONJUNCTIONS and _ends(said))


def _ends(said: str) -> bool:
    """Whether what comes after an adjective shows that no noun follows it."""
    return not said or said in PREPOSITIONS | {"to", "but"}


@cache
def _spelled(word: str) -> re.Pattern[str]:
    pieces = "[- ]".join(re.escape(piece) for piece in word.split("-"))
    return re.compile(rf"(?<![\w’'-]){pieces}(?![\w’'-])", re.IGNORECASE)
