"""Narrowing: a report on some of its findings."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from unmask.rewrite.apply import apply
from unmask.rewrite.plan import plan
from unmask.score import score
from unmask.segment import segment
from unmask.types.finding import Finding
from unmask.types.report import Report


def narrow(report: Report, findings: Collection[Finding]) -> Report:
    """The report with only these of its findings, as if the others had not been found.

    What is left out costs nothing and is not rewritten, so the score and the rewritten text agree with the findings.
    """
    if len(findings) == len(report.findings):
        return report
    wanted = frozenset(findings)
    kept = tuple(finding for finding in report.findings if finding in wanted)
    edits = tuple(finding.edit for finding in kept if finding.edit is not None)
    return replace(
        report,
        findings=kept,
        score=score(segment(report.source), [finding for finding in kept if finding.weight]),
        rewritten=apply(report.source.text, plan(edits, suggested=False)),
    )
