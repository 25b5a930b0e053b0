"""Proposing: what to do about one match, as a remedy to show and an edit to make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from unmask.english.particular import QUOTATION
from unmask.english.word import OBJECT, WORD, WRITER, is_adjective, speaks_as_many, voice
from unmask.rewrite.beside import strands, strands_that
from unmask.rewrite.clause import clause_around, without_lead
from unmask.rewrite.plainer import say_plainly
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
from unmask.rewrite.replacement import Change, agreeing, as_typed, echoes, fill, follow, lost, protected, replaced
from unmask.rewrite.spare import as_safe, outside, takes_claim, takes_sentence, up_to_colon
from unmask.types.match import Match
from unmask.types.pattern import Plainer, Repair, Scope, Shorthand
from unmask.types.report import Edit, Remedy, Remove, Replace
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

_AFTER_QUALITY = re.compile(r"\b([a-z][a-z-]+), $")
_BETWEEN = re.compile(r"[*_~]{0,3}[\s>]*[*_~]{0,3}")
"""What may stand between two sentences that become one: white space and marks of emphasis or quotation."""

_QUOTATION = re.compile(QUOTATION)


class Manner:
    """How a whole text is written, as far as that decides how a passage of it is reworded."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def curly(self) -> bool:
        """Whether it has a curly apostrophe."""
        return "’" in self._text

    @cached_property
    def voice(self) -> str:
        """Who speaks in it, “I” or “we”; nothing where both do."""
        return voice(self._text) or ("" if speaks_as_many(self._text) else "I")


def speaks(repair: Repair) -> bool:
    """Whether a repair asks who speaks in a text."""
    template = repair.say or ""
    return f"<{WRITER}>" in template or f"<{OBJECT}>" in template


def propose(match: Match, text: str, manner: Manner | None = None) -> Iterator[tuple[Remedy, Edit]]:
    """The remedy and edit of each of a pattern's repairs that can be made at a match, in their order.

    `text` is the source's. A repair cannot be made where the match lacks a part, the form of a word cannot be told,
    nothing would change, what is left would not be a sentence, or the edit would lose a name, a number, a link, a
    mention or a quotation that the rule has no business with. Each is made only when it is asked for. `manner` is how
    the whole text is written, where this is only a part of it.
    """
    whole = manner or Manner(text)
    made = (_make(as_safe(repair, match, text), match, text, whole) for repair in match.pattern.repairs)
    return (each for each in made if each is not None)


def _make(repair: Repair, match: Match, text: str, manner: Manner) -> tuple[Remedy, Edit] | None:
    if not _beside(repair, match, text):
        return None
    if repair.plainer is not None:
        find = match.pattern.find
        tagged = isinstance(find, Shorthand) and find.tagged == "VERB"
        made = _plainer(repair, repair.plainer, match, text, verb_first=tagged)
    elif repair.cut is not None:
        made = _removal(repair, match, text)
    else:
        made = _rewording(repair, match, text, manner)
    if made is None:
        return None
    change, remedy = made
    if change.span.slice(text) == change.text or _is_all(text, change):
        return None
    if _loses(match, text, change) or _is_quoted(match, text, change):
        return None
    return remedy, Edit(change.span, change.text, repair.safe, match.rule.id)


def _rewording(repair: Repair, match: Match, text: str, manner: Manner) -> tuple[Change, Remedy] | None:
    template = repair.say or ""
    written = match.span.slice(text)
    if template == LAYOUT:
        # A detector says it to the letter, capitals included.
        if not (words := match.captures.get("text", "")):
            return None
        return Change(match.replaced or match.span, words), Replace(words.lstrip(" ,"), repair.safe)
    captures = dict(match.captures)
    if speaks(repair):
        if (who := _speaker(template, match, text, manner)) is None:
            return None
        captures |= {OBJECT: "us" if who == "we" else "me"}
        if f"<{WRITER}>" in template:
            captures |= {WRITER: who, "who": who}
    try:
        words = as_typed(agreeing(fill(template, captures, match.forms)), written, curly=manner.curly)
        joined = follow(template, captures, match.forms, text, match.span.end, match.joined)
    except (KeyError, ValueError):
        return None
    # A name that comes to stand first is still there, though a capital there says nothing.
    if _MARKUP.search(written) or (lost(written, words) and lost(written, f"so {words}")):
        return None
    if words.endswith(".") and not written.endswith(_STOPS):
        # A line of a list or a heading has no stop of its own.
        words = words[:-1]
    rest = joined.text + text[joined.span.end : match.sentence.end]
    if not words or echoes(text, match.sentence, match.span, words) or strands(written, words, rest, repair.reforms):
        return None
    span = match.span
    comma = _AFTER_QUALITY.search(text, match.sentence.start, span.start)
    if comma is not None and written.lower().endswith(f" {words.lower()}"):
        # “Skilled, passionate people” are skilled people; what ends before another comma may be a clause.
        if not is_adjective(comma[1]):
            return None
        span, words = Span(comma.end(1), span.end), f" {words}"
    change = replaced(text, span, words)
    change = Change(Span(change.span.start, joined.span.end), change.text + joined.text)
    shown = change.text if change.span == match.span else change.text[match.span.start - change.span.start :]
    return change, Replace(shown, repair.safe)


def _speaker(template: str, match: Match, text: str, manner: Manner) -> str | None:
    """Who speaks at a match, “I” or “we”; None where it may be either."""
    named = voice(match.sentence.slice(text))
    if f"<{WRITER}>" in template and not named and manner.voice == "we":
        # Where one speaks for many elsewhere, it may be one or many who did this.
        return None
    return named or manner.voice or None


def _plainer(
    repair: Repair, plainer: Plainer, match: Match, text: str, *, verb_first: bool
) -> tuple[Change, Remedy] | None:
    found = say_plainly(plainer, text, match.span, match.sentence, verb_first=verb_first)
    if found is None:
        return None
    span, words = found
    written = span.slice(text)
    if _MARKUP.search(written) or lost(written, words):
        return None
    return Change(span, words), Replace(words.rstrip(), repair.safe) if words.strip() else Remove(repair.safe)


def _removal(repair: Repair, match: Match, text: str) -> tuple[Change, Remedy] | None:
    sentence = match.sentence
    if not match.removable or (repair.before and not _goes_on(match, text, repair.before)):
        return None
    span = match.span
    if repair.cut is Scope.MATCH and strands_that(span.slice(text), text[span.end : sentence.end]):
        return None
    if repair.cut is Scope.CLAUSE:
        return _without_clause(repair, match, text)
    if repair.share and not _is_most_of(match, text, repair.share):
        return None
    change: Change | None
    if takes_claim(repair, match, text):
        change = up_to_colon(match, text) if takes_sentence(repair, match, text) else None
        return (change, Remove(repair.safe)) if change is not None else None
    match repair.cut:
        case Scope.MATCH if _count(outside(match, text)):
            change = removed(text, match.span, sentence)
        case Scope.LEAD if protected(match.span.slice(text)):
            return None
        case Scope.LEAD:
            change = without_lead(text, match.span, sentence, match.block)
        case Scope.BLOCK:
            change = removed_block(text, match.block)
        case _:
            gone = hull(match.span, sentence) if repair.cut is Scope.MATCH else sentence
            change = None if hangs_together(text, gone, match.block) else removed_sentence(text, gone, match.block)
    leans = answers_back if repair.safe else leans_back
    if change is None or heads_list(text, change) or leans(text, change):
        return None
    return change, Remove(repair.safe)


def _without_clause(repair: Repair, match: Match, text: str) -> tuple[Change, Remedy] | None:
    found = clause_around(text, match.span, match.sentence)
    if found is None:
        return None
    clause, change = found
    said = clause.slice(text)
    inside = text[max(clause.start, match.span.start) : min(clause.end, match.span.end)]
    if protected(said) or _MARKUP.search(said) or _count(inside) < repair.share * _count(said):
        return None
    return change, Remove(repair.safe)


def _beside(repair: Repair, match: Match, text: str) -> bool:
    """Whether the sentence holds some of the wording that the repair asks for."""
    if not repair.beside:
        return True
    said = f" {' '.join(WORD.findall(match.sentence.slice(text).lower()))} "
    return any(f" {wording} " in said for wording in repair.beside)


def _goes_on(match: Match, text: str, wordings: tuple[str, ...]) -> bool:
    """Whether one of the wordings starts with the last word of the match and goes on after it."""
    last = match.span.slice(text).split()[-1].lower()
    after = text[match.span.end : match.sentence.end].lower().split()
    return any(
        words[0] == last and after[: len(words) - 1] == words[1:] for words in (each.split() for each in wordings)
    )


def _is_most_of(match: Match, text: str, share: float) -> bool:
    """Whether the match is so much of its sentence, and the sentence so empty, that nothing is lost with it."""
    sentence = match.sentence.slice(text)
    matched, words = _count(match.span.slice(text)), _count(sentence)
    return (
        matched >= share * words
        and words - matched <= BESIDES
        and not protected(sentence)
        and not _ACT.search(sentence)
        and stands_alone(text, match.sentence, match.block)
    )


def _count(text: str) -> int:
    return len(WORD.findall(text))


def _is_all(text: str, change: Change) -> bool:
    """Whether nothing would be left of the text."""
    span = change.span
    return not (WORD.search(text, 0, span.start) or WORD.search(change.text) or WORD.search(text, span.end))


def _is_quoted(match: Match, text: str, change: Change) -> bool:
    """Whether the change would be made inside a quotation or a title, which are somebody's own words."""
    block = match.block.slice(text)
    start, end = change.span.start - match.block.start, change.span.end - match.block.start
    return any(
        found.start() < start and end < found.end() and _count(block[: found.start()] + " " + block[found.end() :]) > 0
        for found in _QUOTATION.finditer(block)
    )


def _loses(match: Match, text: str, change: Change) -> bool:
    """Whether something protected outside the match goes with it."""
    if match.parts and _takes_along(match, text, change):
        return True
    span, own = change.span, match.span
    outside = Span(span.start, max(span.start, own.start))
    beyond = Span(min(span.end, max(span.start, own.end)), span.end)
    return any(lost(text, change.text, part) for part in (outside, beyond))


def _takes_along(match: Match, text: str, change: Change) -> bool:
    """Whether a change of several sentences loses something protected in them, or whatever stands between them."""
    between = (text[one.end : other.start] for one, other in pairwise(match.parts))
    return bool(lost(text, change.text, change.span)) or not all(map(_BETWEEN.fullmatch, between))
