"""Replacements: other words in the place of some, with the capitals, apostrophes and article that they need there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from unmask.english.article import article
from unmask.types.span import Span

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
