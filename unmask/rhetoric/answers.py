"""Answers: questions in a row, each with its answer in a line of its own, as a notice or a help page has them.

Readers ask such questions, and the answers are what they came for: nothing in them is staged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unmask.english.wordlist import alternatives
from unmask.types.draft import Block, BlockKind, Draft
from unmask.types.span import Span, hull

_KINDS = frozenset({BlockKind.LINE, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_ASKS = re.compile(rf"(?:and |but |so )?{alternatives('rhetoric', 'asks to know')}\b", re.IGNORECASE)
_OF_READERS = re.compile(rf"{alternatives('rhetoric', 'asks readers')}\b", re.IGNORECASE)
_HOLLOW = re.compile(rf".*\b{alternatives('rhetoric', 'nothing named')}\?$", re.IGNORECASE)
_OF_ITSELF = re.compile(rf"{alternatives('rhetoric', 'asks of it')}\b", re.IGNORECASE)
_FOR_SHOW = re.compile(
    rf"""(?:(?:and|but|so)\ )?
      (?:{alternatives("rhetoric", "asks of the past")}\b|{alternatives("rhetoric", "bare questions")}\?$
      |(?:the|{alternatives("grammar", "possessives")}|{alternatives("rhetoric", "superlatives of show")})\ )""",
    re.IGNORECASE | re.VERBOSE,
)
_INSTANT = re.compile(rf"{alternatives('rhetoric', 'instant answers')}\b", re.IGNORECASE)

_LONGEST = 3
"""So many sentences an answer has at most."""

LEAST, LEAST_APART = 2, 3
"""So many questions make a row, and so many where answers stand in another paragraph than their questions."""


class _Asked(NamedTuple):
    """A question with its answer, and where both stand; `apart` where a blank line is between them."""

    question: str
    answer: str
    span: Span
    apart: bool


def asks_to_know(text: str) -> bool:
    """Whether somebody may ask it who wants to know, and nobody is asked of themselves: “Why is the mill shut?”."""
    return _is_sober(text) and not _FOR_SHOW.match(text) and not _OF_READERS.match(text)


def answers_at_once(text: str) -> bool:
    """Whether an answer opens as one that its writer had ready: “Yes, on Mondays.”."""
    return _INSTANT.match(text) is not None


def in_answers(draft: Draft, span: Span) -> bool:
    """Whether a span lies in a row of questions that are each answered in a line of their own."""
    rows: Sequence[Span] | None = draft.worked_out.get(in_answers)
    if rows is None:
        rows = draft.worked_out[in_answers] = tuple(_rows(draft))
    return any(row.contains(span) for row in rows)


def _rows(draft: Draft) -> Iterator[Span]:
    run: list[_Asked] = []
    for asked in (*_each(draft.blocks), None):
        if asked is not None:
            run.append(asked)
            continue
        if _is_row(run):
            yield hull(run[0].span, run[-1].span)
        run = []


def _is_row(run: Sequence[_Asked]) -> bool:
    least = LEAST_APART if any(each.apart for each in run) else LEAST
    # One that only the writer can answer makes a talk of all of them: “The result?”, “Was it worth it?”.
    return sum(map(_is_asked, run)) >= least and not any(_FOR_SHOW.match(each.question) for each in run)


def _is_asked(asked: _Asked) -> bool:
    """Whether somebody may want to know it: “Is there parking?”, but not “Do I miss it?”."""
    # “Do you take cards? Yes.” tells; “Do you hate Mondays? I can help.” sells.
    to_readers = _OF_READERS.match(asked.question) is not None
    return _is_sober(asked.question) and (not to_readers or answers_at_once(asked.answer))


def _is_sober(question: str) -> bool:
    if not question.endswith("?") or not _ASKS.match(question):
        return False
    return not _HOLLOW.match(question) and not _OF_ITSELF.match(question)


def _each(blocks: Sequence[Block]) -> Iterator[_Asked | None]:
    """The questions with their answers in the order of the text, and None for every block that is neither."""
    number = 0
    while number < len(blocks):
        block = blocks[number]
        then = blocks[number + 1] if number + 1 < len(blocks) else None
        said = _said(block)
        if len(said) > 1 and said[0].endswith("?") and _answers(said[1:]):
            yield _Asked(said[0], said[1], block.span, apart=False)
        elif len(said) == 1 and said[0].endswith("?") and then is not None and _answers(_said(then)):
            yield _Asked(said[0], _said(then)[0], hull(block.span, then.span), block.paragraph != then.paragraph)
            number += 1
        else:
            yield None
        number += 1


def _said(block: Block) -> Sequence[str]:
    return [block.said(sentence) for sentence in block.sentences] if block.kind in _KINDS else []


def _answers(said: Sequence[str]) -> bool:
    return 0 < len(said) <= _LONGEST and not any(each.endswith("?") for each in said)
