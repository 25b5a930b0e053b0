"""What twice as many rules cost: `python -m tests.bench.doubled FOLDER`.

Each rule gets a twin whose phrases go on with a word that no text holds. So the twins start as the rules do, share
their words and classes, and find nothing. What is compared is the time of the processor in one process, once all is
made ready, and the least of some runs in turn, since a busy machine can only add to it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from unmask.checker import Checker
from unmask.rulebook import load_rulebook
from unmask.types.pattern import Pattern, Shorthand
from unmask.types.rule import Pack, Rule, Rulebook
from unmask.types.source import Source

RUNS = 3


def doubled(rulebook: Rulebook) -> Rulebook:
    """The rulebook with a twin of each rule that finds wording."""
    return replace(rulebook, packs=tuple(map(_doubled, rulebook.packs)))


def _doubled(pack: Pack) -> Pack:
    twins = (_twin(rule) for rule in pack.rules)
    return replace(pack, rules=(*pack.rules, *(twin for twin in twins if twin.patterns)))


def _twin(rule: Rule) -> Rule:
    patterns = tuple(
        Pattern(replace(find, text=f"{find.text.rstrip(' $')} zyzzyx"))
        for pattern in rule.patterns
        if isinstance(find := pattern.find, Shorthand)
    )
    return replace(rule, id=f"{rule.id}-twin", patterns=patterns, unless=(), unless_beside=(), only_beside=())


def seconds(checker: Checker, sources: Sequence[Source]) -> float:
    """How long it takes to judge sources, in seconds of the processor."""
    start = time.process_time()
    for _ in checker.check_all(sources):
        pass
    return time.process_time() - start


if __name__ == "__main__":
    posts = [Source(path.name, path.read_text("utf-8")) for path in sorted(Path(sys.argv[1]).iterdir())]
    rules = load_rulebook(proofs=False)
    twice = doubled(rules)
    checkers = [Checker(rules), Checker(twice)]
    timed = [[seconds(checker, posts) for checker in checkers] for _ in range(RUNS + 1)][1:]
    once, more = (min(run[number] for run in timed) for number in (0, 1))
    print(f"{len(rules.rules):,} rules: {once:.2f} s of processor")
    print(f"{len(twice.rules):,} rules: {more:.2f} s, {more / once - 1:+.0%}")
