"""What each level of company is worth: how often wording that asks for it was right where it counts, and where not."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tests.measure.rated import Rated
from unmask.checker import Checker
from unmask.judge.company import SHORT
from unmask.rulebook.build import COMPANY
from unmask.types.rule import Rulebook


@dataclass(frozen=True)
class Worth:
    """What was counted of one level.

    `unmarked` and `marked` count the texts that weigh as much as it asks for, of those in which no reader marked
    anything and of the others. `counting` and `right` are the matches of its rules that were findings, and those of
    them that a reader had marked; `left` and `left_right` are the same of the matches that lacked company.
    """

    unmarked: int
    marked: int
    counting: int
    right: int
    left: int
    left_right: int


def worth(rulebook: Rulebook, rated: Sequence[Rated]) -> dict[str, Worth]:
    """The worth of each level, by its name."""
    names = {amount: name for name, amount in COMPANY.items()}
    level = {rule.id: names[rule.company] for rule in rulebook.rules if rule.company > 0}
    reached: Counter[tuple[str, bool]] = Counter()
    matches: Counter[tuple[str, bool, bool]] = Counter()
    sources = [text.source for text in rated]
    reports = zip(Checker(rulebook).check_all(sources), Checker(_asking_none(rulebook)).check_all(sources), strict=True)
    for text, (asked, free) in zip(rated, reports, strict=True):
        strength = 100 * math.fsum(each.weight for each in free.findings) / max(free.words, SHORT)
        reached.update((name, bool(text.marked)) for name, amount in COMPANY.items() if 0 < amount <= strength)
        counting = {(each.rule, each.span) for each in asked.findings}
        matches.update(
            (level[each.rule], (each.rule, each.span) in counting, text.is_right(each.span))
            for each in free.findings
            if each.rule in level
        )
    return {name: _worth(name, reached, matches) for name, amount in COMPANY.items() if amount > 0}


def report(levels: dict[str, Worth], rated: Sequence[Rated]) -> Iterator[str]:
    """A line for each level."""
    marked = sum(bool(text.marked) for text in rated)
    yield f"Texts: {len(rated) - marked} in which nobody marked anything, and {marked} others."
    yield ""
    for name, each in levels.items():
        yield (
            f"  {name:<13} from {COMPANY[name]:>4}: reached by {each.unmarked} and {each.marked}; "
            f"right {each.right} of {each.counting} that count, {each.left_right} of {each.left} that do not"
        )


def _asking_none(rulebook: Rulebook) -> Rulebook:
    packs = (
        replace(pack, rules=tuple(replace(rule, company=min(0.0, rule.company)) for rule in pack.rules))
        for pack in rulebook.packs
    )
    return replace(rulebook, packs=tuple(packs))


def _worth(name: str, reached: Counter[tuple[str, bool]], matches: Counter[tuple[str, bool, bool]]) -> Worth:
    right, left_right = matches[name, True, True], matches[name, False, True]
    return Worth(
        unmarked=reached[name, False],
        marked=reached[name, True],
        counting=right + matches[name, True, False],
        right=right,
        left=left_right + matches[name, False, False],
        left_right=left_right,
    )
