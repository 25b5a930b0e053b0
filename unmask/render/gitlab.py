"""GitLab: a Code Quality report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from unmask.render.remark import fingerprints, number, path_from, place, remark
from unmask.types.report import Failure, Level, Report
from unmask.visible import as_json

_SEVERITY = {Level.SUGGESTION: "info", Level.WARNING: "minor", Level.ERROR: "major"}


class GitlabRenderer:
    """Writes one list with an issue for each finding, as they come. Paths are from `root`, the repository's."""

    def __init__(self, out: TextIO, root: Path) -> None:
        self._out = out
        self._root = root
        self._any = False
        out.write("[")

    def report(self, report: Report) -> None:
        """Write the issues of one source."""
        for issue in _issues(report, path_from(report.source.name, self._root)):
            self._write(issue)

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Close the list. GitLab has no place for what could not be read; that goes to standard error alone."""
        self._out.write("\n]\n")

    def _write(self, issue: dict[str, Any]) -> None:
        self._out.write(("," if self._any else "") + "\n" + as_json(issue))
        self._any = True


def _issues(report: Report, path: str) -> Iterator[dict[str, Any]]:
    names = fingerprints(path, report.findings)
    for one, fingerprint in zip(number(report), names, strict=True):
        where = place(report.source, one.finding.span)
        yield {
            "description": f"{one.finding.message} {remark(report.source, one)}",
            "check_name": one.finding.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITY[one.finding.level],
            "location": {"path": path, "lines": {"begin": where.start.line, "end": where.end.line}},
        }
