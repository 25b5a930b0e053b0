"""Joined verbs: what stands beside the last verb of a match, and must change with it.

“I was thrilled to host the fair and meet you” cannot become “I hosted the fair and meet you”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from unmask.match.hit import Hit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_JOINT = re.compile(r"\b(?:and|or|but|then)\b|&", re.IGNORECASE)
_OWN_CLAUSE = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
_BARE = frozenset({"VB", "VBP"})
"""Tags that the tagger mistakes for each other."""


def may_be_joined(hit: Hit) -> bool:
    """Whether an edit of this match would set a verb in another form while the sentence goes on with an “and”."""
    if len(hit.sentences) != 1 or not any(rewrite.reforms for rewrite in hit.rule.rewrites):
        return False
    return _JOINT.search(hit.block.text, hit.end, hit.sentences[0].end) is not None


def with_joined(hit: Hit, doc: Doc) -> Hit:
    """The hit with the verbs that are joined to its last one. `doc` is the parse of its sentence."""
    start = hit.sentences[0].start
    span = doc.char_span(hit.start - start, hit.end - start, alignment_mode="expand")
    said = {text.lower() for _, text in hit.captures}
    verb = next((token for token in reversed(span or ()) if token.lower_ in said), None)
    if verb is None:
        return hit
    return replace(hit, joined=tuple((start + one, start + end) for one, end in _beside(verb)))


def _beside(verb: Token) -> Iterator[tuple[int, int]]:
    """Where the verbs coordinated with this one stand after it, each with the “to” before it."""
    for other in verb.doc[verb.i + 1 :]:
        if other.pos_ in {"VERB", "AUX"} and (_coordinated(other, verb) or _strayed(other, verb)):
            first = other.nbor(-1) if other.nbor(-1).lower_ == "to" else other
            yield first.idx, other.idx + len(other)


def _coordinated(other: Token, verb: Token) -> bool:
    return (other.tag_ == verb.tag_ or {other.tag_, verb.tag_} <= _BARE) and other in verb.conjuncts


def _strayed(other: Token, verb: Token) -> bool:
    """Whether the parser hung a bare verb on the main verb, which is finite: “I'm thrilled to join and help you”."""
    return (
        other.tag_ == verb.tag_
        and other.tag_ in {"VB", "VBG"}
        and other.dep_ == "conj"
        and other.head.i < verb.i
        and other.head.tag_ != other.tag_
        and not any(child.dep_ in _OWN_CLAUSE and child.lower_ != "to" for child in other.children)
    )
