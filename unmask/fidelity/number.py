"""Numbers, amounts and dates of a sentence, by what they come to: “$3M” is “3 million dollars”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from unmask.english.particular import SURE_MONTHS
from unmask.english.word import stem
from unmask.english.wordlist import alternatives, sections, words
from unmask.types.comparison import Fact, FactKind
from unmask.types.span import Span

_ONES = {word: number for number, word in enumerate(words("fact", "ones"), 2)}
_TENS = {word: 10 * number for number, word in enumerate(words("fact", "tens"), 2)}
_SCALES = {word: int(number) for word, number in map(str.split, sections("fact")["scales"])}
_LETTERS = {"k": 10**3, "m": 10**6, "mn": 10**6, "mm": 10**6, "b": 10**9, "bn": 10**9, "t": 10**12}
_UNITS = {
    "%": "%", "percent": "%", "per cent": "%", "dollar": "$", "usd": "$", "euro": "€", "eur": "€", "pound": "£",
    "gbp": "£", "rupee": "₹", "inr": "₹", "yen": "¥",
}  # fmt: skip
_SMALL = "|".join(sorted((*_ONES, *_TENS), key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_WORDS = rf"(?:(?:{_SMALL})(?:-(?:one|{'|'.join(list(_ONES)[:8])}))?(?:[ ](?:{_SCALE})s?)?|(?:a[ ])?(?:{_SCALE})s?)"
_UNIT = r"%|(?:percent|per[ ]cent|dollars?|usd|euros?|eur|pounds?|gbp|rupees?|inr|yen)\b"
_QUANTITY = re.compile(
    rf"""(?P<coded>(?<!\w)[^\W\d_]+-?\d[\w.-]*\b)                      # a name with a number: GPT-4, Q3
      | (?<![\w.,])(?P<sign>[$€£¥₹][ ]?)?(?P<digits>\d+(?:[.,:]\d+)*)
        (?:(?:[ ]?(?P<scale>{_SCALE})s?|[ ]?(?P<letter>k|mn|mm|m|bn|b|t)|st|nd|rd|th|(?P<rest>[^\W\d_][\w]*))\b)?
        (?:[ -]?(?P<unit>{_UNIT}))?
      | \b(?P<words>{_WORDS})\b(?:[ -](?P<named>{_UNIT}))?""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTHS = words("particular", "months")
_MONTH = rf"(?P<month>{alternatives('particular', 'months', 'short months')})\.?"
_SURE_MONTHS = "|".join(map(str.capitalize, SURE_MONTHS))
_WEEKDAYS = "|".join(f"{day.capitalize()}s?" for day in words("particular", "weekdays"))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_OTHER_WAY = rf"{_DAY}(?: of)? {_MONTH}".replace("day", "first").replace("month", "second").replace(" ", "[ ]")
_DATE = re.compile(
    rf"""(?<=\s)(?P<short>'\d\d)\b | \b(?:{_MONTH}\ {_DAY}(?!\d)|{_OTHER_WAY}\b
      | (?P<alone>(?-i:{_SURE_MONTHS}|(?<=\b[Ii]n\ )March|(?<=\b[Bb]y\ )March|(?<=\b[Ii]n\ )May|(?<=\b[Bb]y\ )May
          |(?<=\b[Ss]ince\ )May|(?<=\b[Ll]ast\ )May|(?<=\b[Nn]ext\ )May|(?<=\b[Tt]his\ )May|(?<=\b[Oo]f\ )May)\b)
      | (?P<weekday>(?-i:{_WEEKDAYS})\b)
      | (?P<relative>(?:yesterday|tomorrow|tonight
          |(?:last|next|this)\ (?:week(?:end)?|month|quarter|year|spring|summer|autumn|fall|winter))\b))""",
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_AFTER = re.compile(r"[ -](?P<word>[^\W\d_]+)")
_NOT_COUNTED = frozenset(words("fact", "not counted"))


def numbers(sentence: str, at: int = 0) -> Iterator[Fact]:
    """The numbers, amounts and dates of a sentence, in order. `at` is where it begins in its text.

    A number is told with the word that it counts: “3 pies”. “One” is left out, since it stands for too much else, and a
    name with a number in it, such as GPT-4, is a name.
    """
    dates = list(_DATE.finditer(sentence))
    taken = [Span(*found.span()) for found in dates]
    facts = [_date(found, at) for found in dates]
    facts += [
        _quantity(found, sentence, at)
        for found in _QUANTITY.finditer(sentence)
        if not any(span.overlaps(Span(*found.span())) for span in taken)
    ]
    yield from sorted(facts, key=lambda fact: fact.span)


def _date(found: re.Match[str], at: int) -> Fact:
    if month := found["month"] or found["second"]:
        number = next(index for index, name in enumerate(_MONTHS, 1) if name.startswith(month.lower()[:3]))
        key = f"{number}-{int(found['day'] or found['first'])}"
    elif found["short"]:
        key = f"20{found['short'][1:]}"
    else:
        key = found[0].lower().removesuffix("s")
    return Fact(FactKind.DATE, found[0], Span(*found.span()).shift(at), key)


def _quantity(found: re.Match[str], sentence: str, at: int) -> Fact:
    span = Span(*found.span()).shift(at)
    if found["coded"]:
        text = found["coded"].rstrip(".-")
        return Fact(FactKind.NAME, text, Span(span.start, span.start + len(text)), text.lower())
    unit = found["unit"] or found["named"] or (found["sign"] or "").strip()
    unit = _UNITS.get(unit.lower().removesuffix("s"), unit)
    value = _value(found)
    if not unit and not found["words"] and _YEAR.fullmatch(found[0]):
        return Fact(FactKind.DATE, found[0], span, found[0])
    after = _AFTER.match(sentence, found.end())
    kind = FactKind.AMOUNT if unit else FactKind.NUMBER
    if unit or after is None or after["word"].lower() in _NOT_COUNTED:
        return Fact(kind, found[0], span, f"{value}{unit}")
    if after["word"].islower():
        span = Span(span.start, span.end + len(after[0]))
    text = sentence[found.start() : found.start() + len(span)]
    return Fact(kind, text, span, f"{value}{unit}", stem(after["word"].lower()))


def _value(found: re.Match[str]) -> str:
    if found["words"]:
        return str(_spelled(found["words"].lower()))
    if not _PLAIN.fullmatch(found["digits"]):
        return found["digits"] + (found["rest"] or "").lower()
    value = Decimal(found["digits"].replace(",", ""))
    scale = _SCALES.get((found["scale"] or "").lower()) or _LETTERS.get((found["letter"] or "").lower()) or 1
    return f"{(value * scale).normalize():f}" + (found["rest"] or "").lower()


def _spelled(said: str) -> int:
    """What number words come to: “forty-two thousand”."""
    small, large = 0, 1
    for word in said.removeprefix("a ").replace("-", " ").split():
        single = word.removesuffix("s")
        if single in _SCALES:
            large *= _SCALES[single]
        else:
            small += _ONES.get(word) or _TENS.get(word) or 1
    return (small or 1) * large
