"""Rule and pack: what a YAML rule pack says, as values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any

from unmask.types.finding import Level
from unmask.types.source import TextKind

SELF = "self"


class Guard(StrEnum):
    """A way in which words are mentioned rather than used. Rules skip all of them unless `even_if` names one."""

    QUOTED = "quoted"
    NEGATED = "negated"
    REPORTED = "reported"


class Scope(StrEnum):
    """How much a removal takes with it."""

    MATCH = "match"
    LEAD = "lead"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Wording in the pack shorthand. `tagged` asks the tagger: the first word must be that part of speech."""

    phrases: tuple[str, ...]
    case: bool = False
    tagged: str | None = None


@dataclass(frozen=True, slots=True)
class Tokens:
    """Patterns for spaCy's `Matcher`; `words` in a token is shorthand for `LOWER` with every inflection."""

    patterns: tuple[tuple[Mapping[str, Any], ...], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One word of a dependency pattern.

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
class Dependency:
    """Words bound by grammar.

    `mark` names the nodes that a finding covers; `name+` takes in all that hangs on it, `name<` the adverbs before it.
    Templates have `<name>`, `<name+>`, and `<name->` for the words that say of what kind a noun is.
    """

    nodes: tuple[Node, ...]
    mark: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Density:
    """A passage of a sentence that holds much of some wording and little else.

    `points` gives what one hit of each word list counts, `endings` what a word that no list names counts for how it
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


@dataclass(frozen=True, slots=True)
class Structure:
    """A detector of layout, by name, with its settings."""

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


Match = Phrases | Tokens | Dependency | Density | Structure | Silencing


@dataclass(frozen=True, slots=True)
class Plainly:
    """Words to spare and words to change within a match.

    `drop` are adjectives, `thin` intensifiers, `cut` phrases that say nothing; `say` gives big verbs their plain ones,
    `call` big nouns theirs, and `rate` big adjectives, where they cannot be dropped. Verbs and nouns are given by their
    bases, all in lower case.
    """

    drop: frozenset[str] = frozenset()
    thin: frozenset[str] = frozenset()
    say: Mapping[str, str] = field(default_factory=dict)
    call: Mapping[str, str] = field(default_factory=dict)
    rate: Mapping[str, str] = field(default_factory=dict)
    cut: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What to do with a match. Exactly one of the four first fields is set; `safe` edits keep every fact and claim.

    `share` is the least part of the words of its sentence, or of its clause, that a match must cover for a removal,
    from 0 to 1. Such a removal takes no particulars with it, no item of a list, and no sentence that its neighbours
    go on from.
    `before` are wordings of which one must start with the last word of the match and go on after it: “announce that”
    lets “we are glad to announce” go from before “that Ana won”, and not from before “a sale”.
    `given` are parts that the match must remember, so that of a rule's wordings only those that name them are mended.
    `beside` is wording, in lower case, of which the sentence must hold some: “last week” tells that a thing is past.
    """

    replace: str | None = None
    remove: Scope | None = None
    recast: str | None = None
    plainly: Plainly | None = None
    safe: bool = False
    share: float = 0.0
    before: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()

    @property
    def reforms(self) -> bool:
        """Whether it sets a verb of the match in another form, so that verbs which stand beside it must follow."""
        return bool(self.reformed)

    @property
    def reformed(self) -> tuple[str, ...]:
        """The parts of the match that it sets in another form."""
        return _reformed(self.recast) if self.recast is not None else ()


_REFORMED = re.compile(r"<([^<>:]+):[a-z]+>")


# It is asked of every match, and there are no more templates than a rulebook has.
@lru_cache(maxsize=4096)
def _reformed(template: str) -> tuple[str, ...]:
    return tuple(_REFORMED.findall(template))


@dataclass(frozen=True, slots=True)
class Example:
    """A text with the passage to flag between `<<` and `>>`, and what it `becomes` after the rule's edit."""

    flag: str
    becomes: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack. `id` is `pack/name`.

    `path` is the file that has the last word on it, and `line` where it starts there, counted from 1.
    Of the `rewrites` the first that can be made at a match is proposed; where none can, the advice stands.
    `company` is for wording that is nobody's fault by itself: its hits stand only in a text whose findings weigh so
    much per 100 words, or half of it when their sentence holds another finding. 0 asks for none.
    """

    id: str
    pack: str
    message: str
    why: str
    level: Level
    weight: float
    match: Match
    examples: tuple[Example, ...]
    clean: tuple[str, ...]
    kinds: frozenset[TextKind] = frozenset()
    unless: tuple[str, ...] = ()
    unless_beside: tuple[str, ...] = ()
    only_beside: tuple[str, ...] = ()
    even_if: frozenset[Guard] = frozenset()
    about: str | None = None
    rewrites: tuple[Rewrite, ...] = ()
    advice: str | None = None
    company: float = 0.0
    line: int = 0
    path: str = ""

    def judges(self, kind: TextKind) -> bool:
        """Whether this rule applies to texts of that kind. No kinds named means all of them."""
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, slots=True)
class Pack:
    """A chapter of the style guide: one YAML file. `words` are the lists its phrases may name.

    `origin` says where the file at `path` comes from, and `changed_by` names the files that extend it. `digest` is
    that of all in it that judges, where it is as it was loaded: a pack that is made from another has none, so that
    none can be wrong.
    """

    name: str
    title: str
    why: str
    path: str
    words: Mapping[str, tuple[str, ...]]
    rules: tuple[Rule, ...]
    origin: str = ""
    changed_by: tuple[str, ...] = ()
    digest: bytes = field(default=b"", init=False, compare=False, repr=False)

    def loaded(self, digest: bytes) -> Pack:
        """The same pack with its digest."""
        pack = replace(self)
        object.__setattr__(pack, "digest", digest)
        return pack


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All packs in force, in the order of their names, and what else decides how a text is judged by them.

    `allow` holds names that are not to be flagged; `model` is the package of the language model, None for the one
    that is installed. `names` are those of all packs and rules there are, in force or not. `heed_silences` is false
    where comments that silence rules are passed over; `require_reason` is whether they must say why.
    """

    packs: tuple[Pack, ...]
    allow: tuple[str, ...] = ()
    model: str | None = None
    names: tuple[str, ...] = ()
    heed_silences: bool = True
    require_reason: bool = False

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule, pack by pack."""
        return tuple(rule for pack in self.packs for rule in pack.rules)

    @property
    def known(self) -> frozenset[str]:
        """Every name that a silence may give."""
        return frozenset(self.names) | names_of(self.packs)


def names_of(packs: Iterable[Pack]) -> frozenset[str]:
    """The names of packs and of their rules."""
    return frozenset(name for pack in packs for name in (pack.name, *(rule.id for rule in pack.rules)))
