"""Affirming: what is left of a contrast when the half that nobody had said is dropped."""

from __future__ import annotations

import re

from unmask.structure.line import Line

_PRONOUN = re.compile(r"(?:it|this|that|they|these|those|we|you|i|he|she|there|here)\b", re.IGNORECASE)
_TURN = re.compile(
    r"(?:but |no, |rather,? |instead,? )?(?P<subject>it|they|this|that|these|those)(?=[' ])", re.IGNORECASE
)
_DENIED = re.compile(r"(?P<subject>[\w\"'“‘][^.!?:;,]{0,50}?)(?P<be> is| are|'s|'re)(?: not|n't)\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"^(?P<subject>[^.!?:;,—–]{1,60}?)(?P<be> is| are|'s|'re)(?: ?not|n't) "
    r"(?:just |only |merely |simply )?[^.!?;,—–]{2,80}?"
    r"(?:[;,]| ?[—–]| -)+ ?(?:but )?(?:rather |actually |really )?(?:it|they|this|that)(?:'s|'re| is| are) "
    r"(?P<rest>[^—–;]{2,120}[.!]?)$",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?: is| are|'s|'re)\b")
_PIVOT = re.compile(r"[;—–]")
_CLAUSE = re.compile(r"\b(?:and|or|that|which|who|because|if|when)\b", re.IGNORECASE)
_NEGATION = re.compile(r"\b(?:not|never|no)\b|n't\b", re.IGNORECASE)


def affirmed(one: Line, other: Line, source: str) -> str | None:
    """The second of two sentences, with the subject of the first where it has only a pronoun for it.

    The letters are those of the source text. None where that would not be a sentence, or not surely the same claim.
    """
    found, turn = _DENIED.match(one.text), _TURN.match(other.text)
    if found is None or _PIVOT.search(one.text):
        return None
    whole = _written(other, 0, len(other.text), source)
    if turn is None:
        # It opens with the subject itself: “AI is no friend. AI is a tool.”
        return whole if whole[0].isupper() else None
    subject = found["subject"]
    if _PRONOUN.match(subject):
        again = _written(other, turn.start("subject"), len(other.text), source)
        return again[0].upper() + again[1:]
    if len(subject.split()) > 6 or _CLAUSE.search(subject):
        return None
    verb = _VERB.match(other.text, turn.end())
    if verb is None:
        return None
    kept = _written(one, 0, found.end("subject"), source)
    return f"{kept} {'are' if 're' in verb[0] else 'is'}{_written(other, verb.end(), len(other.text), source)}"


def affirmed_within(line: Line, source: str) -> str | None:
    """A sentence that denies and affirms, with only what it affirms; None where that cannot be told for sure."""
    found = _WITHIN.match(line.text)
    if found is None or _NEGATION.search(found["rest"]):
        return None
    return f"{_written(line, 0, found.end('be'), source)} {_written(line, found.start('rest'), found.end(), source)}"


def _written(line: Line, start: int, end: int, source: str) -> str:
    """A part of a sentence as the source has it. Offsets count into the sentence."""
    return line.block.source_span(line.sentence.start + start, line.sentence.start + end).slice(source)
