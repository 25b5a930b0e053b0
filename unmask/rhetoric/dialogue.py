"""Dialogue: talk staged so that the writer comes out wise, and questions that answer themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unmask.english.wordlist import alternatives
from unmask.recast.answer import plain_answer
from unmask.segment.line import Line, neighbours, over, prose_lines, spans
from unmask.types.draft import BlockKind, Detection, Draft, RegionKind, Settings
from unmask.types.span import hull

_OFFER = re.compile(rf"^{alternatives('rhetoric', 'offering questions')}\b", re.IGNORECASE)
_ACTION = re.compile(rf"^{alternatives('rhetoric', 'instructions')}\b", re.IGNORECASE)
_BARE = re.compile(rf"^(?:(?:and|but|so) )?{alternatives('rhetoric', 'bare questions')}\?$", re.IGNORECASE)
_NOMINAL = re.compile(
    rf"""^(?:(?:and|but)\ )?
      (?:the|{alternatives("grammar", "possessives")}|{alternatives("rhetoric", "superlatives of show")})
      \ (?:[\w'-]+\ ?){{1,5}}\?$""",
    re.IGNORECASE | re.VERBOSE,
)
_FRAGMENT_QUESTION = re.compile(r"^(?:[A-Z][\w'-]*)(?: [\w'-]+){0,2}\?$")
_INSTANT = re.compile(rf"^{alternatives('rhetoric', 'instant answers')}\b", re.IGNORECASE)
_TO_READERS = re.compile(rf"\b{alternatives('rhetoric', 'to readers')}\b", re.IGNORECASE)
_NEED = re.compile(rf"\b{alternatives('rhetoric', 'needs')}\b", re.IGNORECASE)
_SIGNATURE = re.compile(rf"^(?:p\.? ?s\b|--|{alternatives('rhetoric', 'closing calls')}|\W*$)", re.IGNORECASE)


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
            said = None if _heads_several(lines, answer) else plain_answer(before, question, answer, draft.source.text)
            text, replaced = said or (None, None)
            captures = (("question", question.text), ("answer", answer.text))
            parts = spans((question, answer))
            yield Detection(over(question, answer), captures, text, replaced, parts=parts)


def _heads_several(lines: Sequence[Line], answer: Line) -> bool:
    """Whether the answer is the first of several lines of a list that has no bullets."""
    after = lines[answer.number + 1] if answer.number + 1 < len(lines) else None
    return after is not None and after.block is not answer.block and after.block.paragraph == answer.block.paragraph


def _is_asked(line: Line) -> bool:
    return line.text.endswith("?") and line.words <= 10 and not _OFFER.match(line.text) and '"' not in line.text


def _is_answered(question: Line, answer: Line, *, most: int) -> bool:
    if _ACTION.match(answer.text) or answer.text.endswith(":"):
        return False
    if _BARE.match(question.text):
        return _INSTANT.match(answer.text) is not None or answer.words <= 2 * most
    if _NOMINAL.match(question.text):
        return answer.words <= 2 * most
    if _FRAGMENT_QUESTION.match(question.text):
        return answer.words <= most and not answer.particular
    return _INSTANT.match(answer.text) is not None and answer.words <= 2 * most


def detect_closing(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """A question to readers at large in the last lines of a text, where tags, links and signatures do not count."""
    lines = prose_lines(draft)
    if len(lines) < int(settings["after"]):
        return
    looked = 0
    last: Line | None = None
    for line in reversed(lines):
        if _SIGNATURE.match(line.text) or _is_link(line):
            continue
        looked += 1
        if line.text.rstrip(" 👇⬇️😊🙂🤔💬").endswith("?"):
            last = line
            break
        if looked >= int(settings["last"]):
            break
    if last is None or not _TO_READERS.search(last.text) or _NEED.search(last.text) or last.words > 24:
        return
    yield Detection(last.span)


def _is_link(line: Line) -> bool:
    return line.block.within(line.sentence.start, line.sentence.end, RegionKind.URL) and line.words <= 12


_SPEAKER = re.compile(
    rf"""^(?:me|him|her|them|they|he|she|us|my\ {alternatives("rhetoric", "relations")}
      |(?:the\ )?{alternatives("rhetoric", "parts")})(?:\ \([^)]*\))?\ ?:\ ?\S""",
    re.IGNORECASE | re.VERBOSE,
)
_WHO = r"(?:i|he|she|they|the\ \w+|my\ \w+)"
_SAID = re.compile(
    rf"""^(?:(?:so\ |then\ |and\ |but\ )?{_WHO}\ (?:just\ |simply\ |quietly\ )?
        {alternatives("rhetoric", "plain speech", "staged speech")}\b.{{0,80}}
      |["“].{{2,120}}["”](?:,?\ {_WHO}\ {alternatives("rhetoric", "plain speech")}[^.]*)?)[.!?]?["”]?$""",
    re.IGNORECASE | re.VERBOSE,
)
_KINDS = frozenset({BlockKind.LINE, BlockKind.PARAGRAPH})


def detect_dialogue(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Lines of talk in a row, or a play script: "Me: …", "Recruiter: …", "He smiled."."""
    least = int(settings["turns"])
    lines = prose_lines(draft, kinds=_KINDS)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and (_SPEAKER.match(lines[end].text) or _SAID.match(lines[end].text)):
            end += 1
        if end - start >= least:
            parts = spans(lines[start:end])
            yield Detection(hull(parts[0], parts[-1]), (("count", str(end - start)),), parts=parts)
        start = max(end, start + 1)
