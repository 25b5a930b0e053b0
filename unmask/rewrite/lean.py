"""Leaning: which sentences of a text say nothing, or something else, without which others."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter

from unmask.english.inflection import VERBS, Form, base_of
from unmask.english.word import TERM, stem
from unmask.english.wordlist import alternatives
from unmask.fidelity.align import Said, Ties, near, tied
from unmask.fidelity.difference import denials
from unmask.rewrite.clause import ASKED, ENDED, TELLS, announces
from unmask.rewrite.harm.pair import ANSWERS, ASKS
from unmask.rewrite.harm.reference import BACK, FAMILIAR, points_back
from unmask.types.draft import Block, BlockKind, RegionKind, kept, kept_between

_AND = re.compile(rf"[^\w#@]*{alternatives('grammar', 'conjunctions')} (?=\w)", re.IGNORECASE)
_SO = re.compile(r"[^\w#@]*(?:so much so|so that|which|who|because|and so)\b(?![^?]*\?)", re.IGNORECASE)
_NO_NOUN = f"{alternatives('wordclass', 'not nouns', 'prepositions')}|{alternatives('lean', 'after a noun')}"
_BARE = re.compile(
    rf"""\b(?:this|these|those)(?=\ (?:{_NO_NOUN})\b|[,;.!?])|\bthat(?=\ (?:and|but|or)\b|[,;.!?])
      |(?<!\bno\ )\bones?(?=\ (?!of\b){alternatives("wordclass", "prepositions")}\b|[,;.!?])""",
    re.IGNORECASE | re.VERBOSE,
)
"""A demonstrative, or a “one”, with no noun after it."""

_HELD_UP = re.compile(rf"\b{alternatives('lean', 'held up')}[^\w]*$", re.IGNORECASE)
_DEFINITE = re.compile(
    r"\b(?P<which>the|this|these|those|such) (?P<noun>[^\W\d_]{4,})(?: (?P<more>[^\W\d_]{4,}))?", re.IGNORECASE
)
_PERSON = re.compile(rf"\b{alternatives('claim', 'he', 'she')}\b", re.IGNORECASE)
_SOMEBODY = re.compile(rf"\b(?i:{alternatives('lean', 'brings in')}) \w|\w[ ,;] ?[A-Z]\w")
_TO_READERS = re.compile(rf"\b(?:you|your|{alternatives('grammar', 'anybody')})\b", re.IGNORECASE)
_INSTEAD = re.compile(r"[^\w]*(?:it|they|that)(?:'s|'re| is| are| was| were)\b", re.IGNORECASE)
_ENCLOSED = re.compile(r'"[^"]*"|\([^()]*\)')
_FARTHEST = 20
"""How many sentences away another may be that stands in the same quotation marks."""

_BACK = 80
"""How many sentences back something is looked for that was brought in there."""

_HANGING = re.compile(rf"(?:[,—–]|\b{alternatives('lean', 'ends open')})[ ]*$")
_FRAGMENT = 4
"""A sentence of more words has a verb, whether we know it or not."""

_TITLE = 6
"""A line of more words is no title of what stands under it."""

_CLAIM = 16
"""A sentence of more words is no mere other half of what was denied."""

_PAST = frozenset(past for forms, _ in VERBS.values() for past in forms)


def leans(said: Sequence[Said]) -> tuple[frozenset[int], ...]:
    """For each sentence the numbers of those that it leans on directly. Lists are not looked at."""
    return tuple(on - {number} for number, on in enumerate(tied(said, *_ON)))


def _on_antecedent(said: Sequence[Said], number: int) -> Iterator[int]:
    sentence = said[number]
    if sentence.block.kind is BlockKind.LIST_ITEM and sentence.start == 0:
        return
    beside = number > 0 and said[number - 1].block.paragraph == sentence.block.paragraph
    if points_back(sentence) or _BARE.search(sentence.text) or (beside and _HELD_UP.search(sentence.text)):
        yield number - 1
    also = _AND.match(sentence.text)
    if _SO.match(sentence.text) or (also and BACK.match(sentence.text, also.end())):
        yield number - 1
    person = _PERSON.search(sentence.text)
    if person is not None and _SOMEBODY.search(sentence.text, 0, person.start()) is None:
        yield number - 1


# Every sentence that takes something up asks the same of all before it.
_small = lru_cache(maxsize=4096)(str.lower)


def _on_introduction(said: Sequence[Said], number: int) -> Iterator[int]:
    """“The wolf” leans on “a wolf”, and “this wolf” on whatever spoke of one last."""
    for which, noun in _taken_up(said[number]):
        one = r"\b(?:an?|one) (?:[\w'-]+ ){0,2}" if which == "the" else r"\b"
        root = stem(noun)
        again = re.compile(one + re.escape(root), re.IGNORECASE)
        holding = (
            other for other in range(number - 1, max(-1, number - 1 - _BACK), -1) if root in _small(said[other].text)
        )
        yield from islice((other for other in holding if again.search(said[other].text)), 1)


@kept_between
def _taken_up(said: Said) -> tuple[tuple[str, str], ...]:
    """The nouns that a sentence speaks of as of something that was brought in before it, and which word says so."""
    return tuple(
        (found["which"].lower(), noun)
        for found in _DEFINITE.finditer(said.text)
        for noun in (word.lower() for word in (found["noun"], found["more"]) if word)
        if noun not in FAMILIAR and noun not in said.text[: found.start()].lower()
    )


def _on_question(said: Sequence[Said], number: int) -> Iterator[int]:
    """An answer leans on its question, and so does a request for answers."""
    sentence = said[number]
    if not near(said, number, number - 1) or ASKED.search(sentence.text):
        return
    asked = ASKED.search(said[number - 1].text)
    if asked and (ANSWERS.match(sentence.text) or ASKS.search(sentence.text) or is_fragment(sentence)):
        yield number - 1


def _on_answer(said: Sequence[Said], number: int) -> Iterator[int]:
    """A question that is not put to readers leans on what answers it."""
    sentence = said[number]
    asked = ASKED.search(sentence.text) and not _TO_READERS.search(sentence.text)
    if asked and near(said, number, number + 1):
        yield number + 1


def _on_rest(said: Sequence[Said], number: int) -> Iterator[int]:
    """A sentence broken over lines leans on its other part, and a fragment on the sentence before it."""
    sentence = said[number]
    if near(said, number, number - 1):
        before = said[number - 1]
        goes_on = _starts_small(sentence) and sentence.block.kind is not BlockKind.LIST_ITEM
        if (goes_on and not ENDED.search(before.text)) or (is_fragment(sentence) and not _is_title(said, number)):
            yield number - 1
    if near(said, number, number + 1):
        after = said[number + 1]
        if after.block is sentence.block and is_fragment(after):
            # “We are hiring a baker. Nights only.”
            yield number + 1
        told = announces(sentence) and after.block.kind is not BlockKind.LIST_ITEM
        broken = not ENDED.search(sentence.text) and _starts_small(after)
        if (broken and after.block.kind is not BlockKind.LIST_ITEM) or _HANGING.search(sentence.text) or told:
            yield number + 1


def _on_title(said: Sequence[Said], number: int) -> Iterator[int]:
    """A short line over another, like “2. Thursday mode”, and the line under it lean on each other."""
    if _is_title(said, number):
        yield number + 1
    if number and _is_title(said, number - 1):
        yield number - 1


def _is_title(said: Sequence[Said], number: int) -> bool:
    line = said[number]
    if line.end < len(line.block.text) or line.start or len(line.words) > _TITLE or ENDED.search(line.text):
        return False
    under = said[number + 1] if number + 1 < len(said) else None
    beneath = under is not None and under.block.paragraph == line.block.paragraph and ENDED.search(under.text)
    return bool(beneath) and under is not None and under.block.kind is not BlockKind.LIST_ITEM


def _on_other_half(said: Sequence[Said], number: int) -> Iterator[int]:
    """What is denied leans on what is claimed instead."""
    sentence = said[number]
    if not near(said, number, number + 1) or "?" in sentence.text or not denials(sentence.text):
        return
    after = said[number + 1]
    again = len(after.words) <= _CLAIM and _INSTEAD.match(after.text) is not None
    beside = after.block.paragraph == sentence.block.paragraph
    if not denials(after.text) and (again or (beside and len(sentence.stems & after.stems) > 1)):
        yield number + 1


def _on_enclosed(said: Sequence[Said], number: int) -> Iterator[int]:
    """Sentences in one pair of quotation marks or brackets stay together."""
    sentence = said[number]
    enclosed = _enclosed(sentence.block)
    first = bisect_right(enclosed, sentence.start, key=itemgetter(1))
    for start, end in enclosed[first : bisect_left(enclosed, sentence.end, key=itemgetter(0))]:
        for other in range(max(0, number - _FARTHEST), min(len(said), number + _FARTHEST + 1)):
            one = said[other]
            if one.block is sentence.block and start < one.end and one.start < end:
                yield other


# All sentences of a block ask the same.
@kept
def _enclosed(block: Block) -> tuple[tuple[int, int], ...]:
    return tuple(found.span() for found in _ENCLOSED.finditer(block.text))


_ON = (
    Ties(1, 1, (_on_antecedent, _on_question, _on_answer, _on_rest, _on_other_half, _on_title)),
    Ties(_FARTHEST, _FARTHEST, (_on_enclosed,), has=lambda said: _enclosed(said.block)),
    Ties(_BACK, 0, (_on_introduction,), has=_taken_up),
)


def is_fragment(said: Said) -> bool:
    """Whether a few words have no verb that we know, so that they are no sentence: “Forty loaves.”, “In Leeds.”."""
    if said.block.kind in {BlockKind.HEADING, BlockKind.LIST_ITEM} or said.block.regions:
        return False
    if (
        len(said.words) > _FRAGMENT
        or "?" in said.text
        or ":" in said.text
        or TELLS.search(said.text)
        or _PAST.intersection(said.words)
    ):
        return False
    # “Build it in an hour.” asks for something, and has no other sign of its verb.
    return not said.words or base_of(said.words[0], Form.BASE) is None


def _starts_small(said: Said) -> bool:
    first = TERM.search(said.text)
    return (
        first is not None
        and first[0].islower()
        and not said.block.within(
            said.start,
            said.start + first.end(),
            RegionKind.CODE,
            RegionKind.URL,
            RegionKind.MENTION,
            RegionKind.HASHTAG,
        )
    )
