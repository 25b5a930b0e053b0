"""Echoes: a plain word that already stands in the sentence, as in “one change that changed how I work”."""

from __future__ import annotations

from unmask.english.word import TERM, stem
from unmask.english.wordclass import STOP_WORDS
from unmask.types.span import Span

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
