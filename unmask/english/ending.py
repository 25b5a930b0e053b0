"""Ending: where a passage stops that was cut out of a sentence, so that it can be quoted.

Wording that matches so many words, whatever they are, may stop at a word that only opens the next phrase: “Lovely bread
from the”. What is shown and reported ends before it.
"""

from __future__ import annotations

import re

from unmask.english.word import WORD
from unmask.english.wordlist import alternatives, words

_SPACED = r"[\s,;:(–—-]+"
_LINK = re.compile(rf"{_SPACED}{alternatives('ending', 'prepositions')}\Z", re.IGNORECASE)
_LAST = re.compile(
    rf"{_SPACED}{alternatives('ending', 'prepositions', 'openers', 'subjects', 'contracted')}\Z", re.IGNORECASE
)
_ASKS = re.compile(rf"{_SPACED}{alternatives('ending', 'question words')}\Z", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+[\w@#$€£“\"‘'’(]")
_LEFT_OVER = re.compile(r"(?<=\w), \w+\Z")
"""What is left of the last of several phrases: “a day at the mill, full” of “full of flour”."""

_LIGHT = frozenset(word for name in ("prepositions", "openers", "subjects") for word in words("ending", name))
_FEWEST = 3
"""So many words stand before a question word that goes: “Guess what” is whole, “I learned at last how” is not."""


def phrase_end(text: str, start: int, end: int) -> int:
    """Where the last whole phrase of `text[start:end]` ends: at `end`, but where the sentence goes on behind it.

    The offset is into `text`. Some word that means something is always left.
    """
    if not _GOES_ON.match(text, end):
        return end
    said = shorter = text[start:end]
    while (found := _LAST.search(shorter)) or ((found := _ASKS.search(shorter)) and _words(shorter) > _FEWEST):
        said, shorter = shorter, shorter[: found.start()]
        if _LINK.match(said, len(shorter)) and (left := _LEFT_OVER.search(shorter)):
            shorter = shorter[: left.start()]
        if not _means_something(shorter):
            return start + len(said)
    return start + len(shorter)


def _words(text: str) -> int:
    return len(WORD.findall(text))


def _means_something(text: str) -> bool:
    return any(word not in _LIGHT for word in WORD.findall(text.lower()))
