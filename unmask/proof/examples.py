"""Whether rules do what their own examples say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from unmask.checker import Checker
from unmask.rewrite.plan import apply, plan
from unmask.rulebook import Problem
from unmask.rulebook.lexicon import shipped_lexicon
from unmask.shapes import check_shape
from unmask.types.lexicon import Example
from unmask.types.pattern import Shape
from unmask.types.report import Report
from unmask.types.rule import Pack, Rule, Rulebook
from unmask.types.source import Source, TextKind


@dataclass(frozen=True, slots=True)
class Proof:
    """How one rule stood up to its examples. `problems` has a sentence for each that failed."""

    rule: str
    path: str
    line: int
    problems: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether every example came out as it says."""
        return not self.problems


def prove(rulebook: Rulebook) -> Iterator[Proof]:
    """Run every rule of a rulebook, each by itself, over its own examples."""
    for pack in rulebook.packs:
        for rule in pack.rules:
            yield Proof(rule.id, rule.path or pack.path, rule.line, tuple(_problems(pack, rule)))


def setting_problems(rulebook: Rulebook) -> tuple[Problem, ...]:
    """Every structure rule that names a detector or a setting that does not exist."""
    return tuple(
        Problem(rule.path or pack.path, pattern.line, rule.id, message)
        for pack in rulebook.packs
        for rule in pack.rules
        for pattern in rule.patterns
        if isinstance(pattern.find, Shape)
        for message in check_shape(pattern.find)
    )


def _problems(pack: Pack, rule: Rule) -> Iterator[str]:
    # An example is one sentence; the company that a rule may ask for is a whole text's.
    checker = Checker(Rulebook((replace(pack, rules=(replace(rule, company=0.0),)),), require_reason=True))
    kind = TextKind.POST if rule.judges(TextKind.POST) else min(rule.kinds)
    sources = [Source("example", example.text, kind) for example in rule.examples]
    for example, report in zip(rule.examples, checker.check_all(sources), strict=True):
        yield from _flag_problems(example, report, checker)
    told = shipped_lexicon().texts.get(rule.id, ())
    words = [Source("word", example.text, kind) for example in told]
    for example, report in zip(told, checker.check_all(words), strict=True):
        yield from _flag_problems(example, report, checker)
    clean = [Source("clean", text, kind) for text in rule.spared]
    for source, report in zip(clean, checker.check_all(clean), strict=True):
        for finding in report.findings:
            yield f"clean text is flagged at “{finding.text}”: {source.text!r}"


def _flag_problems(example: Example, report: Report, checker: Checker) -> Iterator[str]:
    expected = list(example.marked)
    found = [(finding.span.start, finding.text) for finding in report.findings]
    if found != expected:
        yield f"should flag {_said(expected)}, but flags {_said(found)}: {example.flag!r}"
        return
    if example.becomes is None:
        return
    text = report.source.text
    after = apply(text, plan(report.edits, suggested=True))
    if after != example.becomes:
        yield f"should become {example.becomes!r}, but becomes {after!r}"
    elif again := checker.check(replace(report.source, text=after)).findings:
        yield f"still flags “{again[0].text}” after its own edit: {after!r}"


def _said(passages: list[tuple[int, str]]) -> str:
    return ", ".join(f"“{text}” at {at}" for at, text in passages) or "nothing"
