"""What an editor shows: diagnostics, the words of a hover, and the state of a document."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from lsprotocol.types import CodeDescription, Diagnostic, DiagnosticSeverity, Position, PositionEncodingKind, Range
from pygls.uris import from_fs_path

from unmask.errors import Fault, counted
from unmask.lsp.documents import Placed
from unmask.lsp.judging import Outcome
from unmask.render.remark import WIDE_LINES, number, remark, shown_score
from unmask.rulebook.origin import SHIPPED
from unmask.types.report import Finding, Level, Report
from unmask.types.rule import Pack, Rule, Rulebook
from unmask.types.span import Span

SOURCE = "unmask"
FIX_ALL = "source.fixAll.unmask"
MAKE_SUGGESTED = "source.unmask.suggested"
"""No kind of `source.fixAll`: what changes a claim is never made by saving a file."""

_SEVERITIES = {
    Level.SUGGESTION: DiagnosticSeverity.Information,
    Level.WARNING: DiagnosticSeverity.Warning,
    Level.ERROR: DiagnosticSeverity.Error,
}
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")


class Marks:
    """What is marked in each document, worked out once for each outcome.

    It has a name, which stays the same so long as nothing else is marked, and which no other server gives.
    """

    def __init__(self) -> None:
        self._server = os.urandom(4).hex()
        self._count = 0
        self._known: dict[str, tuple[Outcome, str, list[Diagnostic]]] = {}

    def of(self, outcome: Outcome, encoding: PositionEncodingKind | str) -> tuple[str, list[Diagnostic]]:
        """The name of what came of judging a document, and the diagnostics."""
        uri = outcome.document.uri
        known = self._known.get(uri)
        if known is not None and known[0] is outcome:
            return known[1], known[2]
        found: list[Diagnostic] = []
        if outcome.report is not None and outcome.rulebook is not None:
            found = diagnostics(outcome.report, Placed(outcome.document.text, encoding), outcome.rulebook)
        if known is not None and known[2] == found:
            name = known[1]
        else:
            self._count += 1
            name = f"{self._server}-{self._count}"
        self._known[uri] = outcome, name, found
        return name, found

    def forget(self, uri: str) -> None:
        """Let go of a document."""
        self._known.pop(uri, None)


def diagnostics(report: Report, placed: Placed, rulebook: Rulebook) -> list[Diagnostic]:
    """A diagnostic for each finding, in their order. One over many lines stands at its first line."""
    told = {finding.rule for finding in report.findings}
    links = {
        rule.id: link
        for pack in rulebook.packs
        for rule in pack.rules
        if rule.id in told and (link := link_to(rule, pack))
    }
    return [
        Diagnostic(
            range=_range(one.finding, placed, wide=one.last - one.first >= WIDE_LINES),
            message=f"{one.finding.message}\n{remark(report.source, one)}",
            severity=_SEVERITIES[one.finding.level],
            code=one.finding.rule,
            code_description=CodeDescription(links[one.finding.rule]) if one.finding.rule in links else None,
            source=SOURCE,
        )
        for one in number(report)
    ]


def at(report: Report, span: Span) -> tuple[Finding, ...]:
    """The findings that a span touches, or the place that it is, the shortest first."""
    touched = [
        finding
        for finding in report.findings
        if finding.span.overlaps(span) or finding.span.start <= span.start <= span.end <= finding.span.end
    ]
    return tuple(sorted(touched, key=lambda finding: len(finding.span)))


def fault_diagnostics(faults: Iterable[Fault]) -> dict[str, list[Diagnostic]]:
    """A diagnostic for each fault of a configuration or pack, by the address of its file."""
    found: dict[str, list[Diagnostic]] = {}
    for fault in dict.fromkeys(faults):
        uri = from_fs_path(str(Path.cwd() / fault.origin.name))
        if uri is None:
            continue
        line = max(0, (fault.origin.line or 1) - 1)
        found.setdefault(uri, []).append(
            Diagnostic(
                # To the end of the line: a position past it counts as that.
                range=Range(Position(line, 0), Position(line, 1000)),
                message=fault.message,
                severity=DiagnosticSeverity.Error,
                source=SOURCE,
            )
        )
    return found


def hover(report: Report, finding: Finding, rulebook: Rulebook) -> str:
    """What a rule says of a passage, why, what could stand there, and what was measured of the rule, as Markdown."""
    numbered = next(one for one in number(report) if one.finding is finding)
    return "\n\n".join(
        [
            f"**{finding.rule}** ({finding.level.label})",
            _plain(finding.message),
            _plain(finding.why),
            _plain(remark(report.source, numbered)),
            *(f"_{said}_" for said in _measures(finding, rulebook)),
        ]
    )


def status(outcome: Outcome) -> dict[str, Any]:
    """How a document stands: its score, from 0 to 100, or why it has none."""
    report = outcome.report
    told: dict[str, Any] = {"uri": outcome.document.uri, "version": outcome.document.version}
    if report is None:
        said = outcome.said or "; ".join(str(fault) for fault in outcome.faults[:1]) or "not judged"
        return {**told, "score": None, "findings": 0, "words": 0, "enough": False, "text": f"unmask: {said}"}
    score = shown_score(report.score)
    shown = f"{score:.0f} of 100" if report.score.enough else "too short to judge"
    return {
        **told,
        "score": score,
        "findings": len(report.findings),
        "words": report.words,
        "enough": report.score.enough,
        "text": f"{shown}, {counted(len(report.findings), 'finding')}" if report.findings else shown,
    }


def link_to(rule: Rule, pack: Pack) -> str | None:
    """The address of the line of a pack on which a rule stands; None where it stands in no file."""
    return _link(rule.path, rule.line, shipped=pack.origin == SHIPPED) if rule.path else None


@lru_cache(maxsize=4096)
def _link(path: str, line: int, *, shipped: bool) -> str | None:
    file = Path(str(files("unmask.rules"))) / Path(path).name if shipped else Path.cwd() / path
    uri = from_fs_path(str(file))
    return f"{uri}#L{line}" if uri and line else uri


def _range(finding: Finding, placed: Placed, *, wide: bool) -> Range:
    found = placed.range(finding.span)
    return Range(found.start, Position(found.start.line + 1, 0)) if wide else found


def _measures(finding: Finding, rulebook: Rulebook) -> Iterator[str]:
    from unmask.rulebook.measured import measured

    for pack in rulebook.packs:
        for rule in pack.rules:
            if rule.id == finding.rule and (taken := measured(rule, pack)) is not None:
                yield f"measured: {taken.says()}"


def _plain(text: str) -> str:
    """A text that Markdown shows as it is."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
