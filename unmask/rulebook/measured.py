"""What was measured of the shipped rules: how often they were right, and how often they fire in plain prose.

The figures stand in `rules/measured.toml`, which `python -m tests.measure` writes. Only what explains rules reads them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from unmask.errors import counted
from unmask.rulebook.fingerprint import finding_digest
from unmask.rulebook.origin import SHIPPED
from unmask.types.pattern import Silencing
from unmask.types.rule import Pack, Rule

FILE = "measured.toml"
PER = 100_000
"""How many words of prose a rate is given for."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What was measured of one rule.

    `digest` is the rule's `finding_digest` at that time. Of `found` findings on rated texts `right` touched a passage
    that a reader had marked. `prose` gives the findings in each register of prose that the rule judges, and `words` how
    many words of it were read; both are empty for rules that judge no prose, as those for comments. Of `edits` of more
    than two words that readers judged they `stood` by so many.
    """

    digest: str
    found: int
    right: int
    prose: Mapping[str, int]
    words: Mapping[str, int]
    edits: int = 0
    stood: int = 0

    @property
    def rate(self) -> float | None:
        """Findings in 100,000 words of prose, all registers taken together. None where it judges none."""
        total = sum(self.words.values())
        return PER * sum(self.prose.values()) / total if total else None

    def rate_in(self, register: str) -> float:
        """Findings in 100,000 words of one register."""
        return PER * self.prose[register] / self.words[register]


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure, and whether the rule still is as it was when it was taken."""

    measure: Measure
    current: bool

    def says(self) -> str:
        """The measure in plain words, as one clause for each figure."""
        said = "; ".join(_clauses(self.measure))
        return said if self.current else f"{said} (measured before its last change)"


def measured(rule: Rule, pack: Pack) -> Measured | None:
    """What was measured of a rule of that pack; None for rules that never were, and those of a user's own packs."""
    if pack.origin != SHIPPED or (measure := _shipped().get(rule.id)) is None:
        return None
    return Measured(measure, current=measure.digest == finding_digest(rule, pack.words))


def expects_measure(rule: Rule, pack: Pack) -> bool:
    """Whether it is worth telling that a rule was not measured: it is shipped, and judges prose."""
    return pack.origin == SHIPPED and not any(isinstance(each.find, Silencing) for each in rule.patterns)


def read_measures(text: str) -> Mapping[str, Measure]:
    """The measures in a file of them, by the ids of the rules."""
    value = tomllib.loads(text)
    words: dict[str, int] = value["words"]
    return {rule: _measure(row, words) for rule, row in value["rules"].items()}


def _measure(row: Mapping[str, int | str], words: Mapping[str, int]) -> Measure:
    prose = {name: int(row[name]) for name in words if name in row}
    judged = {name: int(row[name]) for name in ("edits", "stood") if name in row}
    read = {name: words[name] for name in prose}
    return Measure(str(row["digest"]), int(row["found"]), int(row["right"]), prose, read, **judged)


@cache
def _shipped() -> Mapping[str, Measure]:
    return read_measures(files("unmask.rules").joinpath(FILE).read_text(encoding="utf-8"))


def _clauses(measure: Measure) -> list[str]:
    if measure.found:
        rated = f"right {counted(measure.right, 'time')} of {measure.found} on rated texts"
    else:
        rated = "found nothing in the rated texts, so how often it is right is not known"
    said = [rated]
    if measure.rate:
        said.append(f"{shown_rate(measure.rate)} in {PER:,} words of plain prose")
    elif measure.rate is not None:
        said.append(f"nothing in {sum(measure.words.values()):,} words of plain prose")
    if measure.edits:
        said.append(f"readers stood by {measure.stood} of {measure.edits} of its edits of more than two words")
    return said


def shown_rate(rate: float) -> str:
    """A rate with two digits that say something."""
    return f"{rate:,.0f}" if rate >= 10 else f"{rate:.2g}"
