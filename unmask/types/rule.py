"""Rule and pack: what a YAML rule pack says, as values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from unmask.types.lexicon import Example
from unmask.types.pattern import Pattern, Repair
from unmask.types.report import Level
from unmask.types.source import TextKind

SELF = "self"

LONE = -1.0
"""The company of a rule whose matches stand only where no other finding touches their sentence."""


class Guard(StrEnum):
    """A way in which words are mentioned rather than used. Rules skip all of them unless `even_if` names one."""

    QUOTED = "quoted"
    NEGATED = "negated"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Exemption:
    """Wording that makes a match innocent, with texts that are flagged without it. `line` counts from 1."""

    phrase: str
    clean: tuple[str, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack. `id` is `pack/name`.

    `path` is the file that has the last word on it, and `line` where it starts there, counted from 1.
    A match overlapped by wording of `unless` is innocent, and so is one with wording of `unless_beside` in its block,
    or with none of `only_beside` in its sentence. Where no repair of a pattern can be made the advice stands.
    `company` is for wording that is nobody's fault by itself: its matches stand only in a text whose findings weigh so
    much per 100 words, or half of it when their sentence holds another finding. 0 asks for none, and `LONE` is for
    those that stand only where nothing else does. An edit of more than two words is made where the rule is `proven`;
    elsewhere it is told in the advice, as an example.
    """

    id: str
    pack: str
    message: str
    why: str
    level: Level
    weight: float
    patterns: tuple[Pattern, ...]
    clean: tuple[str, ...] = ()
    kinds: frozenset[TextKind] = frozenset()
    unless: tuple[Exemption, ...] = ()
    unless_beside: tuple[Exemption, ...] = ()
    only_beside: tuple[str, ...] = ()
    even_if: frozenset[Guard] = frozenset()
    about: str | None = None
    advice: str | None = None
    company: float = 0.0
    proven: bool = True
    line: int = 0
    path: str = ""

    def judges(self, kind: TextKind) -> bool:
        """Whether this rule applies to texts of that kind. No kinds named means all of them."""
        return not self.kinds or kind in self.kinds

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """The repairs of all its patterns."""
        return tuple(repair for pattern in self.patterns for repair in pattern.repairs)

    @property
    def examples(self) -> tuple[Example, ...]:
        """The texts that it flags, pattern by pattern."""
        return tuple(example for pattern in self.patterns for example in pattern.examples)

    @property
    def spared(self) -> tuple[str, ...]:
        """The texts that it leaves alone, those of its exemptions included."""
        exempt = (text for each in (*self.unless, *self.unless_beside) for text in each.clean)
        return (*self.clean, *exempt)


@dataclass(frozen=True, slots=True)
class Innocence:
    """A word of the lexicon that is no sign of anything where its block holds one of these wordings."""

    word: str
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A chapter of the style guide: one YAML file.

    `words` holds what its phrases may name as <…>, as wording in the shorthand: classes of the lexicon, and the pack's
    own `parts`. `innocent` tells where words of these classes are innocent.
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
    innocent: tuple[Innocence, ...] = ()
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

    >>> import unmask
    >>> next(rule.id for rule in unmask.load_rulebook().rules if rule.id == "bait/agree")
    'bait/agree'
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
