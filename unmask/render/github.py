"""GitHub Actions: findings as workflow commands, which become annotations in the pull request."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TextIO

from unmask.phrasing import counted
from unmask.render.remark import STDIN, Numbered, number, path_from, place, remark
from unmask.types.report import Failure, Level, Report
from unmask.types.source import Source
from unmask.visible import visible, visible_lines

CAP = 10
"""How many annotations of each kind GitHub shows for one step; it drops the rest without a word."""

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}


class GithubRenderer:
    """Writes annotations, the gravest first, no more than GitHub shows, and lists the others in the log.

    Paths are from `root`, the top of the checkout. Findings past the cap are written as they come; those below it are
    few enough to be kept until the order is known.
    """

    def __init__(self, out: TextIO, root: Path) -> None:
        self._out = out
        self._root = root
        self._kept: dict[Level, list[str]] = defaultdict(list)
        self._found = 0
        self._texts = 0

    def report(self, report: Report) -> None:
        """Keep what will be annotated, and list what is past the cap."""
        self._texts += 1
        for one in number(report):
            self._found += 1
            kept = self._kept[one.finding.level]
            if len(kept) < CAP:
                kept.append(_annotation(report.source, one, self._root))
            else:
                self._out.write(_line(report.source, one, self._root))

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Write the annotations and a summary."""
        errors = [_command("error", _file(failure.name, self._root), failure.message) for failure in failures]
        listed = max(0, len(errors) + len(self._kept[Level.ERROR]) - CAP)
        self._kept[Level.ERROR][:0] = errors
        for level in reversed(Level):
            self._out.writelines(self._kept[level])
        past = self._found - sum(map(len, self._kept.values())) + len(errors) + listed
        self._out.write(
            f"unmask: {counted(self._found, 'finding')} in {counted(self._texts, 'text')}"
            + (f"; GitHub shows {CAP} annotations of each kind, so {past} are in this log only" if past else "")
            + "\n"
        )


def _annotation(source: Source, one: Numbered, root: Path) -> str:
    finding = one.finding
    where = place(source, finding.span)
    properties = {**_file(source.name, root), "line": str(where.start.line), "endLine": str(where.end.line)}
    if where.one_line:
        # GitHub takes columns only for what lies on one line.
        properties |= {"col": str(where.start.column), "endColumn": str(where.end.column)}
    properties["title"] = finding.rule
    text = f"{visible(finding.message)}\n{visible(remark(source, one))}"
    return _command(_COMMANDS[finding.level], properties, text)


def _file(name: str, root: Path) -> dict[str, str]:
    return {} if name == STDIN else {"file": path_from(name, root)}


def _command(command: str, properties: dict[str, str], text: str) -> str:
    shown = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{command}{' ' if shown else ''}{shown}::{_data(text)}\n"


def _data(text: str) -> str:
    """A message, escaped as the runner's toolkit does it."""
    return visible_lines(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _line(source: Source, one: Numbered, root: Path) -> str:
    where = place(source, one.finding.span).start
    path = path_from(source.name, root)
    line = f"{path}:{where.line}:{where.column}: {one.finding.level.label} {one.finding.rule}: {one.finding.message}"
    # A text must not be able to give the runner a command, in the new form or in the old one.
    return f"{'./' if line.lstrip().startswith('::') else ''}{visible(line)}\n".replace("##[", "## [")
