"""SARIF 2.1.0, the interchange format of code scanners (OASIS, errata 01)."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath
from typing import Any, TextIO
from urllib.parse import quote

from unmask.render.place import fingerprints, path_from, place
from unmask.render.remark import Numbered, number, remark
from unmask.types.report import Failure, Finding, Level, Report
from unmask.types.source import Source
from unmask.types.span import Span
from unmask.visible import as_json

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "ROOT"
"""What the log calls the folder that its paths start from."""

_LEVELS = {Level.SUGGESTION: "note", Level.WARNING: "warning", Level.ERROR: "error"}


class SarifRenderer:
    """Writes one run, result by result; the tool and its rules come last, when it is known which rules found something.

    Paths are from `root`, the top of the repository.
    """

    def __init__(self, out: TextIO, root: Path) -> None:
        self._out = out
        self._root = root
        self._rules: list[dict[str, Any]] = []
        self._indices: dict[str, int] = {}
        self._any = False
        out.write(f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"results": [')

    def report(self, report: Report) -> None:
        """Write the results of one source."""
        path = path_from(report.source.name, self._root)
        names = fingerprints(path, report.findings)
        for one, fingerprint in zip(number(report), names, strict=True):
            index = self._indices.setdefault(one.finding.rule, len(self._indices))
            if index == len(self._rules):
                self._rules.append(_rule(one.finding))
            self._write(_result(report.source, one, path, index, fingerprint))

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Write the tool, the rules that found something, and what could not be read."""
        from importlib.metadata import version

        release = version("unmask")
        tail = {
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "tool": {
                "driver": {
                    "name": "unmask",
                    "version": release,
                    "semanticVersion": release,
                    "rules": self._rules,
                }
            },
            "originalUriBaseIds": {
                ROOT: {"description": {"text": "The top of the repository, or the folder that unmask was run in."}}
            },
            "invocations": [
                {
                    "executionSuccessful": not failures,
                    "toolExecutionNotifications": [_notification(each, self._root) for each in failures],
                }
            ],
        }
        self._out.write("\n], " + as_json(tail)[1:] + "]}\n")

    def _write(self, result: dict[str, Any]) -> None:
        self._out.write((",\n" if self._any else "\n") + as_json(result))
        self._any = True


def _rule(finding: Finding) -> dict[str, Any]:
    name = finding.rule.rpartition("/")[2].replace("-", " ").capitalize()
    more = f"unmask rules show {finding.rule}"
    return {
        "id": finding.rule,
        "shortDescription": {"text": name},
        "fullDescription": {"text": finding.why},
        "help": {
            "text": f"{finding.why}\n\nExamples: {more}",
            "markdown": f"{finding.why}\n\nExamples: `{more}`",
        },
        "defaultConfiguration": {"level": _LEVELS[finding.level]},
        "properties": {"tags": [finding.pack]},
    }


def _result(source: Source, one: Numbered, path: str, index: int, fingerprint: str) -> dict[str, Any]:
    finding = one.finding
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.level],
        "message": {"text": f"{finding.message} {remark(source, one)}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(path),
                    "region": {**_region(source, finding.span), "snippet": {"text": finding.text}},
                }
            }
        ],
        "partialFingerprints": {"finding/v1": fingerprint},
    }
    if one.edit is not None:
        replacement = {
            "deletedRegion": _region(source, one.edit.span),
            "insertedContent": {"text": one.edit.text},
        }
        result["fixes"] = [
            {
                "description": {"text": remark(source, one)},
                "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": [replacement]}],
                "properties": {"safe": one.edit.safe},
            }
        ]
    return result


def _artifact(path: str, *, windows: bool = os.name == "nt") -> dict[str, str]:
    # A drive, or a share of another machine, which is named first.
    if windows and PureWindowsPath(path).is_absolute():
        return {"uri": PureWindowsPath(path).as_uri()}
    if path.startswith("/"):
        return {"uri": "file://" + quote(path)}
    # A colon in the first part would be read as the end of a scheme.
    return {"uri": quote(path), "uriBaseId": ROOT}


def _region(source: Source, span: Span) -> dict[str, int]:
    where = place(source, span)
    return {
        "startLine": where.start.line,
        "startColumn": where.start.column,
        "endLine": where.end.line,
        "endColumn": where.end.column,
    }


def _notification(failure: Failure, root: Path) -> dict[str, Any]:
    artifact = _artifact(path_from(failure.name, root))
    return {
        "level": "error",
        "message": {"text": failure.message},
        "locations": [{"physicalLocation": {"artifactLocation": artifact}}],
    }
