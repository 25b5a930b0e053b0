"""Facts: the particulars of a text, numbers by what they come to, and which of them another text does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from unmask.english.inflection import is_ordinary
from unmask.english.particular import SURE_MONTHS
from unmask.english.word import stem
from unmask.english.wordlist import alternatives, sections, words
from unmask.fidelity.align import Said
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


_ADDRESS = r"[\w.+-]+@[\w-]+\.[\w.-]*\w"
_HOST = rf"(?:[\w-]+\.)+{alternatives('stop', 'domains')}\b(?:/[^\s)\]>\"']*[\w/])?"
_LINK = re.compile(rf"(?:https?://|www\.)[^\s)\]>\"']*[\w/]|{_ADDRESS}|(?<![\w@./-]){_HOST}", re.IGNORECASE)
_TAG = re.compile(r"(?<![\w&])(?P<sign>[#@])(?P<name>\w(?:[\w.-]*\w)?)")
QUOTATION = re.compile(r'"([^"]+)"')
_CAPITAL = re.compile(r"(?<![\w'’])(?=\w*[A-ZÀ-ÖØ-Þ])[^\W\d_](?:[\w&.'’-]*\w)?")
_POSSESSIVE = re.compile(r"['’]s?$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NO_NAME = frozenset((*words("fact", "no names"), *SURE_MONTHS, *words("particular", "weekdays")))
_GOES_ON = re.compile(r"[\w,;&)'’%-] ?$")
"""After this a capital is no mere start of something said, as after a colon, a dash or an emoji."""

_HEADING = 0.5
_SHORT = 3
COUNTED = frozenset({FactKind.NUMBER, FactKind.AMOUNT, FactKind.DATE})
"""The kinds that have a value."""


def facts(sentences: Iterable[Said], targets: Iterable[tuple[str, int]] = ()) -> tuple[Fact, ...]:
    """The facts of a text, in its order. `targets` are the addresses that stand in no sentence, with their offsets."""
    found = [fact for said in sentences for fact in _facts(said)]
    found += [Fact(FactKind.LINK, link, Span(start, start + len(link)), _link_key(link)) for link, start in targets]
    return tuple(sorted(found, key=lambda fact: fact.span))


def links(text: str) -> Iterator[tuple[str, int]]:
    """Every address in a text, with the offset where it begins."""
    for found in _LINK.finditer(text):
        yield found[0], found.start()


def missing(old: Sequence[Fact], new: Sequence[Fact], said: str) -> tuple[Fact, ...]:
    """The facts of one text that another does not have. `said` is all that the other says.

    A fact that stands twice and is told once is not missing. A number is, where what it counts has another.
    """
    known = {(fact.kind, fact.key) for fact in new}
    told = _Told(said)
    gone = [fact for fact in old if fact.kind not in COUNTED and _is_missing(fact, known, told)]
    quoted = [fact.span for fact in gone if fact.kind is FactKind.QUOTATION]
    gone = [f for f in gone if f.kind is not FactKind.NAME or not any(span.contains(f.span) for span in quoted)]
    gone += _uncounted([fact for fact in old if fact.kind in COUNTED], [f for f in new if f.kind in COUNTED])
    return _once(_joined(sorted(gone, key=lambda fact: fact.span)))


class _Told:
    """The words of a text, as they are written and in small letters."""

    def __init__(self, said: str) -> None:
        self.flat = " ".join(said.split()).lower()
        every = [found[0] for found in _WORD.finditer(said)] + [found[0] for found in _CAPITAL.finditer(said)]
        bare = [_POSSESSIVE.sub("", word) for word in every]
        self.small = frozenset(word.lower() for word in bare)
        self.capital = frozenset(word.lower() for word in bare if not word.islower())


def _is_missing(fact: Fact, known: set[tuple[FactKind, str]], told: _Told) -> bool:
    if (fact.kind, fact.key) in known:
        return False
    if fact.kind is not FactKind.NAME:
        return fact.kind is not FactKind.LINK or fact.key not in told.flat
    if fact.of == DOUBTFUL:
        return fact.key not in told.small and (fact.text in _LOUD_NAMES or not is_ordinary(fact.text))
    return fact.key not in told.capital


DOUBTFUL = "doubtful"
"""What is noted of a name that may be any word: it opens its sentence, or is all in capitals, or in a heading."""

_LOUD_NAMES = frozenset({"US", "WHO"})


def _facts(said: Said) -> Iterator[Fact]:
    text = said.text
    apart: list[Span] = []
    for found in _LINK.finditer(text):
        apart.append(Span(*found.span()))
        yield _fact(said, FactKind.LINK, found.span(), _link_key(found[0]))
    for found in _TAG.finditer(text):
        span = Span(*found.span())
        if not any(span.overlaps(other) for other in apart):
            apart.append(span)
            kind = FactKind.HASHTAG if found["sign"] == "#" else FactKind.MENTION
            yield _fact(said, kind, found.span(), found["name"].lower())
    for found in QUOTATION.finditer(text):
        yield _fact(said, FactKind.QUOTATION, found.span(), " ".join(_WORD.findall(found[1].lower())) or found[1])
    counted = [fact for fact in numbers(text, 0) if not any(fact.span.overlaps(other) for other in apart)]
    for fact in counted:
        apart.append(fact.span)
        yield Fact(fact.kind, fact.text, said.source_span(fact.span), fact.key, fact.of)
    yield from _names(said, apart)


def _names(said: Said, apart: Sequence[Span]) -> Iterator[Fact]:
    every = _WORD.findall(said.text)
    capitals = sum(word[0].isupper() for word in every)
    heading = len(every) > _SHORT and capitals > _HEADING * len(every)
    for found in _CAPITAL.finditer(said.text):
        span = Span(*found.span())
        word = _POSSESSIVE.sub("", found[0])
        if word.lower() in _NO_NAME or word.startswith("AI-") or any(span.overlaps(other) for other in apart):
            continue
        inner = any(letter.isupper() for letter in word[1:]) and not word.isupper()
        if word[0].islower() and not inner:
            continue
        doubtful = heading or word.isupper() or (not _GOES_ON.search(said.text[: span.start]) and not inner)
        note = DOUBTFUL if doubtful else ""
        yield _fact(said, FactKind.NAME, (span.start, span.start + len(word)), word.lower(), note)


def _fact(said: Said, kind: FactKind, where: tuple[int, int], key: str, of: str = "") -> Fact:
    span = Span(*where)
    return Fact(kind, span.slice(said.text), said.source_span(span), key, of)


def _link_key(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link.lower()).rstrip("/")


def _uncounted(old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[Fact]:
    """The numbers of `old` that `new` does not have, or has for something else."""
    said = {(fact.key, fact.of) for fact in new}
    before = {(fact.key, fact.of) for fact in old}
    spare = [fact for fact in new if (fact.key, fact.of) not in before]
    for fact in old:
        if (fact.key, fact.of) in said:
            continue
        same = next((other for other in spare if other.key == fact.key), None)
        changed = fact.of and any(other.of == fact.of and other.key != fact.key for other in spare)
        if same is None or changed:
            yield fact
        else:
            spare.remove(same)


def _joined(found: Sequence[Fact]) -> Iterator[Fact]:
    """The facts, with the words of one name that stand side by side as one."""
    run: list[Fact] = []
    for fact in found:
        near = run and fact.kind is FactKind.NAME and 0 <= fact.span.start - run[-1].span.end <= 1
        if run and not near:
            yield _one(run)
            run = []
        run.append(fact)
    if run:
        yield _one(run)


def _one(run: Sequence[Fact]) -> Fact:
    if len(run) == 1:
        return run[0]
    text, key = " ".join(fact.text for fact in run), " ".join(fact.key for fact in run)
    return Fact(run[0].kind, text, Span(run[0].span.start, run[-1].span.end), key)


def _once(found: Iterable[Fact]) -> tuple[Fact, ...]:
    first: dict[tuple[FactKind, str, str], Fact] = {}
    for fact in found:
        first.setdefault((fact.kind, fact.key, fact.of), fact)
    return tuple(first.values())
