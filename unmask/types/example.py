"""Example: a text that proves a pattern or a word, with the passages to flag."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MARKS = re.compile(r"<<|>>")


@dataclass(frozen=True, slots=True)
class Example:
    """A text with each passage to flag between `<<` and `>>`, and what it `becomes` after the rule's edits."""

    flag: str
    becomes: str | None = None

    @property
    def text(self) -> str:
        """The text without the marks."""
        return self.flag.replace("<<", "").replace(">>", "")

    @property
    def marked(self) -> tuple[tuple[int, str], ...]:
        """Each passage to flag: where it starts in the text, counted in code points from 0, and its letters."""
        found: list[tuple[int, str]] = []
        start = 0
        for number, piece in enumerate(_MARKS.split(self.flag)):
            if number % 2:
                found.append((start, piece))
            start += len(piece)
        return tuple(found)


def examples(given: str | Sequence[str] | Mapping[str, str | None]) -> tuple[Example, ...]:
    """The examples that a `flag` gives: a text, several, or several with what each becomes."""
    if isinstance(given, Mapping):
        return tuple(Example(text, becomes) for text, becomes in given.items())
    return tuple(Example(text) for text in ([given] if isinstance(given, str) else given))
