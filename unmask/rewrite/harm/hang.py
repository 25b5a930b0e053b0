"""Hanging: what goes on from a sentence without saying so by its first word, and what is left open for the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from unmask.english.word import AUXILIARY, TERM, stem
from unmask.english.wordlist import alternatives
from unmask.fidelity.align import LIGHT, Said, Ties, near, tied
from unmask.fidelity.difference import denials
from unmask.rewrite.clause import ASKED, ENDED, announces
from unmask.rewrite.harm.held import Held
from unmask.rewrite.harm.reference import FAMILIAR, NOWHERE

_THEY = re.compile(r"\b(?:they|them|their|theirs|its|both|neither|either|such|however)\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:it|that|ones|he|she|him|her|his)\b", re.IGNORECASE)
_ALONE = re.compile(
    r"""\b(?:(?:this|these|those)(?=\ (?:is|are|was|were|will|can|has|have|means|way)\b|[.,;:!?])
      |that(?='s|\ is|\ was|\ means|[.,;:!?])
      |(?:every|each|another|the|no|this|that|which)\ one\b|ones?(?=[.,;:!?])
      |the\ (?:same|other|opposite|latter|former)\b|exactly\ that\b)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What stands for something else and has no noun of its own."""

_IT = re.compile(r"\bit\b(?!'?s? (?:takes|is time|is hard|is easy|turns out|seems))", re.IGNORECASE)
_NAMED = re.compile(rf"\b(?:{alternatives('lean', 'brings a noun')}|\d+) [^\W_]{{3,}}|\w+[^s\W]s\b", re.IGNORECASE)
"""A noun, by the word before it or by its ending."""

_GIVES = re.compile(
    rf"\b{alternatives('lean', 'ways to get')} (?:\w+ )?(?:it|them|this|one|yours)\b"
    rf"|^[^\w#@]*(?:{alternatives('lean', 'where it is')})\b",
    re.IGNORECASE,
)
"""What tells how to get something that was named before, perhaps some sentences before."""

_SHORT = 8
"""In a sentence of no more words a pronoun has nothing else to stand for than what was said before."""

SAYS_LESS = re.compile(rf"\b{AUXILIARY}(?: not)?[^\w]*$", re.IGNORECASE)
"""The end of a sentence that says of others what the one before said: “Most people don't.”"""

_HELD_UP = re.compile(r"\b(?:there|that|this|so|too|it|accordingly|otherwise|likewise)[^\w]*$", re.IGNORECASE)
_TURNS = re.compile(
    rf"[^\w#@]*(?:{alternatives('grammar', 'personal subjects')})(?:'(?:s|re|ve|m))?"
    rf"(?: (?:is|are|have|has|was|were|do))? {alternatives('lean', 'turns on it')}\b",
    re.IGNORECASE,
)
_OPENS_LEANING = re.compile(
    rf"""[^\w#@]*(?:{alternatives("lean", "bare verbs", "turned openings")}
      |[a-z]{{3,}}ed|{alternatives("lean", "participles")})\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SMALL = re.compile(r"[^\w#@]*[a-z]")
_PREDICATE = re.compile(r"[^\w#@]*(?:is|are|was|were|has|isn't|aren't|wasn't|weren't)\b(?![^?]*\?)", re.IGNORECASE)
"""“Is a craft.”: a predicate that stands by itself, of a sentence that runs over several lines."""

_ONE = re.compile(r"[^\w#@]*one (?:is|was|of|has)\b", re.IGNORECASE)
_OTHER = re.compile(r"[^\w#@]*(?:the |an)?(?:other|second|latter)\b", re.IGNORECASE)
_DOTS = re.compile(r"[^\w#@]*(?:\.\.|…)")
_GERUND = re.compile(rf"[^\w#@]*(?!{alternatives('lean', 'no gerunds')}\b)[a-z]{{2,}}ing\b", re.IGNORECASE)
_HELPED = re.compile(rf"\b{AUXILIARY}\b", re.IGNORECASE)
_THIS = re.compile(r"\b(?:this|these|those|such) ([a-z]+)(?: ([a-z]+))?", re.IGNORECASE)
_OPEN = re.compile(r"(?:[,;—–]|…|\.\.\.)[^\w]*$")
_SUBORDINATE = re.compile(rf"[^\w#@]*(?:or |and )?(?:{alternatives('lean', 'subordinators')}|whether)\b", re.IGNORECASE)
_CONJUNCTION = re.compile(rf"[^\w#@]*{alternatives('grammar', 'conjunctions')}\b", re.IGNORECASE)
_FIRM = re.compile(
    rf"[^\w#@]*(?:{alternatives('lean', 'firm openings')}(?:'\w+)?\b|[#@]?(?-i:[A-Z])[\w'’.-]* (?-i:[A-Z]))",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"[^\w]*(?:it|they|that|this)(?:'s|'re| is| are| was| were)\b", re.IGNORECASE)
_DENIES = re.compile(
    r"[^\w]*(?:and |but )?(?:not\b|(?:it|they|that|this)"
    r"(?:(?:'s|'re| is| are| was| were) not| ?(?:is|are|was|were)n't))",
    re.IGNORECASE,
)
_FAR = 3
"""How many sentences after a denial what is claimed instead may stand."""

_CLAIM = 12
"""A denial of more words says something by itself."""

_LEADING = 3
"""How many words at the head of a sentence say what it is about; a shorter word is no noun."""

_AROUND = 3
"""How many sentences before and after a cut are looked at."""


def hangs(said: Sequence[Said], *, strict: bool = False) -> tuple[frozenset[int], ...]:
    """For each sentence the numbers of its neighbours that it goes on from, or that it is left open for.

    Where `strict`, one in the middle of a paragraph goes on from the one before it unless it opens firmly.
    """
    return tied(said, _ON, _IN_BLOCK) if strict else tied(said, _ON)


_NOT_MANY = re.compile(r"[^\w]*not (?:[\w'’-]+,? ){0,5}[\w'’-]+[.!]", re.IGNORECASE)
"""“Not two, not three.”: of what, the sentence before says."""


def leaves_hanging(held: Held) -> bool:
    """Whether a sentence beside a cut goes on from what it takes, or is left open for it."""
    if not held.cuts:
        return False
    if held.edit.safe:
        shown = any("this" in said.words for said in held.gone)
        return shown and any(_stands_for_nothing(said) and not ASKED.search(said.text) for said in held.after[:1])
    if any(each.match(held.gone[0].text) for each in (_PREDICATE, _OTHER)):
        return True
    ahead, after = held.left[-_AROUND:], held.after[:_AROUND]
    if after and _NOT_MANY.match(after[0].text):
        return True
    said = (*ahead, *held.gone, *after)
    first, end = len(ahead), len(ahead) + len(held.gone)
    behind: Iterator[int] = iter(())
    if after and not ASKED.search(after[0].text):
        pointing = (other for number in range(end, len(said)) for other in _on_offer(said, number))
        behind = chain((other for on in (_on_before, _on_open_end) for other in on(said, end)), pointing)
    before = (other for on in (_on_open_end, _on_denied) for other in on(said, first - 1)) if ahead else iter(())
    return any(first <= other < end for other in (*behind, *before))


def _on_before(said: Sequence[Said], number: int) -> Iterator[int]:
    """By a word that stands for something, by its opening, or by what it takes up a sentence goes on from another."""
    if not near(said, number, number - 1):
        return
    one, text = said[number], said[number].text
    names = any(each.search(text) for each in (_THEY, _ALONE, SAYS_LESS, _HELD_UP)) or _names_this(text)
    names = names or _stands_for_nothing(one)
    gerund = _GERUND.match(text) is not None and _HELPED.search(text) is None
    before = said[number - 1]
    small = before.block.paragraph == one.block.paragraph or not ENDED.search(before.text)
    leans = gerund or any(
        each.match(text) for each in (_TURNS, _OPENS_LEANING, _DOTS, _PREDICATE, *((_SMALL,) if small else ()))
    )
    if names or leans or _echoes(before, one):
        yield number - 1


def _stands_for_nothing(said: Said) -> bool:
    """Whether a sentence has an “it”, or a short one a “she”, and no noun before that."""
    found = (_POINTS if len(said.words) <= _SHORT else _IT).search(said.text)
    return found is not None and not NOWHERE.match(said.text) and _NAMED.search(said.text, 0, found.start()) is None


def _on_offer(said: Sequence[Said], number: int) -> Iterator[int]:
    if _GIVES.search(said[number].text):
        yield from (other for other in range(max(0, number - _FAR), number) if not ASKED.search(said[other].text))


def _names_this(text: str) -> bool:
    """Whether a sentence speaks of “this event” as of one that was named."""
    return any(not {word.lower() for word in found.groups() if word} & FAMILIAR for found in _THIS.finditer(text))


def _echoes(before: Said, one: Said) -> bool:
    """Whether a sentence takes up at its head a word of the one before: “We need flour. Flour that is dry …”."""
    head = (word.lower() for word in TERM.findall(one.text)[:_LEADING])
    return any(len(word) > _LEADING and word not in LIGHT and stem(word) in before.stems for word in head)


def _on_block(said: Sequence[Said], number: int) -> Iterator[int]:
    """In the middle of a paragraph only what opens firmly can lose what stood before it."""
    if number and said[number - 1].block is said[number].block and not _FIRM.match(said[number].text):
        yield number - 1


def _on_open_end(said: Sequence[Said], number: int) -> Iterator[int]:
    """A line left open goes on in the next: with its main clause, or with “and”."""
    one = said[number]
    if number and near(said, number, number - 1):
        before = said[number - 1]
        opened = _OPEN.search(before.text) is not None
        beside = before.block.paragraph == one.block.paragraph and (opened or not ENDED.search(before.text))
        if (beside and _CONJUNCTION.match(one.text)) or (opened and not _SUBORDINATE.match(before.text)):
            yield number - 1
    unended = _OPEN.search(one.text) or (not ENDED.search(one.text) and one.end >= len(one.block.text))
    waits = unended and (_SUBORDINATE.match(one.text) or one.text.rstrip().endswith(","))
    if waits and near(said, number, number + 1):
        yield number + 1


def _on_announced(said: Sequence[Said], number: int) -> Iterator[int]:
    if number and near(said, number, number - 1) and announces(said[number - 1]):
        yield number - 1


def _on_denied(said: Sequence[Said], number: int) -> Iterator[int]:
    """A denial leans on what is claimed instead, over the lines between: “It is not about X. … It is about Y.”."""
    if _DENIES.match(said[number].text):
        for other in range(number + 1, min(number + 1 + _FAR, len(said))):
            if _INSTEAD.match(said[other].text) and not _DENIES.match(said[other].text):
                yield other


def _on_other(said: Sequence[Said], number: int) -> Iterator[int]:
    if _ONE.match(said[number].text):
        yield from (
            other for other in range(number + 1, min(number + 1 + _FAR, len(said))) if _OTHER.match(said[other].text)
        )


def _on_half(said: Sequence[Said], number: int) -> Iterator[int]:
    """A short denial leans on what comes right after it: “Rye does not rise. Rye rests.”."""
    one, after = said[number], number + 1
    if len(one.words) > _CLAIM or not near(said, number, after) or not denials(one.text):
        return
    beside = one.block.paragraph == said[after].block.paragraph
    goes_on = beside or _INSTEAD.match(said[after].text) or one.stems & said[after].stems
    if goes_on and not any(ASKED.search(each.text) for each in (one, said[after])):
        yield after


def _on_reply(said: Sequence[Said], number: int) -> Iterator[int]:
    """A question that stays needs what answers it."""
    after = number + 1
    if ASKED.search(said[number].text) and near(said, number, after) and not ASKED.search(said[after].text):
        yield after


_ON = Ties(
    _FAR,
    _FAR,
    (_on_before, _on_open_end, _on_announced, _on_offer, _on_denied, _on_half, _on_other, _on_reply),
)
_IN_BLOCK = Ties(1, 0, (_on_block,))
