"""Lists: the line that says what one holds, its items, and paragraphs that are none."""

from __future__ import annotations

import re

from unmask.rewrite.enumeration import ANNOUNCES, is_item
from unmask.rewrite.harm.held import Held

_STUB = re.compile(r"[^\w]*(?:what|where|why) (?:it|they|he|she)\b[^.!?]*:$", re.IGNORECASE)
_BULLET = re.compile(r"^- ", re.MULTILINE)
_STOP = re.compile(r"[.!?][^\w]*(?=\s|$)")
LONG = 25
"""A line of more words than this is a paragraph and no item."""

_ITEMS = 2


def breaks_list(held: Held) -> bool:
    """Whether an edit takes the line over a list, one of its items, or makes paragraphs into items."""
    return _no_intro(held) or _stub(held) or _intro_reworded(held) or _item_gone(held) or _paragraphs_listed(held)


def _no_intro(held: Held) -> bool:
    if not held.cuts or is_item(held.gone[-1]) or not ANNOUNCES.search(held.gone[-1].block.text):
        return False
    return len(held.gone[-1].words) > _ITEMS + 1 and any(map(is_item, held.beyond[:1]))


def _intro_reworded(held: Held) -> bool:
    """Whether the last word before the list, which its items hang on, is another."""
    if not held.touched or not held.now or not held.beyond:
        return False
    was, said = held.touched[-1], held.now[-1]
    if not was.text.rstrip().endswith(":") or was.block is held.beyond[0].block:
        return False
    return bool(was.words and said.words) and was.words[-1] != said.words[-1] and len(held.less) <= len(held.more) + 2


def _stub(held: Held) -> bool:
    """Whether the line over a list is left as half a sentence: “Here's what they do:” as “What they do:”."""
    return any(_STUB.match(said.text) for said in held.now) and not any(_STUB.match(said.text) for said in held.changed)


def _item_gone(held: Held) -> bool:
    """Whether one of several items goes, or of several lines that open alike, and the others stay."""
    if not held.cuts:
        return False
    first, last = held.gone[0], held.gone[-1]
    beside = [*held.ahead[-1:], *held.after[:1]]
    near = [said for said in beside if abs(said.block.paragraph - first.block.paragraph) == 0]
    alone = first.block is last.block and sum(said.block is first.block for said in held.old) == len(held.gone)
    if is_item(first):
        return alone and any(is_item(said) for said in near)
    alike = [said for said in near if said.block is not first.block and said.words[:1] == first.words[:1]]
    return alone and bool(alike) and len(first.words) > 1


def _paragraphs_listed(held: Held) -> bool:
    """Whether lines that are paragraphs of their own become items of a list."""
    made = len(_BULLET.findall(held.edit.text)) - len(_BULLET.findall(held.at.slice(held.text)))
    if made < _ITEMS:
        return False
    lines = [line for line in held.edit.text.splitlines() if line.startswith("- ")]
    return any(len(line.split()) > LONG or len(_STOP.findall(line)) > 1 for line in lines)
