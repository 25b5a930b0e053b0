"""Pairs: a denial of what nobody said, and a question with its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unmask.english.wordlist import alternatives
from unmask.recast.affirm import AGAIN, BUT, LEAD, SOFT, affirmed, conditional
from unmask.recast.contrast import affirmed_within, plain_answer
from unmask.rhetoric.answers import answers_at_once, asks_to_know
from unmask.rhetoric.signature import is_call
from unmask.segment.line import Line, neighbours, over, prose_lines, spans
from unmask.types.draft import BlockKind, Detection, Draft, RegionKind, Settings, kept_between
from unmask.types.span import Cover, Span

_OFFER = re.compile(rf"^{alternatives('rhetoric', 'offering questions')}\b", re.IGNORECASE)
_ACTION = re.compile(rf"^{alternatives('rhetoric', 'instructions')}\b", re.IGNORECASE)
_BARE = re.compile(rf"^(?:(?:and|but|so) )?{alternatives('rhetoric', 'bare questions')}\?$", re.IGNORECASE)
_NOMINAL = re.compile(
    rf"""^(?:(?:and|but)\ )?
      (?:the|{alternatives("grammar", "possessives")}|{alternatives("rhetoric", "superlatives of show")})
      \ (?:[\w'-]+\ ?){{1,5}}\?$""",
    re.IGNORECASE | re.VERBOSE,
)
_FRAGMENT_QUESTION = re.compile(
    rf"^(?!(?i:{alternatives('grammar', 'present auxiliaries')})\b)(?:[A-Z][\w'-]*)(?: [\w'-]+){{0,2}}\?$"
)
"""“Parking? None.”, which is no clause as “Is there parking?” is."""

_TO_READERS = re.compile(rf"\b{alternatives('rhetoric', 'to readers')}\b", re.IGNORECASE)
_NEED = re.compile(rf"\b{alternatives('rhetoric', 'needs')}\b", re.IGNORECASE)
_OPINIONS = re.compile(r"\W*(?:and |so |any )?(?:your )?(?:thoughts|views|opinions?|take|ideas)\?", re.IGNORECASE)
_TO_SOME = re.compile(r"\W*(?:and |but |so )?(?:if|when|once) (?:you|we|they|it|your|the|an?)\b", re.IGNORECASE)
"""What a question begins with that is for some readers alone, or that the next sentence answers: “When you bake?”."""

_OF_WRITER = re.compile(r"\b(?:I|[Ww]e)\b")
_REASON = re.compile(r"(?:(?:and|but|so) )?why\b", re.IGNORECASE)
"""What asks for the reason of what it says itself: “Why does it matter? Because people eat.” is one sentence."""

_TELLING = 3
"""The fewest words of an answer that tells more than yes or no."""

_ALIKE = 6
"""So many questions in a row, each with its answer, are all mended or none."""


def detect_answered(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """A short question and the writer's own answer straight after it."""
    done = -1
    lines = prose_lines(draft)
    for question, answer in neighbours(lines):
        if question.number <= done or not _is_asked(question) or answer.text.endswith("?"):
            continue
        if _is_answered(question, answer, most=int(settings["answer"])):
            done = answer.number
            before = lines[question.number - 1] if question.number else None
            half = _heads_several(lines, answer) or _is_half(lines, question, draft.source.text)
            said = None if half else plain_answer(before, question, answer, draft.source.text)
            text, replaced = said or (None, None)
            captures = (("question", question.text), ("answer", answer.text))
            parts = spans((question, answer))
            yield Detection(over(question, answer), captures, text, replaced, parts=parts)


def _heads_several(lines: Sequence[Line], answer: Line) -> bool:
    """Whether the answer is the first of several lines of a list that has no bullets."""
    after = lines[answer.number + 1] if answer.number + 1 < len(lines) else None
    return after is not None and after.block is not answer.block and after.block.paragraph == answer.block.paragraph


def _is_half(lines: Sequence[Line], question: Line, source: str) -> bool:
    """Whether one of several alike right beside it has to stay: “The cost? Nine loaves. The gain? None.”."""
    for step in (-2, 2):
        for number in range(question.number, question.number + _ALIKE * step, step):
            inside = 0 <= number < len(lines) - 1
            if not inside or not _NOMINAL.match(lines[number].text) or lines[number + 1].text.endswith("?"):
                break
            if plain_answer(None, lines[number], lines[number + 1], source) is None:
                return True
    return False


@kept_between
def _is_asked(line: Line) -> bool:
    asks = _OFFER.match(line.text) or _OPINIONS.match(line.text)
    return line.text.endswith("?") and line.words <= 10 and not asks and '"' not in line.text


def _is_answered(question: Line, answer: Line, *, most: int) -> bool:
    if _ACTION.match(answer.text) or answer.text.endswith(":") or _informs(question, answer):
        return False
    if _BARE.match(question.text):
        return answers_at_once(answer.text) or answer.words <= 2 * most
    if _NOMINAL.match(question.text):
        return answer.words <= 2 * most
    if _FRAGMENT_QUESTION.match(question.text):
        return answer.words <= most and not answer.particular
    return answers_at_once(answer.text) and answer.words <= 2 * most


def _informs(question: Line, answer: Line) -> bool:
    """Whether somebody may want to know it, and the answer tells: “How much is it? Nothing; the town pays.”."""
    if answer.words < _TELLING or _OF_WRITER.search(question.text) or _REASON.match(question.text):
        return False
    return asks_to_know(question.text)


def detect_closing(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """A question to readers at large in the last lines of a text, where tags, links and signatures do not count.

    Only the last thing that a text says may be left out: what comes after a question may answer it or take it up.
    """
    lines = prose_lines(draft)
    if len(lines) < int(settings["after"]):
        return
    looked = 0
    last: Line | None = None
    for line in reversed(lines):
        if is_call(line.text) or _is_link(line):
            continue
        looked += 1
        if line.text.rstrip(" 👇⬇️😊🙂🤔💬").endswith("?"):
            last = line
            break
        if looked >= int(settings["last"]):
            break
    if (
        last is None
        or _TO_SOME.match(last.text)
        or not _TO_READERS.search(last.text)
        or _NEED.search(last.text)
        or last.words > 24
    ):
        return
    said = [line for line in lines if not is_call(line.text)]
    leads_on = len(said) < 2 or said[-2].text.rstrip().endswith(("?", ":", "…", "..."))
    ends = last is said[-1] and not leads_on and "!" not in last.text[:-1]
    yield Detection(last.span, removable=ends)


def _is_link(line: Line) -> bool:
    return line.block.within(line.sentence.start, line.sentence.end, RegionKind.URL) and line.words <= 12


_CONTRASTED = frozenset({BlockKind.LINE, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM})
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
    lines = prose_lines(draft, kinds=_CONTRASTED)
    taken: list[Span] = []
    for one, other in neighbours(lines):
        if not _denies(one) or (taken and taken[-1].overlaps(one.span)):
            continue
        if _turns(one, other):
            span = over(one, other)
            taken.append(span)
            captures = (("first", one.text), ("second", other.text))
            yield Detection(span, captures, _said(one, other, draft.source.text), parts=spans((one, other)))
    contrasted = Cover(taken)
    for line in lines:
        if _turns_within(line) and not contrasted.touches(line.span):
            yield Detection(line.span, (), affirmed_within(line, draft.source.text), parts=(line.span,))


@kept_between
def _denies(line: Line) -> bool:
    return _DENIES.search(line.text) is not None


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


@kept_between
def _turns_within(line: Line) -> bool:
    """Whether a sentence both denies and affirms."""
    if not _denies(line):
        return False
    for pattern in _WITHIN:
        found = pattern.search(line.text)
        if found and not conditional(line.text[: found.start()]) and not _corrects(line.text[found.end() :]):
            return True
    return False


def _corrects(rest: str) -> bool:
    """Whether what follows the turn is a plain correction: a number, code, or a place to look."""
    return (
        re.match(r"\s*(?:at|in|on|from|by)?\s*(?:the )?(?:\d|[$€£#`]|[\w-]+\.\w{2,4}\b|[\w-]+_\w+)", rest) is not None
    )
