"""Joined verbs: what stands beside the last verb of a match, and must change with it.

“I was thrilled to host the fair and meet you” cannot become “I hosted the fair and meet you”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from unmask.types.match import Match

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINT = re.compile(r"\b(?:and|or|but|then)\b|&", re.IGNORECASE)
_VERBS = frozenset({"VERB", "AUX"})
_OWN_CLAUSE = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
_BARE = frozenset({"VB", "VBP"})
"""Tags that the tagger mistakes for each other."""

Verbs = tuple[tuple[int, int], ...]
"""Where verbs stand in a sentence, as half-open offsets into its text."""


def may_be_joined(match: Match) -> bool:
    """Whether an edit of this match would set a verb in another form while the sentence goes on with an “and”."""
    within = match.within
    if within is None or len(within.sentences) != 1 or not any(repair.reforms for repair in match.pattern.repairs):
        return False
    return _JOINT.search(within.block.text, within.start, within.sentences[0].end) is not None


def joined_verbs(match: Match, doc: Doc) -> Verbs:
    """Where the verbs stand that are joined to the one that an edit would set in another form.

    `doc` is the parse of the match's sentence, into which the half-open offsets count.
    """
    within = match.within
    if within is None:
        return ()
    start = within.sentences[0].start
    span = doc.char_span(within.start - start, within.end - start, alignment_mode="expand")
    reformed = {part for repair in match.pattern.repairs for part in repair.reformed}
    said = {text.lower().split()[0] for name, text in match.captures.items() if text and name in reformed}
    verb = next((token for token in reversed(span or ()) if token.lower_ in said), None)
    return tuple(_beside(verb)) if verb is not None else ()


def with_joined(match: Match, verbs: Verbs) -> Match:
    """The match with the verbs that are joined to it, as `joined_verbs` tells them."""
    within = match.within
    if within is None or not verbs:
        return match
    start = within.sentences[0].start
    return replace(match, joined=tuple(within.block.source_span(start + one, start + end) for one, end in verbs))


def _beside(verb: Token) -> Iterator[tuple[int, int]]:
    """Where the verbs coordinated with this one stand after it, each with the “to” before it."""
    tag = verb.tag_ if verb.pos_ in _VERBS else "VBG" if verb.lower_.endswith("ing") else "VB"
    for other in verb.doc[verb.i + 1 :]:
        spoken = other.pos_ in _VERBS and (_coordinated(other, verb, tag) or _strayed(other, verb, tag))
        if not spoken and not _echoes(other, verb) and _may_belong(other, verb, tag):
            # The verb itself, which stands inside the match: a sign that the edit is in doubt.
            yield verb.idx, verb.idx + len(verb)
            return
        if spoken or _mistaken(other) or _echoes(other, verb):
            first = other.nbor(-1) if other.nbor(-1).lower_ == "to" else other
            yield first.idx, other.idx + len(other)


def _coordinated(other: Token, verb: Token, tag: str) -> bool:
    return (other.tag_ == tag or {other.tag_, tag} <= _BARE) and other in verb.conjuncts


def _strayed(other: Token, verb: Token, tag: str) -> bool:
    """Whether the parser hung a bare verb on the main verb, which is finite: “I'm thrilled to join and help you”.

    So it does, too, where it takes the verb for a noun: “thrilled to partner with you and help”.
    """
    return (
        other.tag_ == tag
        and tag in {"VB", "VBG"}
        and other.dep_ == "conj"
        and other.head.i < verb.i
        and (other.head.tag_ != tag or other.head.lower_ == "be")
        and not any(child.dep_ in _OWN_CLAUSE and child.lower_ != "to" for child in other.children)
    )


def _echoes(other: Token, verb: Token) -> bool:
    """Whether a word in -ing stands right beside another, taken for nouns or not: “fun planning and baking”."""
    joined = other.i == verb.i + 2 and other.nbor(-1).lower_ in {"and", "or"}
    return joined and verb.lower_.endswith("ing") and other.lower_.endswith("ing")


def _mistaken(other: Token) -> bool:
    """Whether a word taken for a noun is a verb, since it stands between an “and” and its object: “and host a fair”."""
    if other.pos_ not in {"NOUN", "ADJ", "PROPN"} or not other.is_lower or other.nbor(-1).tag_ not in {"CC", "TO"}:
        return False
    return other.i + 1 < len(other.doc) and other.nbor().tag_ in {"DT", "PRP", "PRP$", "CD"}


def _may_belong(other: Token, verb: Token, tag: str) -> bool:
    """Whether a verb of the same form follows an “and” and is hung on nothing that comes after the match's verb."""
    before = other.nbor(-1)
    joint = before.tag_ == "CC" or (before.pos_ == "ADP" and before.i > verb.i and before.nbor(-1).tag_ == "CC")
    return joint and other.tag_ == tag and other.pos_ in _VERBS and tag in {"VB", "VBG"} and other.head.i <= verb.i
