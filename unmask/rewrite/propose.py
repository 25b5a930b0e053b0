"""Proposing: what to do about one match, as a remedy to show and an edit to make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from unmask.english.inflection import Form
from unmask.english.particular import QUOTATION
from unmask.english.pronoun import OBJECT, WRITER, writer
from unmask.english.word import WORD
from unmask.english.wordclass import is_adjective
from unmask.rewrite.clause import clause_around
from unmask.rewrite.echo import echoes
from unmask.rewrite.follow import follow
from unmask.rewrite.lead import without_lead
from unmask.rewrite.plainly import plainly
from unmask.rewrite.protect import lost, protected
from unmask.rewrite.removal import (
    answers_back,
    hangs_together,
    heads_list,
    leans_back,
    removed,
    removed_block,
    removed_sentence,
    stands_alone,
)
from unmask.rewrite.replacement import Change, agreeing, as_typed, replaced
from unmask.rewrite.template import fill
from unmask.types.edit import Edit, Recast, Remedy, Remove, Replace
from unmask.types.rule import Phrases, Plainly, Rewrite, Rule, Scope
from unmask.types.span import Span, hull

LAYOUT = "<text>"
"""The template of a rule of layout: what its detector says the passage could be."""

BESIDES = 4
"""How many words a sentence may hold beside the match to be left out: more of them may be what it is about."""

_STOPS = (".", "!", "?", "…")
_MARKUP = re.compile(r"[*_`\[\]<>~]")
_ACT = re.compile(
    r"\b(?:congratulat\w+|congrats|(?:thanks|thank you)(?: so much)? (?:to|all|everyone)\b)", re.IGNORECASE
)
"""Words that do something for somebody, however grand they are: no sentence that has them is mere slogan."""

_THAT = re.compile(r"\bthat\b", re.IGNORECASE)
_AND_THAT = re.compile(r"\b(?:and|but|or) that\b", re.IGNORECASE)
_AFTER_QUALITY = re.compile(r"\b([a-z][a-z-]+), $")
_BETWEEN = re.compile(r"[*_~]{0,3}[\s>]*[*_~]{0,3}")
"""What may stand between two sentences that become one: white space and marks of emphasis or quotation."""

_QUOTATION = re.compile(QUOTATION)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rule matched.

    `text` is the source; the spans are those of the match, of the sentences it touches and of their block; `captures`
    is what the match remembers and `forms` the inflections in it, both in the order of the text. `joined` are the
    verbs after the match that stand beside its last one, and take the form that this one is given. `stead` is what
    the wording of a detector takes the place of, where that is more than the match; `spare` is whether the match may
    be left out. `parts` are the sentences that a passage of layout is made of.
    """

    text: str
    match: Span
    sentence: Span
    block: Span
    captures: Mapping[str, str]
    forms: tuple[Form, ...] = ()
    joined: tuple[Span, ...] = ()
    stead: Span | None = None
    spare: bool = True
    parts: tuple[Span, ...] = ()


def propose(rule: Rule, place: Place) -> tuple[Remedy, Edit] | None:
    """The remedy and edit of the first of a rule's rewrites that can be made here.

    None when the rule has no rewrite or none can be made: the match lacks a part, the form of a word cannot be told,
    nothing would change, what is left would not be a sentence, or the edit would lose a name, a number, a link, a
    mention or a quotation that the rule has no business with. A doubtful repair is advice.
    """
    return next((made for rewrite in rule.rewrites if (made := _make(rule, rewrite, place)) is not None), None)


def _make(rule: Rule, rewrite: Rewrite, place: Place) -> tuple[Remedy, Edit] | None:
    if not all(place.captures.get(part) for part in rewrite.given) or not _beside(rewrite, place):
        return None
    if rewrite.plainly is not None:
        tagged = isinstance(rule.match, Phrases) and rule.match.tagged == "VERB"
        made = _plainer(rewrite, rewrite.plainly, place, verb_first=tagged)
    elif rewrite.remove is not None:
        made = _removal(rewrite, place)
    else:
        made = _rewording(rewrite, place)
    if made is None:
        return None
    change, remedy = made
    if change.span.slice(place.text) == change.text or _is_all(place, change):
        return None
    if _loses(place, change) or _is_quoted(place, change):
        return None
    return remedy, Edit(change.span, change.text, rewrite.safe, rule.id)


def _rewording(rewrite: Rewrite, place: Place) -> tuple[Change, Remedy] | None:
    template = rewrite.replace if rewrite.replace is not None else rewrite.recast or ""
    written = place.match.slice(place.text)
    if template == LAYOUT:
        # A detector says it to the letter, capitals included.
        if not (words := place.captures.get("text", "")):
            return None
        return Change(place.stead or place.match, words), Recast(words.lstrip(" ,"), rewrite.safe)
    captures = dict(place.captures)
    if f"<{WRITER}>" in template or f"<{OBJECT}>" in template:
        if not (who := writer(place.text, place.sentence)):
            return None
        captures |= {OBJECT: "us" if who == "we" else "me"}
        if f"<{WRITER}>" in template:
            captures |= {WRITER: who, "who": who}
    try:
        words = as_typed(agreeing(fill(template, captures, place.forms)), written, place.text)
        joined = follow(template, captures, place.forms, place.text, place.match.end, place.joined)
    except (KeyError, ValueError):
        return None
    # A name that comes to stand first is still there, though a capital there says nothing.
    if _MARKUP.search(written) or (lost(written, words) and lost(written, f"so {words}")):
        return None
    if words.endswith(".") and not written.endswith(_STOPS):
        # A line of a list or a heading has no stop of its own.
        words = words[:-1]
    if not words or echoes(place.text, place.sentence, place.match, words):
        return None
    span = place.match
    comma = _AFTER_QUALITY.search(place.text, place.sentence.start, span.start)
    if comma is not None and written.lower().endswith(f" {words.lower()}"):
        # “Skilled, passionate people” are skilled people; what ends before another comma may be a clause.
        if not is_adjective(comma[1]):
            return None
        span, words = Span(comma.end(1), span.end), f" {words}"
    change = replaced(place.text, span, words)
    change = Change(Span(change.span.start, joined.span.end), change.text + joined.text)
    shown = change.text if change.span == place.match else change.text[place.match.start - change.span.start :]
    return change, Replace(shown, rewrite.safe) if rewrite.replace is not None else Recast(shown, rewrite.safe)


def _plainer(rewrite: Rewrite, plain: Plainly, place: Place, *, verb_first: bool) -> tuple[Change, Remedy] | None:
    found = plainly(plain, place.text, place.match, place.sentence, verb_first=verb_first)
    if found is None:
        return None
    span, words = found
    written = span.slice(place.text)
    if _MARKUP.search(written) or lost(written, words):
        return None
    return Change(span, words), Replace(words.rstrip(), rewrite.safe) if words.strip() else Remove(rewrite.safe)


def _removal(rewrite: Rewrite, place: Place) -> tuple[Change, Remedy] | None:
    text, sentence = place.text, place.sentence
    if not place.spare or (rewrite.before and not _goes_on(place, rewrite.before)):
        return None
    if rewrite.remove is Scope.MATCH and _leaves_that(place):
        return None
    if rewrite.remove is Scope.CLAUSE:
        return _without_clause(rewrite, place)
    if rewrite.share and not _is_most_of(place, rewrite.share):
        return None
    change: Change | None
    match rewrite.remove:
        case Scope.MATCH if _count(
            text[sentence.start : place.match.start] + " " + text[place.match.end : sentence.end]
        ):
            change = removed(text, place.match, sentence)
        case Scope.LEAD if protected(place.match.slice(text)):
            return None
        case Scope.LEAD:
            change = without_lead(text, place.match, sentence, place.block)
        case Scope.BLOCK:
            change = removed_block(text, place.block)
        case _:
            gone = hull(place.match, sentence) if rewrite.remove is Scope.MATCH else sentence
            change = None if hangs_together(text, gone, place.block) else removed_sentence(text, gone, place.block)
    leans = answers_back if rewrite.safe else leans_back
    if change is None or heads_list(text, change) or leans(text, change):
        return None
    return change, Remove(rewrite.safe)


def _without_clause(rewrite: Rewrite, place: Place) -> tuple[Change, Remedy] | None:
    found = clause_around(place.text, place.match, place.sentence)
    if found is None:
        return None
    clause, change = found
    said = clause.slice(place.text)
    inside = place.text[max(clause.start, place.match.start) : min(clause.end, place.match.end)]
    if protected(said) or _MARKUP.search(said) or _count(inside) < rewrite.share * _count(said):
        return None
    return change, Remove(rewrite.safe)


def _beside(rewrite: Rewrite, place: Place) -> bool:
    """Whether the sentence holds some of the wording that the rewrite asks for."""
    if not rewrite.beside:
        return True
    said = f" {' '.join(WORD.findall(place.sentence.slice(place.text).lower()))} "
    return any(f" {wording} " in said for wording in rewrite.beside)


def _leaves_that(place: Place) -> bool:
    """Whether a first “that” would go and a second be left in the air: “glad to say that we won and that we sang”."""
    said = place.text[place.match.start : place.sentence.end]
    first, second = _THAT.search(said), _AND_THAT.search(place.text, place.match.end, place.sentence.end)
    return first is not None and second is not None and second.start() > place.match.start + first.end()


def _goes_on(place: Place, wordings: tuple[str, ...]) -> bool:
    """Whether one of the wordings starts with the last word of the match and goes on after it."""
    last = place.match.slice(place.text).split()[-1].lower()
    after = place.text[place.match.end : place.sentence.end].lower().split()
    return any(
        words[0] == last and after[: len(words) - 1] == words[1:] for words in (each.split() for each in wordings)
    )


def _is_most_of(place: Place, share: float) -> bool:
    """Whether the match is so much of its sentence, and the sentence so empty, that nothing is lost with it."""
    sentence = place.sentence.slice(place.text)
    matched, words = _count(place.match.slice(place.text)), _count(sentence)
    return (
        matched >= share * words
        and words - matched <= BESIDES
        and not protected(sentence)
        and not _ACT.search(sentence)
        and stands_alone(place.text, place.sentence, place.block)
    )


def _count(text: str) -> int:
    return len(WORD.findall(text))


def _is_all(place: Place, change: Change) -> bool:
    """Whether nothing would be left of the text."""
    text, span = place.text, change.span
    return not (WORD.search(text, 0, span.start) or WORD.search(change.text) or WORD.search(text, span.end))


def _is_quoted(place: Place, change: Change) -> bool:
    """Whether the change would be made inside a quotation or a title, which are somebody's own words."""
    block = place.block.slice(place.text)
    start, end = change.span.start - place.block.start, change.span.end - place.block.start
    return any(
        found.start() < start and end < found.end() and _count(block[: found.start()] + " " + block[found.end() :]) > 0
        for found in _QUOTATION.finditer(block)
    )


def _loses(place: Place, change: Change) -> bool:
    """Whether something protected outside the match goes with it."""
    span, match = change.span, place.match
    if place.parts and _takes_along(place, change):
        return True
    outside = Span(span.start, max(span.start, match.start))
    beyond = Span(min(span.end, max(span.start, match.end)), span.end)
    return any(lost(place.text, change.text, part) for part in (outside, beyond))


def _takes_along(place: Place, change: Change) -> bool:
    """Whether a change of several sentences loses something protected in them, or whatever stands between them."""
    between = (place.text[one.end : other.start] for one, other in pairwise(place.parts))
    return bool(lost(place.text, change.text, change.span)) or not all(map(_BETWEEN.fullmatch, between))
