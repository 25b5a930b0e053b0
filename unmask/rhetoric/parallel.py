"""Parallels: sentences that open alike or stand in pairs, and fragments chopped for effect."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from unmask.english.particular import WEEKDAY
from unmask.english.word import WORD
from unmask.english.wordlist import alternatives, words
from unmask.recast.join import as_one_list, as_one_phrase
from unmask.segment.line import PROSE, Line, neighbours, over, prose_lines, spans
from unmask.types.draft import BlockKind, Detection, Draft, Settings, kept_between

_DENIAL = re.compile(rf"^(?:no|zero|without|never) (?!{alternatives('rhetoric', 'no denials')}\b)", re.IGNORECASE)
_NOT = re.compile(
    rf"^not (?:{alternatives('rhetoric', 'after a clipped not')} )?[\w'-]+(?: [\w'-]+){{0,4}}[.!]*$", re.IGNORECASE
)
_REST = re.compile(rf"^{alternatives('rhetoric', 'rests')} ", re.IGNORECASE)
_ENDS = re.compile(r"[.!…]$")
_NUMBERED = re.compile(rf"^(?:\d|[A-Z]\.$|{WEEKDAY}|https?:)", re.IGNORECASE)
_SINGLE = re.compile(r"^[^\W\d_][\w'’-]*[.!][^\w.!?]*$")
_PAIRED = re.compile(rf"^({alternatives('rhetoric', 'paired openers')}) ", re.IGNORECASE)
_GREETING = re.compile(rf"^{alternatives('rhetoric', 'greetings')}\b", re.IGNORECASE)


def detect_fragments(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Runs of clipped sentences: "No slides. No script. Just talk.", "Every. Single. Day.", "One team. One dream."."""
    lines = prose_lines(draft)
    index = 0
    while index < len(lines):
        end = _run(lines, index, least=int(settings["run"]))
        if end is None:
            index += 1
            continue
        run = lines[index:end]
        singles = all(_is_single(line) for line in run)
        text = (as_one_phrase if singles else as_one_list)(run, draft.source.text)
        yield Detection(over(run[0], run[-1]), (("count", str(end - index)),), text, parts=spans(run))
        index = end


def _run(lines: tuple[Line, ...], start: int, *, least: int) -> int | None:
    """Where a run of fragments that opens at `start` ends, or None."""
    for runs, enough, closes in (
        (_is_denial, 1, True),
        (_is_single, least, False),
        (_is_paired(lines[start]), 2, False),
    ):
        end = start
        while end < len(lines) and runs(lines[end]) and _follows(lines, start, end):
            end += 1
        count = end - start
        rest = closes and end < len(lines) and _follows(lines, start, end) and _is_rest(lines[end])
        if count >= enough and (not closes or rest or count >= 2):
            return end + 1 if rest else end
    return None


def _follows(lines: tuple[Line, ...], start: int, end: int) -> bool:
    return end == start or lines[end].block.paragraph - lines[end - 1].block.paragraph <= 1


@kept_between
def _is_denial(line: Line) -> bool:
    text = line.text
    return (
        bool(_ENDS.search(text))
        and line.words <= 6
        and bool(_DENIAL.match(text) or _NOT.match(text))
        and not line.particular
    )


@kept_between
def _is_rest(line: Line) -> bool:
    return bool(_REST.match(line.text)) and line.words <= 9 and not line.particular


@kept_between
def _is_single(line: Line) -> bool:
    return bool(_SINGLE.match(line.text)) and not _NUMBERED.match(line.text) and not _GREETING.match(line.text)


def _is_paired(first: Line) -> Callable[[Line], bool]:
    opening = _paired_opening(first)

    def runs(line: Line) -> bool:
        return bool(opening) and _paired_opening(line) == opening and _may_be_paired(line)

    return runs


@kept_between
def _paired_opening(line: Line) -> str:
    opening = _PAIRED.match(line.text)
    return opening[1].lower() if opening is not None else ""


@kept_between
def _may_be_paired(line: Line) -> bool:
    return line.words <= 4 and _ENDS.search(line.text) is not None and not line.particular


_KINDS = PROSE | {BlockKind.LIST_ITEM}
_SORTED = alternatives("rhetoric", "sorted")
_LOWER = re.compile(rf"^(?:but )?{alternatives('rhetoric', 'low sort')}(?: {_SORTED})?\b", re.IGNORECASE)
_HIGHER = re.compile(rf"^(?:but )?{alternatives('rhetoric', 'high sort')}(?: (?:{_SORTED}|\d+%))?\b", re.IGNORECASE)
_COUNTED = re.compile(r"^\w+ of (?:the|these|those|them|us|my|our)\b", re.IGNORECASE)
_IDLE = frozenset(words("rhetoric", "idle openers"))


def detect_pair(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Two sentences in a row that rank people or things: "Average users …. Advanced users …."."""
    done = -1
    for one, other in neighbours(prose_lines(draft, kinds=_KINDS)):
        if not _ranks(one, other) or one.number <= done or other.text.endswith("?"):
            continue
        if max(one.words, other.words) <= settings["words"] and not (one.particular or other.particular):
            done = other.number
            captures = (("first", one.text), ("second", other.text))
            yield Detection(over(one, other), captures, parts=spans((one, other)))


def _ranks(one: Line, other: Line) -> bool:
    return ((_is_low(one) and _is_high(other)) or (_is_high(one) and _is_low(other))) and not _COUNTED.match(one.text)


@kept_between
def _is_low(line: Line) -> bool:
    return _LOWER.match(line.text) is not None


@kept_between
def _is_high(line: Line) -> bool:
    return _HIGHER.match(line.text) is not None


def detect_anaphora(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Sentences in a row that open with the same words: "It's about … It's about … It's about …"."""
    lines = prose_lines(draft)
    heads = [_head(line) for line in lines]
    start = 0
    while start < len(lines):
        end = start + 1
        # Few sentences open as the next one does, which is quickly told.
        opening = _opening(lines[start], heads[start]) if heads[start] in heads[end : end + 1] else ""
        while (
            end < len(lines)
            and opening
            and heads[end] == heads[start]
            and _opening(lines[end], heads[end])
            and _near(lines, end)
        ):
            end += 1
        if end - start >= settings["run"]:
            captures = (("count", str(end - start)), ("opening", opening))
            parts = spans(lines[start:end])
            yield Detection(over(lines[start], lines[end - 1]), captures, parts=parts)
        start = end


def _near(lines: tuple[Line, ...], end: int) -> bool:
    return lines[end].block.paragraph - lines[end - 1].block.paragraph <= 1


@kept_between
def _head(line: Line) -> tuple[str, ...]:
    """The first two words of a sentence, in lower case."""
    return tuple(found[0] for found in islice(WORD.finditer(line.text.lower()), 2))


def _opening(line: Line, head: tuple[str, ...]) -> str:
    """The first two words, where the sentence is short enough for them to be heard."""
    if (
        len(head) < 2
        or line.words > 22
        or (head[0] in _IDLE and head[0] != "it's" and head[1] in _IDLE)
        or line.particular
    ):
        return ""
    return " ".join(head)
