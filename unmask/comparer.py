"""A rewrite, by hand or by a program, held against its original."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from unmask.checker import Checker, usual
from unmask.fidelity import difference
from unmask.types.comparison import Comparison
from unmask.types.report import Finding
from unmask.types.source import Source, Syntax, TextKind


def compare_sources(checker: Checker, old: Source, new: Source) -> Comparison:
    """What became of a source. The new one is judged as the old one's kind of text."""
    before, after = checker.check_all([old, replace(new, kind=old.kind)])
    return Comparison(
        before,
        after,
        difference(old, new),
        _only(before.findings, after.findings),
        _only(after.findings, before.findings),
    )


def compare(old: str, new: str, *, kind: TextKind = TextKind.POST, syntax: Syntax = Syntax.PLAIN) -> Comparison:
    """A rewrite held against its original, by the packs that come with the program.

    The facts that were lost or added, the claims that are others than they were, the findings gone and new, and both
    reports. Nothing leaves the machine.

    >>> import unmask
    >>> compared = unmask.compare("We met Ana on 3 May.", "We met Ana.")
    >>> [fact.text for fact in compared.difference.lost]
    ['3 May']
    """
    return compare_sources(usual(), Source("old", old, kind, syntax), Source("new", new, kind, syntax))


def _only(findings: Sequence[Finding], others: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings that have no like among the others: the same rule at the same words."""
    left = Counter(_known_by(finding) for finding in others)
    only: list[Finding] = []
    for finding in findings:
        if left[_known_by(finding)]:
            left[_known_by(finding)] -= 1
        else:
            only.append(finding)
    return tuple(only)


def _known_by(finding: Finding) -> tuple[str, str]:
    return finding.rule, " ".join(finding.text.split()).lower()
