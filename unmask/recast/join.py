"""Joining: clipped sentences as one, with the marks that it needs, and words that belong to the paragraph before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unmask.english.inflection import is_ordinary
from unmask.english.word import AUXILIARY, TERM, WORD, stem
from unmask.english.wordlist import alternatives, words
from unmask.segment.line import Line, written
from unmask.types.draft import BlockKind
from unmask.types.source import asked_soon
from unmask.types.span import Span

_STOP = re.compile(r"(?P<stop>[.!…]+)(?P<after>[^\w.!…?]*)$")
_CAPITALS = re.compile(r"\w*[A-Z]\w*[A-Z]|I\b")
_ONE_PHRASE = re.compile(rf"{alternatives('recast', 'in phrases')}$", re.IGNORECASE)
_VERB = re.compile(
    rf"""(?:\b|')(?:{AUXILIARY}|{alternatives("grammar", "contracted auxiliaries")}
      |{alternatives("recast", "clipped verbs")}
      |(?!{alternatives("grammar", "no pasts")}\b)\w{{2,}}ed|\w+[^s\W]s(?=\ \w))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SINGULAR_TOLD = re.compile(r"(?:every|each|one|a|the) (?:\w+ )+\w+[^s\W]s\W*$", re.IGNORECASE)
"""“Every oven works” is a sentence, and “more ovens” is none."""

_SUBJECT = re.compile(
    rf"(?:there|{alternatives('grammar', 'personal subjects', 'pointing subjects')})\b", re.IGNORECASE
)
_LEANING = re.compile(rf"{alternatives('recast', 'leans back')}\b|(?:[\w'’-]+ ){{1,4}}{AUXILIARY}[.!]", re.IGNORECASE)
_CLOSING = frozenset(words("recast", "closes a list"))
_UNHEARD = frozenset(words("recast", "unheard"))
_JOINED = re.compile(rf"{alternatives('grammar', 'conjunctions')}\b", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…][\"'”’)]*$")
_PROSE = frozenset({BlockKind.LINE, BlockKind.PARAGRAPH})


def as_one_phrase(lines: Sequence[Line], source: str) -> str | None:
    """Single words with a full stop each as the phrase or the list that they are; None where that cannot be told."""
    pieces = _pieces(lines, source)
    if pieces is None:
        return None
    words, end = pieces
    heard = [word.lower() for word in words]
    if len(set(heard)) < len(heard) or heard[-1] in _CLOSING or all(map(str.isupper, words)):
        # “Edit. Send. Done.” and “Write. Write. Write.” are no lists of things, and “EAT. GOOD. BREAD.” is a cry.
        return None
    if any(_ONE_PHRASE.match(word) for word in words):
        return " ".join([words[0], *(lowered(word, source) for word in words[1:])]) + end
    if not all(is_ordinary(word) for word in words):
        return _listed(words) + end
    return _listed([words[0], *(lowered(word, source) for word in words[1:])]) + end


def _listed(words: Sequence[str]) -> str:
    comma = "," if len(words) > 2 else ""
    return f"{', '.join(words[:-1])}{comma} and {words[-1]}"


def as_one_list(lines: Sequence[Line], source: str) -> str | None:
    """Fragments as one, with commas; None where one of them may be a sentence."""
    pieces = _pieces(lines, source)
    if pieces is None or any(_tells(line.text) for line in lines):
        return None
    if lines[0].block.paragraph != lines[-1].block.paragraph:
        # What stands in paragraphs of its own may be a step of its own.
        return None
    words, end = pieces
    return ", ".join([words[0], *(lowered(word, source) for word in words[1:])]) + end


def as_one_sentence(one: Line, other: Line, source: str) -> str | None:
    """Two sentences as one, with a semicolon; two fragments with a comma. None where they are one of each.

    A second sentence that opens with “and” or “but” takes a comma too.
    """
    pieces = _pieces((one, other), source)
    if pieces is None or not one.text.endswith("."):
        return None
    whole = [bool(_VERB.search(line.text)) for line in (one, other)]
    if whole[0] != whole[1] or (whole[0] and not _belong(one.text, other.text)):
        return None
    (first, second), end = pieces
    mark = ";" if whole[0] and not _JOINED.match(second) else ","
    return f"{first}{mark} {lowered(second, source)}{end}"


def _belong(one: str, other: str) -> bool:
    """Whether two sentences speak of the same thing: they share a word, or the second leans on the first."""
    if _JOINED.match(other) or _LEANING.match(other):
        return True
    return bool(_heard(one) & _heard(other))


def _heard(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in TERM.findall(text.lower()) if len(word) > 1 and word not in _UNHEARD)


def _tells(text: str) -> bool:
    return any((_VERB.search(text), _SUBJECT.match(text), _SINGULAR_TOLD.match(text)))


def _pieces(lines: Sequence[Line], source: str) -> tuple[list[str], str] | None:
    """The sentences without their stops, and what ends the last; None where something stands between them."""
    if any(line.block.lead is not None for line in lines[1:]):
        return None
    words: list[str] = []
    end = ""
    for number, line in enumerate(lines):
        found = _STOP.search(line.text)
        if found is None or (number < len(lines) - 1 and found["after"].strip()):
            return None
        words.append(written(line, 0, found.start(), source))
        end = written(line, found.start(), len(line.text), source)
    return words, end


_TITLED = re.compile(r"[A-Z]\w*(?: (?:a|an|and|at|for|in|of|on|the|to|with))* [A-Z]\w*[a-z]")
"""Words that go on with a capital, as a title does: “Trends in Bread”."""


def lowered(words: str, source: str) -> str:
    """The words without the capital that they have as the start of a sentence, where it is surely only that.

    `source` is the whole text: a word that has a capital in the middle of a sentence there is a name.
    """
    first = WORD.match(words)
    if first is None or _CAPITALS.match(first[0]) or not is_ordinary(first[0]):
        return words
    if first[0] in _named_within(source) or _TITLED.match(words):
        return words
    return words[0].lower() + words[1:]


_WITHIN = re.compile(r"(?<=[a-z,;] )[A-Z][^\W_]*(?:['’-][^\W_]+)*")
"""A word with a capital in the middle of a sentence."""

_PART = re.compile(r"['’-]")


@asked_soon(4)
def _named_within(source: str) -> frozenset[str]:
    """The words that a text has with a capital in the middle of a sentence, each by its first part too."""
    found = {each[0] for each in _WITHIN.finditer(source)}
    return frozenset(found | {_PART.split(word, maxsplit=1)[0] for word in found})


def joined_on(before: Line, line: Line, source: str) -> tuple[Span, str] | None:
    """What puts a sentence at the end of the paragraph before: what its text takes the place of, and that text.

    None where the paragraph before is no prose, or has not ended its sentence.
    """
    last = before.block
    if last.kind not in _PROSE or line.block.kind not in _PROSE or last.lead is not None or line.block.lead is not None:
        return None
    if before.sentence is not last.sentences[-1] or not _ENDED.search(before.text):
        return None
    if not any(map(str.isalpha, before.text)):
        # “47.” with words after it would be the number of an item.
        return None
    gap = Span(before.span.end, line.span.start)
    if gap.slice(source).strip():
        return None
    return Span(gap.start, line.span.end), " " + written(line, 0, len(line.text), source)
