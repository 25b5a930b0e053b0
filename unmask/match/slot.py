"""Slots: where one word, a number or a run of words with capitals may end that starts at a place of a text.

They follow the regular expressions of `unmask.match.expression`: the places come in the order in which these try them.
"""

from __future__ import annotations

import re

from unmask.english.particular import NUMBERS
from unmask.match.expression import CAPITALISED, WORD

_WORD = re.compile(WORD)
_CAPITALISED = re.compile(CAPITALISED)
_DIGITS = re.compile(r"(?:[$£#]|€)?(\d[\d.,]*)")
_UNITS = frozenset("kKmMbBxX%")
_MAGNITUDES = tuple(f" {one}" for one in ("hundred", "thousand", "million", "billion", "k"))
_LINKS = tuple(f"{link} " for link in ("of", "the", "and", "&", "de", "van", "von"))
_MOST_IN_NAME = 4
"""How many words of a name may follow its first."""


def is_letter(letter: str) -> bool:
    """Whether this is part of a word."""
    return letter.isalnum() or letter == "_"


def words(text: str, at: int, *, touching: bool = False) -> list[int]:
    """Where a word may end: as late as it can, or where something can hang on it; anywhere if it touches others."""
    return _cuts(_WORD, text, at, touching)


def numbers(text: str, at: int) -> list[int]:
    """Where a number may end, in digits or words."""
    ends: list[int] = []
    if found := _DIGITS.match(text, at):
        for end in range(found.end(), found.start(1), -1):
            units = [end]
            if text.startswith("bn", end):
                units.insert(0, end + 2)
            if text[end : end + 1] in _UNITS:
                units.insert(0, end + 1)
            for unit in units:
                for plus in (unit + 1, unit) if text.startswith("+", unit) else (unit,):
                    ends += (plus + 7, plus) if text.startswith("-figure", plus) else (plus,)
    else:
        ends = [at + len(word) for word in NUMBERS if text.startswith(word, at)]
    return [last for end in ends for last in (*_after_any(_MAGNITUDES, text, end), end)]


def names(text: str, written: str, at: int, *, touching: bool = False) -> list[int]:
    """Where a run of words with capitals may end. `text` is what is `written`, in lower case if that is no matter."""

    def more(end: int, left: int) -> list[int]:
        if not left or not text.startswith(" ", end):
            return []
        return [last for start in (*_after_any(_LINKS, text, end + 1), end + 1) for last in run(start, left - 1)]

    def run(start: int, left: int) -> list[int]:
        return [last for end in _cuts(_CAPITALISED, written, start, touching) for last in (*more(end, left), end)]

    return run(at, _MOST_IN_NAME)


def _after_any(words: tuple[str, ...], text: str, at: int) -> list[int]:
    """Where each of these ends that stands at a place."""
    return [at + len(word) for word in words if text.startswith(word, at)]


def _cuts(expression: re.Pattern[str], text: str, at: int, touching: bool) -> list[int]:
    found = expression.match(text, at)
    if found is None:
        return []
    end = found.end()
    shorter = range(end - 1, at, -1)
    if touching:
        return [end, *shorter]
    return [end, *(cut for cut in shorter if not is_letter(text[cut]) or text.startswith("n't", cut))]
