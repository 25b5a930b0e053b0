"""Parallels: sentences that open alike, and pairs that set one kind of people against another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unmask.english.alternation import KINDS_OF_PEOPLE, any_of
from unmask.english.word import WORD
from unmask.segment.line import PROSE, Line, neighbours, over, prose_lines, spans
from unmask.types.detection import Detection, Settings
from unmask.types.draft import BlockKind, Draft

_KINDS = PROSE | {BlockKind.LIST_ITEM}
_LOW = any_of("""
    most | many | average | the average | bad | poor | weak | junior | ordinary | amateurs? | losers | too many | some
    good | old
""")
_HIGH = any_of("""
    few | very few | the few | too few | great | the great ones | the best | top | the top | smart | strong | advanced
    senior | pros? | professionals | winners | leaders | others | the rest | exceptional | elite | real | new
""")
_LOWER = re.compile(rf"^(?:but )?{_LOW}(?: {KINDS_OF_PEOPLE})?\b", re.IGNORECASE)
_HIGHER = re.compile(rf"^(?:but )?{_HIGH}(?: (?:{KINDS_OF_PEOPLE}|\d+%))?\b", re.IGNORECASE)
_COUNTED = re.compile(r"^\w+ of (?:the|these|those|them|us|my|our)\b", re.IGNORECASE)
_IDLE = frozenset(
    {"i", "we", "the", "a", "an", "he", "she", "they", "you", "this", "it", "in", "there", "if", "on", "at", "-"}
)


def detect_pair(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Two sentences in a row that rank people or things: "Average users …. Advanced users …."."""
    done = -1
    for one, other in neighbours(prose_lines(draft, kinds=_KINDS)):
        if one.number <= done or max(one.words, other.words) > settings["words"] or other.text.endswith("?"):
            continue
        if _ranks(one, other) and not (one.particular or other.particular):
            done = other.number
            captures = (("first", one.text), ("second", other.text))
            yield Detection(over(one, other), captures, parts=spans((one, other)))


def _ranks(one: Line, other: Line) -> bool:
    return not _COUNTED.match(one.text) and bool(
        (_LOWER.match(one.text) and _HIGHER.match(other.text)) or (_HIGHER.match(one.text) and _LOWER.match(other.text))
    )


def detect_anaphora(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Sentences in a row that open with the same words: "It's about … It's about … It's about …"."""
    lines = prose_lines(draft)
    start = 0
    while start < len(lines):
        end = start + 1
        opening = _opening(lines[start])
        while end < len(lines) and opening and _opening(lines[end]) == opening and _near(lines, end):
            end += 1
        if end - start >= settings["run"]:
            captures = (("count", str(end - start)), ("opening", opening))
            parts = spans(lines[start:end])
            yield Detection(over(lines[start], lines[end - 1]), captures, parts=parts)
        start = end


def _near(lines: tuple[Line, ...], end: int) -> bool:
    return lines[end].block.paragraph - lines[end - 1].block.paragraph <= 1


def _opening(line: Line) -> str:
    """The first two words, in lower case, where the sentence is short enough for them to be heard."""
    words = WORD.findall(line.text.lower())[:2]
    if (
        len(words) < 2
        or line.words > 22
        or line.particular
        or (words[0] in _IDLE and words[0] != "it's" and words[1] in _IDLE)
    ):
        return ""
    return " ".join(words)
