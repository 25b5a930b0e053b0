"""Replacements: other words in the place of some, as they need to be there, and the tokens that none may lose."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from unmask.english.particular import Kind, particulars
from unmask.english.word import TERM, article, stem
from unmask.english.wordclass import STOP_WORDS
from unmask.types.span import Span

_SPAN_OF_TIME = re.compile(r"^(\d+)[- ]?(?:year|month|week|day|hour|minute)s?$")
"""“A 9-month journey” keeps its number when it becomes “9 months”."""

_NO_NAME = re.compile(r"(?:[\"“][A-Z]{2,}[\"”]|DMs?|PMs?|AI-[a-z]+|I|I'm|I’m|I've|I’ve|I'll|I’ll|I'd|I’d)$")


def protected(text: str, part: Span | None = None) -> Counter[str]:
    """The links, addresses, mentions, hashtags, numbers, quotations, code and names of a text, and how often each.

    With `part`, those that begin in that span of the text: a name is told by what stands before it.
    """
    found = (_SPAN_OF_TIME.sub(r"\1", each.span.slice(text)) for each in particulars(text, frozenset(Kind), part=part))
    return Counter(token for token in found if not _NO_NAME.match(token))


def lost(before: str, after: str, part: Span | None = None) -> tuple[str, ...]:
    """The protected tokens that `before`, or a part of it, has more of than `after`, in order of their spelling."""
    gone = protected(before, part) - protected(after)
    # A name is told from the capital that opens a sentence by the word before it, and `after` may open with one.
    opening = next((token for token in gone if re.match(rf"{re.escape(token)}\b", after)), None)
    return tuple(sorted((gone - Counter([opening] if opening else [])).elements()))


_SHORTEST = 3


def echoes(text: str, sentence: Span, span: Span, words: str) -> bool:
    """Whether `words`, put in the place of `span`, bring in a word that the rest of the sentence has in some form.

    Short words and those that nobody hears twice (“make”, “have”, “about”) do not count, nor does what stood in the
    span before.
    """
    new = stems(words) - stems(span.slice(text))
    if not new:
        return False
    return bool(new & stems(f"{text[sentence.start : span.start]} {text[span.end : sentence.end]}"))


def stems(words: str) -> frozenset[str]:
    """The words that a reader hears, in small letters and without their endings."""
    found = (word.lower() for word in TERM.findall(words))
    return frozenset(stem(word) for word in found if len(word) >= _SHORTEST and word not in STOP_WORDS)


_ARTICLE_BEFORE = re.compile(r"\b(an?)( )$", re.IGNORECASE)
NEXT_WORD = re.compile(r"\s*([\w\"'“‘$€£#@][^\s]*)")
_OPENING_ARTICLE = re.compile(r"(an?) (\S+)", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"I(?:['’]\w+)?\b")
_OPENING = re.compile(r"(?:^|[\n\r]|[.!?…:][\"'”’)\]]*\s)[^\w\n\r]*$")


@dataclass(frozen=True, slots=True)
class Change:
    """A repaired change: `text` in the place of what `span` covers."""

    span: Span
    text: str


def replaced(text: str, span: Span, words: str) -> Change:
    """The change that puts `words` where `span` is, with the case and article that they need there."""
    if not words:
        raise ValueError("nothing to put there; to leave words out, use removed")
    old = span.slice(text)
    # “I” in the middle of a sentence is a capital for its own sake, and says nothing of the word that replaces it.
    if not _FIRST_PERSON.match(old) or _OPENING.search(text, 0, span.start):
        words = like(old, words)
    return with_article(text, span, words)


def with_article(text: str, span: Span, words: str = "") -> Change:
    """A change whose “a” or “an” in front, if there is one, goes with the word that now follows it."""
    found = _ARTICLE_BEFORE.search(text[: span.start])
    follows = words or ((after := NEXT_WORD.match(text, span.end)) and after[1]) or ""
    if found and follows:
        wanted = like(found[1], article(follows))
        if wanted != found[1]:
            return Change(Span(found.start(1), span.end), wanted + found[2] + words)
    return Change(span, words)


def agreeing(words: str) -> str:
    """`words` with the “a” or “an” that opens them as the word after it asks."""
    found = _OPENING_ARTICLE.match(words)
    return like(found[1], article(found[2])) + words[found.end(1) :] if found else words


def like(old: str, new: str) -> str:
    """`new` with a capital where `old` has one."""
    letters = [letter for letter in old if letter.isalpha()]
    if letters and letters[0].isupper() and new[:1].islower():
        return new[0].upper() + new[1:]
    return new


def as_typed(words: str, old: str, text: str) -> str:
    """`words` with the apostrophes and quotation marks that `old`, or the whole text, is typed with."""
    curly = "’" in (old if "'" in old or "’" in old else text)
    if not curly:
        return words
    return re.sub(r'"([^"]*)"', r"“\1”", words.replace("'", "’"))
