"""Pattern: one thing that a rule looks for, what to do about it, and the texts that prove it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Any

from unmask.types.lexicon import Example, Plain


class Scope(StrEnum):
    """How much a removal takes with it."""

    MATCH = "match"
    LEAD = "lead"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Shorthand:
    """Wording in the pack shorthand. `tagged` asks the tagger: the first word must be that part of speech."""

    text: str
    case: bool = False
    tagged: str | None = None

    @property
    def ends_open(self) -> bool:
        """Whether a match may end with words that the phrase does not name, and so in the middle of something."""
        return _ends_open(self.text)


_MARKS = ' $.!?:,;…—–"'
_CLOSES = {")": "(", "]": "["}
_UNNAMED = frozenset({"word", "words", "many"})


# It is asked of every match, and there are no more phrases than a rulebook has.
@lru_cache(maxsize=16384)
def _ends_open(phrase: str) -> bool:
    phrase = phrase.rstrip(_MARKS)
    if phrase.endswith(">"):
        return phrase[phrase.rindex("<") + 1 : -1].rpartition("=")[2] in _UNNAMED
    if not phrase or phrase[-1] not in _CLOSES:
        return False
    start, *bars = _group(phrase)
    options = [phrase[one + 1 : other] for one, other in pairwise((start, *bars, len(phrase) - 1))]
    return any(map(_ends_open, options)) or (phrase[start] == "[" and _ends_open(phrase[:start]))


def _group(phrase: str) -> list[int]:
    """Where the last bracket of a phrase that ends with one opens, and where the bars between its options stand."""
    bars: list[int] = []
    depth = 0
    for at in reversed(range(len(phrase))):
        depth += (phrase[at] in _CLOSES) - (phrase[at] in _CLOSES.values())
        if not depth:
            return [at, *reversed(bars)]
        if phrase[at] == "|" and depth == 1:
            bars.append(at)
    return [0]


@dataclass(frozen=True, slots=True)
class Tokens:
    """A pattern for spaCy's `Matcher`; `words` in a token is shorthand for `LOWER` with every inflection."""

    tokens: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One word of a grammar pattern.

    `relation` says how it stands to the node called `of`: `child`, `descendant`, `parent`, `ancestor`, `after` or
    `before`. The first node of a pattern has neither.
    """

    name: str
    words: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    dep: tuple[str, ...] = ()
    of: str | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Grammar:
    """Words bound by grammar.

    `mark` names the nodes that a finding covers; `name+` takes in all that hangs on it, `name<` the adverbs before it.
    Templates have `<name>`, `<name+>`, and `<name->` for the words that say of what kind a noun is.
    """

    nodes: tuple[Node, ...]
    mark: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Density:
    """A passage of a sentence that holds much of some wording and little else.

    `points` gives what one hit of each class of words counts, `endings` what a word of no class counts for how it
    ends. `less_word` and `less_particular` are taken off for each word and each particular (a number, a name, a
    quotation) between two hits. A sentence is flagged in its passage that counts most, when that is `at_least` so
    much, the words that its hits cover are `share` or more of the sentence's, and the sentence holds no more than
    `particulars` particulars.
    """

    points: Mapping[str, float]
    at_least: float
    share: float = 0.0
    particulars: int = 99
    endings: Mapping[str, float] = field(default_factory=dict)
    less_word: float = 0.0
    less_particular: float = 0.0


class Room(StrEnum):
    """Which detectors look for a shape: those of layout (what the eye sees) or of rhetoric (how a passage is built)."""

    LAYOUT = "layout"
    RHETORIC = "rhetoric"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that the detector of that name finds, with the rule's settings for it."""

    room: Room
    detector: str
    settings: Mapping[str, Any] = field(default_factory=dict)


class FaultKind(StrEnum):
    """What can be wrong with a comment that silences rules."""

    UNKNOWN = "unknown"
    UNUSED = "unused"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Silencing:
    """A fault of the comments that silence rules."""

    fault: FaultKind


Find = Shorthand | Tokens | Grammar | Density | Shape | Silencing


@dataclass(frozen=True, slots=True)
class Plainer:
    """Words to leave out and words to change within a match, by the classes of the lexicon that a rule names.

    `adjectives` go where a noun follows, `intensifiers` where another word does, `tails` at the end of a clause.
    `verbs`, `nouns` and `qualities` (adjectives that cannot go) give their plain words. Verbs and nouns are given by
    their bases, all in lower case.
    """

    adjectives: frozenset[str] = frozenset()
    intensifiers: frozenset[str] = frozenset()
    tails: tuple[str, ...] = ()
    verbs: Mapping[str, tuple[Plain, ...]] = field(default_factory=dict)
    nouns: Mapping[str, tuple[Plain, ...]] = field(default_factory=dict)
    qualities: Mapping[str, tuple[Plain, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Repair:
    """What to do with a match. Exactly one of the three first fields is set; `safe` edits keep every fact and claim.

    `share` is the least part of the words of its sentence, or of its clause, that a match must cover to be cut, from
    0 to 1. Such a cut takes no particulars with it, no item of a list, and no sentence that its neighbours go on from.
    `before` are wordings of which one must start with the last word of the match and go on after it: “announce that”
    lets “we are glad to announce” go from before “that Ana won”, and not from before “a sale”.
    `beside` is wording, in lower case, of which the sentence must hold some: “last week” tells that a thing is past.
    """

    say: str | None = None
    cut: Scope | None = None
    plainer: Plainer | None = None
    safe: bool = False
    share: float = 0.0
    before: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()

    @property
    def reforms(self) -> bool:
        """Whether it sets a verb of the match in another form, so that verbs which stand beside it must follow."""
        return bool(self.reformed)

    @property
    def reformed(self) -> tuple[str, ...]:
        """The parts of the match that it sets in another form."""
        return _reformed(self.say) if self.say is not None else ()


_REFORMED = re.compile(r"<([^<>:]+):[a-z]+>")


# It is asked of every match, and there are no more templates than a rulebook has.
@lru_cache(maxsize=4096)
def _reformed(template: str) -> tuple[str, ...]:
    return tuple(_REFORMED.findall(template))


@dataclass(frozen=True, slots=True)
class Pattern:
    """One thing that a rule looks for, with what to do about it and the texts that prove it.

    Of the `repairs` the first that can be made at a match is proposed. `line` is where it stands in the rule's file,
    counted from 1.
    """

    find: Find
    repairs: tuple[Repair, ...] = ()
    examples: tuple[Example, ...] = ()
    line: int = 0
