"""Contrast: "It's not X. It's Y." A thing nobody said is denied so that the next sentence sounds like news."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unmask.english.wordlist import alternatives
from unmask.recast.affirm import AGAIN, BUT, LEAD, SOFT, affirmed, conditional
from unmask.recast.seesaw import affirmed_within
from unmask.segment.line import Line, neighbours, over, prose_lines, spans
from unmask.types.draft import BlockKind, Detection, Draft, Settings
from unmask.types.span import Cover, Span

_KINDS = frozenset({BlockKind.LINE, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
_DONT = alternatives("grammar", "denied deeds")
_SOFTENERS = alternatives("grammar", "softeners")
_COPULA = re.compile(
    rf"^{LEAD}(?P<subject>[\w\"'][^.!?:;]{{0,70}}?) ?(?:is|are|'s|'re) ?(?:not|n't|never)\b(?P<rest>.{{2,140}})$",
    re.IGNORECASE,
)
_VERB = re.compile(rf"^{LEAD}(?P<subject>[\w\"'][^.!?:;,]{{0,60}}?) {_DONT} (?P<rest>.{{2,120}})$", re.IGNORECASE)
_NOT = re.compile(rf"^{LEAD}not (?!{alternatives('rhetoric', 'not denied')}\b)(?P<rest>.{{2,90}})$", re.IGNORECASE)
_AFFIRMED = re.compile(
    rf"^{BUT}{AGAIN}(?:'s|'re| is| are)(?: (?:about|just|actually|really|simply))?\b(?! not\b|n't\b)", re.IGNORECASE
)
_NEEDED = re.compile(
    rf"^{LEAD}(?P<subject>{alternatives('rhetoric', 'needy subjects')}) "
    r"(?:don't|do not|won't) (?:just |only |simply |really )?(?P<verb>[a-z]+)\b",
    re.IGNORECASE,
)
_WAS = re.compile(rf"^{LEAD}(?:it|this|that) (?:was never|wasn't|was not) (?:about|just|only|because)\b", re.IGNORECASE)
_WAS_AFFIRMED = re.compile(r"^(?:but )?(?:it|this|that) was\b(?! not\b|n't\b| never\b)", re.IGNORECASE)
_ACTED = re.compile(rf"^{BUT}(?:they|it|we|you) (?!{alternatives('rhetoric', 'idle verbs')}\b)[a-z]+", re.IGNORECASE)
_JUST = re.compile(r"^(?:but |just |only |it's |because )", re.IGNORECASE)
_IS_NOT = r"\b(?:is|are|'s|'re)(?: not|n't)"
_WITHIN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # "This isn't luck—it's work", "It's not about A; it's about B", "X is not a tool, it's a mindset"
        rf"{_IS_NOT}\b(?! only\b)[^.!?;]{{2,90}}?(?:[;,:]| ?[—–-]+|,? but)+ ?"
        rf"{SOFT}{AGAIN}(?:'s|'re| is| are)\b",
        # "not because A, but because B"
        r"\bnot because\b[^.!?]{2,120}?\bbut because\b",
        # "isn't about A but about B", "not A alone, but a B challenge"
        rf"{_IS_NOT} (?:about|{_SOFTENERS})\b[^.!?]{{2,90}}?[, —–-]+but\b"
        r"(?!(?: (?:it|they|we|you|he|she))?(?: is| are)? also\b)",
        # "isn't A so much as B"
        rf"{_IS_NOT}\b[^.!?;]{{2,60}}? so much as\b",
        # "less about A and more about B", "less A, more B"
        r"\bless (?:about|of|like)\b[^.!?]{2,60}?\b(?:and|but|,) ?more (?:about|of|like)\b",
        # "doesn't just A; it Bs", "don't just tick boxes, they go further"
        rf"\b(?:don't|doesn't|do not|does not|won't|didn't) {_SOFTENERS}\b[^.!?;]{{2,80}}?"
        r"(?:[;,]| ?[—–]| -)+ ?(?:but |they|it|we|you|he|she)\b",
        r"\bnot (?:just|merely|simply) [^.!?,;—–]{2,60}(?:[,;]| ?[—–])+ ?(?:but|it's)\b(?! also)",
    )
)
_DENIES = re.compile(r"not|n't|never|less", re.IGNORECASE)
"""Every contrast has one of these, and few sentences have. It spares them the dear patterns."""
_LONGEST = 26


def detect_contrast(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Denials set up for a turn: two sentences or lines that go together, or one sentence that does both."""
    lines = prose_lines(draft, kinds=_KINDS)
    taken: list[Span] = []
    for one, other in neighbours(lines):
        if taken and taken[-1].overlaps(one.span):
            continue
        if _DENIES.search(one.text) and _turns(one, other):
            span = over(one, other)
            taken.append(span)
            captures = (("first", one.text), ("second", other.text))
            yield Detection(span, captures, _said(one, other, draft.source.text), parts=spans((one, other)))
    contrasted = Cover(taken)
    for line in lines:
        if not contrasted.touches(line.span) and (found := _inside(line)):
            yield Detection(found, (), affirmed_within(line, draft.source.text), parts=(found,))


def _said(one: Line, other: Line, source: str) -> str | None:
    """What two sentences could say: only what the first affirms, and the second after it, or the second alone."""
    within = affirmed_within(one, source)
    return within + source[one.span.end : other.span.end] if within is not None else affirmed(one, other, source)


def _turns(one: Line, other: Line) -> bool:
    if one.words > _LONGEST or other.words > _LONGEST or one.text.endswith("?") or other.text.endswith("?"):
        return False
    first, second = one.text.rstrip(".!… "), other.text
    if (found := _COPULA.match(first)) and not conditional(first[: found.end("subject")]):
        about = re.match(r"\s*(?:just |only |really )?(?:about|because)\b", found["rest"]) is not None
        if _names_same(found["subject"], second) or _AFFIRMED.match(second):
            return about or not other.particular
    if (
        (found := _VERB.match(first))
        and not other.particular
        and one.words <= 16
        and other.words <= 16
        and not re.match(r"(?:i|we|you|he|she|it|there|please|if|when)\b", found["subject"], re.IGNORECASE)
        and (_names_same(found["subject"], second) or _ACTED.match(second))
    ):
        return True
    if found := _NEEDED.match(first):
        again = rf"(?:but )?(?:{found['subject']}|they) (?:just |only |simply )?{found['verb']}\b"
        return not other.particular and re.match(again, second, re.IGNORECASE) is not None
    if _WAS.match(first) and _WAS_AFFIRMED.match(second):
        return True
    return bool(
        _NOT.match(first)
        and not other.particular
        and one.words <= 12
        and (_JUST.match(second) or (other.words <= 3 and one.words <= 4 and not one.particular))
    )


def _names_same(subject: str, second: str) -> bool:
    """Whether a sentence opens with the same words as the denied one: "AI isn't … . AI is …"."""
    words = subject.lower().split()
    return (
        len(words) <= 4
        and bool(words)
        and second.lower().startswith(" ".join(words) + " ")
        and len(words[0]) > 2
        and (re.match(r".{0,60}?\b(?:is|are)\b(?! not|n't)", second[len(subject) :]) is not None)
    )


def _inside(line: Line) -> Span | None:
    if not _DENIES.search(line.text):
        return None
    for pattern in _WITHIN:
        found = pattern.search(line.text)
        if found and not conditional(line.text[: found.start()]) and not _corrects(line.text[found.end() :]):
            return line.span
    return None


def _corrects(rest: str) -> bool:
    """Whether what follows the turn is a plain correction: a number, code, or a place to look."""
    return (
        re.match(r"\s*(?:at|in|on|from|by)?\s*(?:the )?(?:\d|[$€£#`]|[\w-]+\.\w{2,4}\b|[\w-]+_\w+)", rest) is not None
    )
