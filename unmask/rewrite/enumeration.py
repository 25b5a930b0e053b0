"""Enumerations: a line that says what follows, and the items that follow it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unmask.fidelity.align import Said
from unmask.types.draft import BlockKind

ANNOUNCES = re.compile(r"[:👇⬇⤵↓][^\w]*$")
"""The end of a line that says what follows: a colon, or a hand that points down."""


def ends_open(text: str) -> bool:
    """Whether a line says by its end that something follows."""
    after = len(text)
    while after and not (text[after - 1].isalnum() or text[after - 1] == "_"):
        after -= 1
    return ANNOUNCES.search(text, after) is not None


_LABEL = re.compile(r"[^\W_]+(?: [^\W_]+){0,2}: \S")
ENDED = re.compile(r"[.!?…][^\w]*$")
"""The end of a sentence that is whole."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list, by the numbers of its sentences.

    `intro` is the one that says what the items are, if there is one. A `bound` list stays whole or goes whole: its
    items are numbered or announced, so that one fewer would be missed or make another claim of what announces them.
    """

    intro: int | None
    items: tuple[int, ...]
    bound: bool


def announces(said: Said) -> bool:
    """Whether a sentence says that something follows, by a colon or a hand that points down."""
    return said.end >= len(said.block.text.rstrip()) and ends_open(said.text)


def enumerations(said: Sequence[Said], text: str) -> Iterator[Enumeration]:
    """The lists of a text, in its order. `text` is the source that the sentences are from."""
    number = 0
    while number < len(said):
        end = number
        while end < len(said) and is_item(said[end]):
            end += 1
        if end > number:
            yield _marked(said, text, number, end)
            number = end
            continue
        if (end := _end_of_labels(said, number)) > number + 1:
            yield Enumeration(None, tuple(range(number, end)), bound=True)
            number = end
            continue
        if announces(said[number]):
            end = _end_of_paragraph(said, number + 1)
            if end > number + 1:
                yield Enumeration(number, tuple(range(number + 1, end)), bound=True)
        number += 1


def is_item(said: Said) -> bool:
    """Whether a sentence is of a list with marks."""
    return said.block.kind is BlockKind.LIST_ITEM


def _marked(said: Sequence[Said], text: str, start: int, end: int) -> Enumeration:
    """A list whose items have bullets or numbers."""
    before = said[start - 1] if start else None
    led = (
        before is not None
        and before.block.kind in {BlockKind.LINE, BlockKind.PARAGRAPH}
        and (announces(before) or not ENDED.search(before.text))
    )
    numbered = any(any(map(str.isalnum, one.block.lead.slice(text))) for one in said[start:end] if one.block.lead)
    return Enumeration(start - 1 if led else None, tuple(range(start, end)), bound=led or numbered)


def _end_of_labels(said: Sequence[Said], start: int) -> int:
    """Where a run of lines that each begin with a label ends: “Where: the mill”, “When: at noon”."""
    end = start
    while end < len(said) and said[end].block.paragraph == said[start].block.paragraph:
        if said[end].start or not _LABEL.match(said[end].text):
            break
        end += 1
    return end


def _end_of_paragraph(said: Sequence[Said], start: int) -> int:
    """Where the paragraph that begins with this sentence ends; a list with marks ends it too."""
    end = start
    while end < len(said) and said[end].block.paragraph == said[start].block.paragraph and not is_item(said[end]):
        end += 1
    return end
