"""Words: where one begins and ends, its article, and the pronoun of whoever writes.

There are two ideas of a word, and no others. A word is what a reader counts: “we've”, “follow-up”, “R&D”, “3.5” and
“example.com” are one each. A term is a run of letters and digits, what “follow-up” has two of: rules are looked up by
terms, so that “follow up” and “follow-up” are found by the same ones.
"""

from __future__ import annotations

import re

from unmask.types.span import Span

WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
"""A word: letters and digits, and single marks between them."""

TERM = re.compile(r"[^\W_]+")
"""A term: letters and digits."""

# Letters that a search without case takes for these, and that do not come to them by lower-casing.
_SAME = str.maketrans({"ſ": "s", "ı": "i", "İ": "i", "ς": "σ", "µ": "μ"})
_ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")


def lower(text: str) -> str:
    """A text in lower case, as a search without case takes it; letter stands for letter."""
    return text.lower() if text.isascii() else text.translate(_SAME).lower()


def stem(word: str) -> str:
    """A word in small letters without its ending: “chang” for change, changes, changed and changing.

    It is told by the letters alone, and is only good for holding two words of one text against each other.
    """
    return _ENDING.sub("", word)


_SILENT_H = re.compile(r"(?:honest|honou?r|hour|heir)", re.IGNORECASE)
_YOU_SOUND = re.compile(r"(?:uni(?!n|m)|use|usu|util|ubiq|uk\b|eu|ewe|u-|unanim|ur[aeio])", re.IGNORECASE)
_ONE_SOUND = re.compile(r"one(?:\b|-|s\b|self)|once", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z]{2,}s?\b|[A-Z]\b")
_NUMBER = re.compile(r"\d[\d,]*")
_AN_LETTERS = "AEFHILMNORSX"


def article(word: str) -> str:
    """“a” or “an”, as the next word asks. Letters read out by name and numbers are heard too: an FAQ, an 8, a URL."""
    word = word.lstrip("\"'“‘(*_")
    if found := _NUMBER.match(word):
        digits = found[0].replace(",", "")
        return "an" if digits.startswith("8") or (digits.startswith(("11", "18")) and len(digits) % 3 == 2) else "a"
    if _LETTERS.match(word):
        return "an" if word[0] in _AN_LETTERS else "a"
    if _SILENT_H.match(word):
        return "an"
    if _YOU_SOUND.match(word) or _ONE_SOUND.match(word):
        return "a"
    return "an" if word[:1].lower() in "aeiou" else "a"


WRITER = "writer"
"""The part of a template that stands for the writer."""

OBJECT = "me"
"""The same where the writer is spoken to: “me” or “us”."""

_ONE = re.compile(r"\b(?:I|me|my|mine|myself)\b", re.IGNORECASE)
_MANY = re.compile(r"\b(?:we|us|our|ours|ourselves)\b", re.IGNORECASE)
_CAPITALS = re.compile(r"\bUS\b")


def writer(text: str, sentence: Span) -> str:
    """“I” or “we”, or nothing where the text speaks of both and its sentence does not tell."""
    said = _voice(sentence.slice(text)) or _voice(text)
    return said or ("" if _MANY.search(_CAPITALS.sub("", text)) else "I")


def _voice(text: str) -> str:
    """The one person that a text speaks in, or nothing where there are two or none."""
    one, many = _ONE.search(text) is not None, _MANY.search(_CAPITALS.sub("", text)) is not None
    if one == many:
        return ""
    return "I" if one else "we"
