"""Words that a passage can spare: big adjectives before their noun, and the intensifiers before other words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unmask.rewrite.article import article
from unmask.rewrite.replacement import Change, like
from unmask.rewrite.wordclass import (
    COPULAS,
    DEGREES,
    DETERMINERS,
    EMPTY,
    JOINTS,
    NO_NOUN,
    NOT_THIN,
    PREPOSITIONS,
    TITLED,
)
from unmask.types.rule import Plainly
from unmask.types.span import Span

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
BEFORE = re.compile(r"([^\W_]+(?:['’-][^\W_]+)*) $")
_AFTER = re.compile(r" ([^\W_]+(?:['’-][^\W_]+)*)")
_FULL_NAME = re.compile(r" [A-Z][^\W_]*[a-zà-þ](?: [A-Z][^\W_]*[a-zà-þ](?:['’-][^\W_]+)*)+(?!['’])")
_MASS = ("tion", "ment", "ness", "ity", "ance", "ence", "growth", "work", "design", "software", "technology")


def plain_case(word: str) -> str:
    """A word as the word classes list it: in lower case, with a straight apostrophe."""
    return word.lower().replace("’", "'")


def dropped(plain: Plainly, text: str, match: Span, sentence: Span) -> Iterator[Change]:
    """The changes that leave out adjectives to drop, with the intensifiers before them."""
    words = list(_WORD.finditer(text, match.start, match.end))
    number = 0
    while number < len(words):
        first = last = number
        while last < len(words) and _can_go(plain, words[last][0]) and _adjoins(text, words, first, last):
            last += 1
        number = max(last, number + 1)
        while last > first and words[last - 1][0].lower() not in plain.drop:
            last -= 1
        if last > first:
            change = _without_adjectives(plain, text, Span(words[first].start(), words[last - 1].end()), sentence)
            if change is not None:
                yield change


def thinned(plain: Plainly, text: str, match: Span, sentence: Span) -> Iterator[Change]:
    """The changes that leave out the intensifiers to thin, each where the word it leans on follows."""
    for word in _WORD.finditer(text, match.start, match.end):
        if word[0].lower() not in plain.thin:
            continue
        follows = _AFTER.match(text, word.end(), sentence.end)
        if follows is None or plain_case(follows[1]) in JOINTS:
            continue
        before = BEFORE.search(text, sentence.start, word.start())
        lead = plain_case(before[1]) if before is not None else ""
        if lead in NOT_THIN or lead.endswith("n't"):
            continue
        end = follows.start(1)
        if before is not None and lead in {"a", "an"}:
            yield _with_article(before.start(1), before[1], end, follows[1])
        else:
            yield Change(Span(word.start(), end + 1), like(word[0], text[end]))


def _can_go(plain: Plainly, word: str) -> bool:
    return word.lower() in plain.drop or word.lower() in plain.thin


def _adjoins(text: str, words: list[re.Match[str]], first: int, index: int) -> bool:
    return index == first or text[words[index - 1].end() : words[index].start()] == " "


def _without_adjectives(plain: Plainly, text: str, span: Span, sentence: Span) -> Change | None:
    """The change that leaves out adjectives, or None where no noun may follow or something hangs on them."""
    follows = _AFTER.match(text, span.end, sentence.end)
    if follows is None or follows[1].lower() in NO_NOUN | plain.drop or follows[1].lower().endswith("ly"):
        return None
    noun, end = follows[1], follows.start(1)
    before = BEFORE.search(text, sentence.start, span.start)
    if before is None:
        return None
    word = plain_case(before[1])
    if word == "the" and _names_somebody(text, span.end, sentence.end):
        return Change(Span(before.start(1), end), "")
    if word in {"a", "an"}:
        ahead = text[sentence.start : before.start(1)].split()
        lead = plain_case(ahead[-1]) if ahead else "be"
        if lead in COPULAS | DEGREES or noun.lower() in EMPTY:
            return None
        return _with_article(before.start(1), before[1], end, noun)
    bare = word in PREPOSITIONS and (noun.endswith("s") or noun.lower().endswith(_MASS))
    if bare or (word in DETERMINERS and noun.lower() not in EMPTY):
        return Change(Span(span.start, end), "")
    return None


def _names_somebody(text: str, index: int, end: int) -> bool:
    """Whether a name follows that takes no article: Ana Ruiz, but not the Tate Gallery or the Ana Ruiz choir."""
    name = _FULL_NAME.match(text, index, end)
    if name is None or name[0].split()[-1].lower() in TITLED:
        return False
    follows = _AFTER.match(text, name.end(), end)
    return follows is None or follows[1].lower() in NO_NOUN | PREPOSITIONS


def _with_article(start: int, old: str, end: int, noun: str) -> Change:
    """The change that leaves out what stands between an article and the word that comes to follow it."""
    return Change(Span(start, end), f"{like(old, article(noun))} ")
