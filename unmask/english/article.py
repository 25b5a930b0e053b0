"""A or an: which article goes before a word, by how it sounds."""

from __future__ import annotations

import re

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
