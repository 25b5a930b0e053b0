"""Particulars: what in a text could only have been written about one thing.

One expression finds them all; what is done with them differs by their kind. Density and detectors ask whether a passage
is particular at all, the score counts what nobody boasts with, and a rewrite may lose none of them.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from unmask.english.word import WORD
from unmask.english.wordlist import alternatives, words
from unmask.types.source import asked_soon
from unmask.types.span import Span

NUMBERS = words("number", "spelled")
"""The numbers that are known in words. A plural comes before its singular, which it starts with."""


class Kind(StrEnum):
    """What a particular is. The values are groups of the expression that finds them, in the order of its choice."""

    CODE = "code"
    ADDRESS = "address"
    MENTION = "mention"
    HASHTAG = "hashtag"
    QUOTATION = "quotation"
    DATE = "date"
    TIME = "time"
    MEASURE = "measure"
    DECIMAL = "decimal"
    CALENDAR = "calendar"
    NAME = "name"
    NUMBER = "number"
    FILE = "file"
    PLACE = "place"
    """A name after a preposition of place."""
    CAPITALS = "capitals"
    """Words with a capital that name nobody: “CEO”, “B2B”, or anything in a line where most words have one."""


TELLING = frozenset(Kind) - {Kind.CAPITALS, Kind.HASHTAG}
"""The kinds that make a sentence particular."""

UNBOASTED = frozenset({Kind.DATE, Kind.TIME, Kind.MEASURE, Kind.DECIMAL, Kind.PLACE})
"""The kinds that people seldom show off with, as they do with round numbers and names."""


class Particular(NamedTuple):
    """A particular, and where it stands: half-open offsets into the text it was found in."""

    kind: Kind
    span: Span


SURE_MONTHS = tuple(
    month for month in words("particular", "months") if month not in words("particular", "months also words")
)
"""The months, in small letters, whose names mean nothing else."""

WEEKDAY = alternatives("particular", "weekdays")
"""A day of the week in small letters, as part of an expression."""

QUOTATION = r"“[^”\n]+”|\"[^\"\n]+\""
"""Somebody's words in double quotation marks, on one line, as part of an expression."""

_QUOTATION = re.compile(QUOTATION)
_MONTH = alternatives("particular", "months", "short months")
_CALENDAR_WORD = rf"(?i:\b(?:{_MONTH}|{WEEKDAY}|yesterday)\b)"
_CURRENCY = "[$€£]?"
_EXPRESSION = re.compile(
    # Most places are inside a word or at the start of a plain small one, and none of the kinds below begins there.
    # This line tells so at once, where each of the kinds would be tried in turn.
    rf"""(?:(?<!\w)(?:(?![a-z]++[\ ,;:!?'’”")])|(?={_CALENDAR_WORD}))|(?=[`$€£\#]|https?://|www\.))(?:
      (?P<code>`[^`]+`)
      | (?P<address>(?:https?://|www\.)\S*[^\s.,;:!?)\]}}'"]|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w)
      | (?P<mention>(?<![\w@])@\w(?:[\w.-]*\w)?)
      | (?P<hashtag>(?<![\w&])\#\w*[^\W\d_]\w*)
      | (?P<date>(?i:\b{_MONTH}\.?\ \d{{1,2}}(?:st|nd|rd|th)?\b
          |\b\d{{1,2}}(?:[–-]\d{{1,2}})?(?:st|nd|rd|th)?\ (?:of\ )?{_MONTH}\b
          |(?<=\bin\ ){_MONTH}\b
          |(?:(?<=\bon\ )|(?<=\b(?:last|this|next)\ )|(?<=\bevery\ )){WEEKDAY}\b))
      | (?P<time>(?i:\b\d{{1,2}}(?:[:.]\d\d)?(?:[–-]\d{{1,2}}(?:[:.]\d\d)?)?\ ?(?:[ap]m|[ap]\.m\.)(?!\w)))
      | (?P<measure>(?i:\b\d(?:[\d,.–-]*\d)?\ ?{alternatives("particular", "units")}\b))
      | (?P<decimal>{_CURRENCY}(?i:\bv?\d+(?:\.\d+)+)(?!\w)%?)
      | (?P<calendar>(?i:\b(?:{"|".join(SURE_MONTHS)}|{WEEKDAY}|yesterday)\b))
      | (?P<name>(?:(?<=[\w,;:)&]\ )|(?<=,\n)|(?<=,\r\n))(?!A\ [a-z])
          [A-Z](?:[\w&'’.-]*\w)?(?:\ [A-Z](?:[\w&'’.-]*\w)?)*)
      | (?P<number>[$€£\#]?(?<!\w)[^\W\d_]*\d(?:[.,:/-]?[^\W_])*%?)
      | (?P<file>(?<!\w)(?:[^\W\d]{{2,}}\.\w[\w./]*|[^\W_]+_[^\W_]\w*|[\w.-]*/[\w.-]+/[\w./-]+|\w+\(\))))""",
    re.VERBOSE,
)
_PLAIN = re.compile(r"(?:(?<![\s\S])[A-Z])?[a-z ,;:'’“”!?—–-]*[.!?…]*")
_CALENDAR = re.compile(_CALENDAR_WORD)
"""A sentence in small letters, but for its first, holds no particular without these. A third of all are so."""

SHOUTED = frozenset(words("particular", "shouted"))
"""Words that are set in capitals to be loud. They name nothing."""

_COMMON_CAPITALS = frozenset(words("particular", "common capitals"))
_OPENERS = frozenset(words("particular", "openers"))
_BEFORE_PLACE = re.compile(rf"[a-z] {alternatives('particular', 'before places')} $")
_TITLE_CASE = 0.5
_SHORT = 4
_LONGEST_INITIALS = 5


# Several detectors and the score ask it of every sentence, and again after each keystroke.
@asked_soon(4096)
def particulars(text: str, kinds: frozenset[Kind] = TELLING, *, part: Span | None = None) -> tuple[Particular, ...]:
    """The particulars of some kinds in a text, in order; with `part`, those that begin in that span.

    A name is told by its capital, from the second word on: what stands before it is read even where it is not in
    `part`. Apostrophes and quotation marks may be curly or straight. Where quotations are asked for, what stands in one
    belongs to it.
    """
    start, end = (part.start, part.end) if part is not None else (0, len(text))
    found = [one for one in _found(text, start, end) if one.kind in kinds]
    if Kind.QUOTATION not in kinds:
        return tuple(found)
    quoted = [Particular(Kind.QUOTATION, Span(*match.span())) for match in _QUOTATION.finditer(text, start, end)]
    apart = [one for one in found if not any(one.span.overlaps(each.span) for each in quoted)]
    return tuple(sorted([*quoted, *apart], key=lambda one: one.span.start))


# Layout, density, score and repairs ask of the same sentences, one soon after the other.
@asked_soon(1024)
def _found(text: str, start: int, end: int) -> tuple[Particular, ...]:
    """The particulars of all kinds but quotations."""
    if _PLAIN.fullmatch(text, start, end) and not _CALENDAR.search(text, start, end):
        return ()
    titled: bool | None = None
    found: list[Particular] = []
    for match in _EXPRESSION.finditer(text, start, end):
        if titled is None and match.lastgroup == Kind.NAME:
            titled = _is_title(text[start:end])
        if (kind := _kind(match, titled=bool(titled))) is not None:
            found.append(Particular(kind, Span(*match.span())))
    return tuple(found)


def is_particular(text: str) -> bool:
    """Whether a sentence holds anything that could only have been written about one thing."""
    return bool(particulars(text))


def _is_title(text: str) -> bool:
    """Whether a line is set in title case, so that no capital in it tells a name. Commas make a list of names."""
    found = [word for word in WORD.findall(text) if len(word) > 1]
    return (
        "," not in text
        and len(found) > _SHORT
        and not any(len(word) > _SHORT and word.islower() for word in found)
        and sum(word[0].isupper() for word in found) > _TITLE_CASE * len(found)
    )


def _kind(found: re.Match[str], *, titled: bool) -> Kind | None:
    kind = Kind(found.lastgroup or "")
    if kind is Kind.NUMBER:
        return Kind.CAPITALS if _is_common(found[0]) else kind
    if kind is not Kind.NAME:
        return kind
    named = found[0].split()
    if all(_head(word).lower() in _OPENERS and not (word.isupper() and len(word) > 1) for word in named):
        return None
    if titled or all(_is_common(word) or (word.isupper() and len(word) > _LONGEST_INITIALS) for word in named):
        return Kind.CAPITALS
    before = found.string[max(0, found.start() - 8) : found.start()]
    return Kind.PLACE if named[0][1:2].islower() and _BEFORE_PLACE.search(before) else Kind.NAME


def _head(word: str) -> str:
    return word.replace("’", "'").partition("'")[0]


def _is_common(word: str) -> bool:
    bare = _head(word)
    return bare in _COMMON_CAPITALS or bare in SHOUTED
