"""Bare: what is left of a text when only the sentences stay that say something, and what they lean on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from unmask.fidelity.sentence import Said, sentences
from unmask.rewrite.enumeration import Enumeration, enumerations
from unmask.rewrite.lean import leans
from unmask.rewrite.remainder import is_one_piece, remainder
from unmask.rewrite.substance import is_label, is_substantial
from unmask.types.draft import BlockKind, Draft
from unmask.types.source import Syntax

_FIRM = frozenset({BlockKind.HEADING, BlockKind.QUOTE, BlockKind.TABLE})
"""What stays whatever it says: the frame of a page, and other people’s words."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without the sentences that say nothing particular.

    `particular` is how many sentences say something particular, `kept` how many stay, `of` how many there were.
    """

    text: str
    particular: int
    kept: int
    of: int


def bare(draft: Draft, happened: Callable[[Said], bool], let_be: Callable[[Said], bool]) -> Bare:
    """What is left of a draft; its whole text where no sentence says anything particular.

    `happened` tells of a sentence whether it reports an event, `let_be` whether it stays whatever it says. No letter
    of a sentence that stays is changed, and none is added.
    """
    said = tuple(sentences(draft))
    proper = frozenset(number for number, one in enumerate(said) if not is_label(one))
    telling = frozenset(number for number in proper if is_substantial(said[number], happened=happened(said[number])))
    if not telling:
        return Bare(draft.source.text, 0, len(proper), len(proper))
    firm = frozenset(number for number, one in enumerate(said) if _is_firm(one, draft) or let_be(one))
    kept = _with_supports(said, draft, telling | firm)
    text = remainder(draft, frozenset(said[number].span.start for number in kept))
    return Bare(text, len(telling), len(kept & proper), len(proper))


def _is_firm(said: Said, draft: Draft) -> bool:
    if said.block.kind in _FIRM:
        return True
    if draft.source.syntax is not Syntax.MARKDOWN:
        return False
    # Markup that is no prose, such as an image, is in no sentence and would go with its paragraph.
    written = said.block.span.slice(draft.source.text)
    return said.block.kind is BlockKind.LIST_ITEM or any(mark in written for mark in ("<", "![", "[^"))


def _with_supports(said: Sequence[Said], draft: Draft, wanted: frozenset[int]) -> frozenset[int]:
    """The numbers of the sentences that are wanted, and of all that they lean on."""
    on = leans(said)
    lists = tuple(enumerations(said, draft.source.text))
    kept = wanted
    while True:
        more = kept.union(*(on[number] for number in kept), *(_of_list(each, kept) for each in lists))
        more |= _of_pieces(said, draft, more)
        if more == kept:
            return kept
        kept = more


def _of_list(listed: Enumeration, kept: frozenset[int]) -> frozenset[int]:
    """What of a list must stay for the sake of what stays of it."""
    items = kept.intersection(listed.items)
    intro = frozenset() if listed.intro is None else frozenset({listed.intro})
    if items:
        return intro.union(listed.items) if listed.bound else intro
    return frozenset(listed.items) if intro & kept else frozenset()


def _of_pieces(said: Sequence[Said], draft: Draft, kept: frozenset[int]) -> frozenset[int]:
    """The sentences of blocks that markup holds together, of which one stays."""
    whole = {said[number].block.span for number in kept if is_one_piece(said[number].block, draft)}
    return frozenset(number for number, one in enumerate(said) if one.block.span in whole)
