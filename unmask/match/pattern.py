"""From a phrase to a regular expression that cannot run away, and the anchor words it cannot do without.

The expression is built by us from a parsed phrase: every repetition is bounded and every gap stops at a sentence's
punctuation, so its cost is linear in the text. Packs never hold regular expressions of their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product

from unmask.rulebook.inflect import noun_forms, verb_forms
from unmask.rulebook.phrase import GAPS, Choice, Chunk, Edge, Inflected, Literal, Phrase, Piece, Sequence, Slot, Stop

_SPACE = r",? "
_WORD = r"[\w$€£#@%&](?:[\w'&/%+$€£-]|[.,](?=\d))*"
_CAPITALISED = r"(?-i:[A-Z](?:[\w'&-]|\.(?=\w)|(?<=\b[A-Z])\.(?= [A-Z]))*)"
_SPELLED = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?)"
)
_NUMBER = (
    rf"(?:[$€£#]?\d[\d.,]*(?:[kKmMbBxX%]|bn)?\+?(?:-figure)?|{_SPELLED})(?: (?:hundred|thousand|million|billion|k))?"
)
_NAME = rf"{_CAPITALISED}(?: (?:(?:of|the|and|&|de|van|von) )?{_CAPITALISED}){{0,4}}"
_SLOTS = {"word": _WORD, "number": _NUMBER, "name": _NAME}
_NO_WORD_BEFORE = r"(?<!\w)"
_NO_WORD_AFTER = r"(?!\w)"
_SENTENCE_END = r"(?:(?<=[.!?…:])|(?=[^\w#@]*?(?:[.!?…:]|$)))"
_BLOCK_END = r"(?=[^\w#@]*$)"

_CONTRACTED = {
    "am": "m", "are": "re", "is": "s", "has": "s", "have": "ve", "had": "d", "would": "d", "will": "ll", "us": "s",
}  # fmt: skip
_PRONOUN_CONTRACTION = re.compile(
    r"(i|you|we|they|he|she|it|that|there|here|what|who|how|where|let)'(m|re|ve|ll|s|d)", re.IGNORECASE
)
_FULL_FORMS = {
    "m": ("am",), "re": ("are",), "ve": ("have",), "ll": ("will",), "s": ("is", "has", "us"), "d": ("had", "would"),
}  # fmt: skip
_CONTRACTED_VERBS = {"be": "m|re|s", "have": "ve|s|d"}

_COMMON = """
a about after again all also am an and any are as at back be because been before being but by can could d day did do
does doing don even every first for from get give go good got had has have he her here him his how i if in into is isn
it its just know last let like ll m make many me more most much my need never new no not now of on one only or other
our out over own people re really s same say see she should so some still such t take than that the their them then
there these they thing things think this those time to too two up us ve very want was way we well were what when where
which who why will with work would year years you your
"""
COMMON = frozenset(_COMMON.split())
"""Words too ordinary to say anything about a text: a phrase is not looked for because of them if it has any other."""

_TERM = re.compile(r"[^\W_]+")


def terms(text: str) -> frozenset[str]:
    """The words of a text in lower case, apart from their punctuation: what anchors are looked up in."""
    return frozenset(_TERM.findall(text.lower()))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled phrase.

    `expression` is the source of the regular expression; `anchors` are words of which a text must hold at least one
    to match at all, or empty when there are none. `captures` and `inflections` tell which groups hold what.
    """

    phrase: Phrase
    expression: str
    anchors: frozenset[str]
    captures: tuple[tuple[str, str], ...]
    inflections: tuple[tuple[str, Inflected], ...]


@dataclass(slots=True)
class _Groups:
    captures: list[tuple[str, str]] = field(default_factory=list)
    inflections: list[tuple[str, Inflected]] = field(default_factory=list)

    def capture(self, name: str) -> str:
        group = f"c{len(self.captures)}"
        self.captures.append((name, group))
        return group

    def inflection(self, piece: Inflected) -> str:
        group = f"v{len(self.inflections)}"
        self.inflections.append((group, piece))
        return group


def compile_pattern(phrase: Phrase) -> Pattern:
    """Compile a phrase. The expression is to be used without case, unless the rule says otherwise."""
    groups = _Groups()
    body = _sequence(phrase.body, groups, last=True)
    ending = {Edge.SENTENCE: _SENTENCE_END, Edge.BLOCK: _BLOCK_END, None: ""}[phrase.end]
    return Pattern(
        phrase,
        f"{'' if _is_stop(phrase.body.chunks[0]) else _NO_WORD_BEFORE}{body}"
        f"{'' if _is_stop(phrase.body.chunks[-1]) else _NO_WORD_AFTER}{ending}",
        _anchors(phrase.body),
        tuple(groups.captures),
        tuple(groups.inflections),
    )


def _is_stop(chunk: Chunk) -> bool:
    return isinstance(chunk.pieces[0], Stop)


def _sequence(sequence: Sequence, groups: _Groups, *, last: bool = False) -> str:
    """The expression for a sequence. A gap that ends the whole phrase takes as much as it may, others as little."""
    chunks = sequence.chunks
    first = next((i for i, chunk in enumerate(chunks) if not _may_be_missing(chunk)), len(chunks) - 1)
    parts: list[str] = []
    for index, chunk in enumerate(chunks):
        if index < first:
            parts.append(_chunk(chunk, groups, after=_SPACE))
        elif index == first:
            parts.append(_chunk(chunk, groups))
        else:
            greedy = last and index == len(chunks) - 1
            parts.append(_chunk(chunk, groups, before=_SPACE, previous=chunks[index - 1], greedy=greedy))
    return "".join(parts)


def _may_be_missing(chunk: Chunk) -> bool:
    return len(chunk.pieces) == 1 and (
        (isinstance(chunk.pieces[0], Choice) and chunk.pieces[0].optional)
        or (isinstance(chunk.pieces[0], Slot) and GAPS.get(chunk.pieces[0].kind, (1, 1))[0] == 0)
    )


def _chunk(
    chunk: Chunk,
    groups: _Groups,
    *,
    before: str = "",
    after: str = "",
    previous: Chunk | None = None,
    greedy: bool = False,
) -> str:
    if _is_stop(chunk) and all(isinstance(piece, Stop) for piece in chunk.pieces):
        marks = "".join(piece.text for piece in chunk.pieces if isinstance(piece, Stop))
        return f"{' ?' if before else ''}[{re.escape(marks)}]+{after}"
    if len(chunk.pieces) > 1:
        return before + "".join(_piece(piece, groups) for piece in chunk.pieces) + after
    piece = chunk.pieces[0]
    match piece:
        case Slot(kind) if kind in GAPS:
            low, high = GAPS[kind]
            group = groups.capture(piece.name)
            return rf"(?P<{group}>(?:{before}{_WORD}{after}){{{low},{high}}}{'' if greedy else '?'})"
        case Choice(options, optional=True, name=name):
            # Optional marks stand directly after a word, without the space that optional words need.
            gap = " ?" if all(_is_stop(option.chunks[0]) for option in options) else before
            inner = _options(options, groups)
            if name is not None:
                inner = f"(?P<{groups.capture(name)}>{inner})"
            return f"(?:{gap if before else ''}{inner}{after})?"
        case Literal(text) if before and text.lower() in _CONTRACTED and previous is not None:
            return f"(?:{before}{_literal(text)}|'{_CONTRACTED[text.lower()]})"
        case Literal("not") if before:
            return "(?: not|n't)"
        case Inflected(word) if before and word in _CONTRACTED_VERBS and not piece.noun:
            group = groups.inflection(piece)
            return f"(?:{before}(?P<{group}>{_forms(piece)})|'(?:{_CONTRACTED_VERBS[word]}))"
        case _:
            return before + _piece(piece, groups) + after


def _options(options: tuple[Sequence, ...], groups: _Groups) -> str:
    return "(?:" + "|".join(_sequence(option, groups) for option in options) + ")"


def _piece(piece: Piece, groups: _Groups) -> str:
    match piece:
        case Literal(text):
            return _literal(text)
        case Stop(text):
            return f"[{re.escape(text)}]+"
        case Inflected():
            return f"(?P<{groups.inflection(piece)}>{_forms(piece)})"
        case Slot(kind, name):
            return f"(?P<{groups.capture(name)}>{_SLOTS.get(kind, _WORD)})"
        case Choice(options, optional, name):
            inner = _options(options, groups)
            if name is not None:
                inner = f"(?P<{groups.capture(name)}>{inner})"
            return f"{inner}?" if optional else inner


def _literal(text: str) -> str:
    if text.lower().endswith("n't"):
        full = {"won't": "will", "can't": "can", "shan't": "shall"}.get(text.lower(), text[:-3])
        return f"(?:{re.escape(text)}|{re.escape(full)} ?not)"
    contracted = _PRONOUN_CONTRACTION.fullmatch(text)
    if contracted:
        full = "|".join(_FULL_FORMS[contracted[2].lower()])
        return f"{re.escape(contracted[1])}(?:'{contracted[2]}| (?:{full}))"
    return "[- ]?".join(re.escape(part) for part in text.split("-"))


def _forms(piece: Inflected) -> str:
    return "|".join(_literal(form) for form in sorted(surfaces(piece), key=len, reverse=True))


def surfaces(piece: Inflected) -> frozenset[str]:
    """Every spelling of every form of an inflected word."""
    forms = noun_forms(piece.word) if piece.noun else verb_forms(piece.word)
    return frozenset(spelling for spellings in forms.values() for spelling in spellings)


def _anchors(sequence: Sequence) -> frozenset[str]:
    candidates = [found for chunk in sequence.chunks if (found := _chunk_anchors(chunk))]
    return min(candidates, key=_cost, default=frozenset())


def _cost(words: frozenset[str]) -> float:
    return sum(100 if word in COMMON or len(word) < 3 else 1 for word in words)


def _chunk_anchors(chunk: Chunk) -> frozenset[str]:
    spelled = [_spellings(piece) for piece in chunk.pieces]
    if len(spelled) == 1:
        piece = chunk.pieces[0]
        if isinstance(piece, Choice) and not piece.optional:
            found = [_anchors(option) for option in piece.options]
            return frozenset().union(*found) if all(found) else frozenset()
    if any(options is None for options in spelled):
        return frozenset()
    joined = ("".join(parts) for parts in product(*(options for options in spelled if options is not None)))
    found = [_first_terms(word) for word in joined]
    return frozenset().union(*found) if all(found) else frozenset()


def _spellings(piece: Piece) -> tuple[str, ...] | None:
    match piece:
        case Literal(text):
            lower = text.lower()
            return (lower, lower.replace("-", "")) if "-" in lower else _uncontracted(lower)
        case Stop():
            return ("",)
        case Inflected():
            return tuple(sorted(surfaces(piece)))
        case Choice(options, optional) if all(len(o.chunks) == 1 and len(o.chunks[0].pieces) == 1 for o in options):
            inner = [_spellings(option.chunks[0].pieces[0]) for option in options]
            if any(one is None for one in inner):
                return None
            flat = tuple(text for one in inner if one is not None for text in one)
            return (*flat, "") if optional else flat
        case _:
            return None


def _uncontracted(word: str) -> tuple[str, ...]:
    # "am" is also written 'm, so either must be enough to bring the phrase up.
    if word in _CONTRACTED:
        return (word, _CONTRACTED[word])
    if word == "not":
        return ("not", "t")
    if word.endswith("n't"):
        return (word, {"won't": "will", "can't": "cannot", "shan't": "shall"}.get(word, word[:-3]), word[:-3])
    return (word,)


def _first_terms(word: str) -> frozenset[str]:
    found = _TERM.findall(word)
    if not found:
        return frozenset()
    return frozenset({max(found, key=lambda term: (term not in COMMON, len(term)))})
