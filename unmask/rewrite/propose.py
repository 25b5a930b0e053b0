"""Proposing: what to do about one match, as a remedy to show and an edit to make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unmask.rewrite.protect import lost
from unmask.rewrite.repair import Change, removed, removed_block, removed_sentence, replaced
from unmask.rewrite.template import fill
from unmask.rulebook.inflect import Form
from unmask.types.edit import Edit, Recast, Remedy, Remove, Replace
from unmask.types.rule import Rule, Scope
from unmask.types.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule matched.

    `text` is the source; the spans are those of the match, of the sentences it touches and of their block; `captures`
    is what the match remembers and `forms` the inflections in it, both in the order of the text.
    """

    text: str
    match: Span
    sentence: Span
    block: Span
    captures: Mapping[str, str]
    forms: tuple[Form, ...] = ()


def propose(rule: Rule, place: Place) -> tuple[Remedy, Edit] | None:
    """The remedy and edit that a rule's rewrite asks for here.

    None when the rule has no rewrite, when the match lacks a part that the rewrite needs, when nothing would change,
    and when the edit would lose a name, a number, a link, a mention or a quotation that the match does not cover.
    """
    rewrite = rule.rewrite
    if rewrite is None:
        return None
    remedy: Remedy
    if rewrite.remove is not None:
        change, remedy = _removal(rewrite.remove, place), Remove(rewrite.safe)
    else:
        template = rewrite.replace if rewrite.replace is not None else rewrite.recast or ""
        try:
            words = fill(template, place.captures, place.forms) if template != "<text>" else place.captures["text"]
        except (KeyError, ValueError):
            return None
        if not words:
            return None
        change = replaced(place.text, place.match, words)
        shown = change.text if change.span == place.match else change.text[place.match.start - change.span.start :]
        remedy = Replace(shown, rewrite.safe) if rewrite.replace is not None else Recast(shown, rewrite.safe)
    if change.span.slice(place.text) == change.text or _loses(place, change):
        return None
    return remedy, Edit(change.span, change.text, rewrite.safe, rule.id)


def _removal(scope: Scope, place: Place) -> Change:
    match scope:
        case Scope.MATCH if place.match.contains(place.sentence):
            return removed_sentence(place.text, place.match, place.block)
        case Scope.MATCH:
            return removed(place.text, place.match, place.sentence)
        case Scope.SENTENCE:
            return removed_sentence(place.text, place.sentence, place.block)
        case Scope.BLOCK:
            return removed_block(place.text, place.block)


def _loses(place: Place, change: Change) -> bool:
    """Whether something protected outside the match goes with it."""
    span = change.span
    outside = place.text[span.start : max(span.start, place.match.start)]
    beyond = place.text[min(span.end, max(span.start, place.match.end)) : span.end]
    return bool(lost(outside, change.text) or lost(beyond, change.text))
