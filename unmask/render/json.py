"""JSON: a document for each report, in one object or one a line."""

from __future__ import annotations

from typing import Any, TextIO

from unmask.render.remark import shown_points, shown_score
from unmask.types.report import Advice, Failure, Finding, Remedy, Report
from unmask.visible import as_json

SCHEMA = 1
"""The version of the form. It grows when a key is taken away or changes its meaning."""


class JsonRenderer:
    """Writes the documents as they come, and the errors at the end."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._any = False
        out.write(f'{{"schema": {SCHEMA}, "documents": [')

    def report(self, report: Report) -> None:
        """Write one document."""
        self._out.write(",\n" if self._any else "\n")
        self._any = True
        self._out.write(as_json(document(report)))

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Write the errors and close the object."""
        errors = [{"path": failure.name, "message": failure.message} for failure in failures]
        self._out.write(f'\n], "errors": {as_json(errors)}}}\n')


def document(report: Report) -> dict[str, Any]:
    """One report as JSON has it. `start` and `end` are code-point offsets into the decoded text."""
    return {
        "path": report.source.name,
        "kind": report.source.kind.value,
        "words": report.words,
        "score": shown_score(report.score),
        "enough": report.score.enough,
        "terms": [
            {"name": term.name, "value": term.value, "points": points, "because": term.because}
            for term, points in zip(report.score.terms, shown_points(report.score), strict=True)
        ],
        "findings": [found(finding) for finding in report.findings],
        "rewritten": report.rewritten,
    }


def found(finding: Finding) -> dict[str, Any]:
    """One finding as JSON has it."""
    return {
        "rule": finding.rule,
        "pack": finding.pack,
        "level": finding.level.label,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": finding.position.line,
        "column": finding.position.column,
        "text": finding.text,
        "message": finding.message,
        "why": finding.why,
        "remedy": _remedy(finding.remedy),
    }


def _remedy(remedy: Remedy) -> dict[str, Any]:
    said = {"kind": remedy.kind, "text": remedy.text, "safe": remedy.safe}
    return {**said, "example": remedy.example} if isinstance(remedy, Advice) and remedy.example is not None else said


class JsonLinesRenderer:
    """Writes each document on a line of its own, and at the end a line with `error` for each source that failed."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def report(self, report: Report) -> None:
        """Write one document, at once."""
        self._write({"schema": SCHEMA, **document(report)})

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Write the errors."""
        for failure in failures:
            self._write({"schema": SCHEMA, "path": failure.name, "error": failure.message})

    def _write(self, value: dict[str, object]) -> None:
        self._out.write(as_json(value) + "\n")
        self._out.flush()
