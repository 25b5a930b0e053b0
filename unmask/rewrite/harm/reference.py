"""References: “it”, “this”, “they”, “the other”, whose antecedent an edit takes away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from unmask.english.word import TERM, stem
from unmask.english.wordlist import alternatives, phrases, words
from unmask.fidelity.align import Said
from unmask.rewrite.harm.held import Held
from unmask.types.draft import BlockKind


def opening(entries: Iterable[str]) -> re.Pattern[str]:
    """What matches a sentence that opens with one of the entries, whatever signs stand before it."""
    listed = "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in sorted(entries, key=len, reverse=True))
    return re.compile(rf"[^\w#@]*(?:{listed})(?:'(?:s|re|ll|d|ve))?(?![\w'-])", re.IGNORECASE)


BACK = opening(phrases("lean", "points back"))
"""What matches a sentence that opens with a word for what was said before."""

NOWHERE = opening(phrases("lean", "points nowhere"))
"""What matches a sentence that opens so and speaks of nothing before it: “It takes an hour.”"""

_GOES_ON = opening(phrases("lean", "goes on"))
_HOLDS = re.compile(rf"\b{alternatives('lean', 'held up')}[.!?:;]*$", re.IGNORECASE)
_DEMONSTRATIVES = frozenset(words("lean", "demonstratives"))
_KNOWN = frozenset(words("lean", "known to all"))
FAMILIAR = _KNOWN | frozenset(words("wordclass", "not nouns"))
"""Words that need nothing before them to be spoken of with “the” or “this”: known to all, or no nouns."""

_NO_NOUN = frozenset(
    (*words("wordclass", "not nouns"), *words("wordclass", "prepositions"), *words("lean", "after a noun"))
)
_THIRD = frozenset({"it", "its", *(word for person in ("he", "she", "they") for word in words("claim", person))})
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|such)\s+([^\W\d_]+)(?:\s+([^\W\d_]+))?", re.IGNORECASE)
_VERB = re.compile(r"[^\W\d_]{3,}(?<![siu])s")
_HANGS = re.compile(
    rf"""[^\w#@]*(?P<phrase>(?:as|after|before|since|during|following|with|having|[a-z]+ing)\b
      (?![^,]*\b{alternatives("grammar", "personal subjects")}\b)[^,.!?:;]+),\ (?P<whose>I|we)\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""A phrase that opens a sentence and says of its subject what the subject is or did: “As your baker, I …”."""

_SAYS = 6
"""From how many words on a sentence that is always safe to leave out may yet be what the next one speaks of."""

_SHORT = 4
"""Words shorter than this are no nouns that a text takes up again."""


def loses_antecedent(held: Held) -> bool:
    """Whether what follows an edit, or is left of its sentence, points at words that it takes away."""
    return (
        _next_points(held)
        or _next_takes_up(held)
        or _demonstrative_bared(held)
        or _rest_points(held)
        or _opening_hangs(held)
    )


def points_back(said: Said, *, goes_on: bool = True) -> bool:
    """Whether a sentence opens with a word for what was said before, or `goes_on` with it."""
    if NOWHERE.match(said.text):
        return False
    return BACK.match(said.text) is not None or (goes_on and _GOES_ON.match(said.text) is not None)


def _next_points(held: Held) -> bool:
    if not held.gone or held.now or not held.after:
        return False
    after = held.after[0]
    if after.block.kind is BlockKind.LIST_ITEM:
        return False
    if held.edit.safe:
        # What is always safe to leave out announces or cheers; only a longer one can be spoken of.
        return sum(len(said.words) for said in held.gone) >= _SAYS and _answers(after)
    # A closing “this” or “too” speaks of what is beside it, and not of what stands a paragraph away.
    near = after.block.paragraph == held.gone[-1].block.paragraph
    little = sum(len(said.words) for said in held.gone) < _SHORT
    return points_back(after, goes_on=not little) or (
        near and len(after.words) <= 2 * _SAYS and _HOLDS.search(after.text) is not None
    )


def _answers(said: Said) -> bool:
    return re.match(r"[^\w#@]*(?:it|that|this)(?:'s| is| was)\b", said.text, re.IGNORECASE) is not None


def _next_takes_up(held: Held) -> bool:
    """Whether “the wolf” stands next where “a wolf” is gone, and no other was spoken of before."""
    if not held.gone or held.now:
        return False
    said = {stem(word) for sentence in held.gone for word in _terms(sentence) if len(word) >= _SHORT}
    for sentence in held.after[:3]:
        for found in _DEFINITE.finditer(sentence.text):
            nouns = {stem(word.lower()) for word in found.groups() if word and word.lower() not in _KNOWN}
            if any(noun in said and not _stands(held, noun) for noun in nouns):
                return True
    return False


def _stands(held: Held, noun: str) -> bool:
    """Whether a noun is spoken of before the edit."""
    ahead = " ".join(said.text for said in held.ahead)
    return re.search(rf"\b{re.escape(noun)}", ahead, re.IGNORECASE) is not None or held.earlier.names(noun)


def _demonstrative_bared(held: Held) -> bool:
    """Whether “this journey together” becomes “this together”."""
    named = set(_demonstrated(held.changed))
    bare = {one for one, other in named if not other or other in _NO_NOUN}
    return any(
        pair[0] not in bare and (pair[1] in _NO_NOUN or not pair[1] or (pair[0] == "this" and _VERB.fullmatch(pair[1])))
        for pair in _demonstrated(held.now)
    )


def _demonstrated(sentences: Iterable[Said]) -> Iterator[tuple[str, str]]:
    """Each demonstrative with the word after it, which is empty where a clause ends."""
    for said in sentences:
        tokens = [found[0].lower() for found in re.finditer(r"[^\W_]+(?:['-][^\W_]+)*|[.,;:!?)—–]", said.text)]
        for one, other in pairwise([*tokens, "."]):
            if one in _DEMONSTRATIVES:
                yield one, other if other[0].isalnum() else ""


def _rest_points(held: Held) -> bool:
    """Whether a cut takes the noun that a pronoun in the rest of its sentence stands for."""
    if len(held.touched) != 1 or len(held.now) != 1 or held.edit.text.strip() != "":
        return False
    sentence = held.touched[0]
    cut = held.at.start - sentence.span.start
    if any(letter.isalnum() for letter in sentence.text[: max(0, cut)]):
        return False
    first = _terms(held.now[0])[:1]
    gone = [word for word in held.less if len(word) >= _SHORT]
    if not gone or not first or first[0] not in _THIRD or NOWHERE.match(held.now[0].text):
        return False
    return not points_back(sentence)


def _opening_hangs(held: Held) -> bool:
    """Whether “As your baker, I'm proud that Ana sings” becomes “As your baker, Ana sings”."""
    for was, said in zip(held.changed[:1], held.now[:1], strict=False):
        found = _HANGS.match(was.text)
        if found is None:
            continue
        rest = said.text.partition(found["phrase"] + ", ")[2]
        if rest and re.match(r"(?:I|we)\b", rest, re.IGNORECASE) is None:
            return True
    return False


def _terms(said: Said) -> list[str]:
    return [word.lower() for word in TERM.findall(said.text)]
