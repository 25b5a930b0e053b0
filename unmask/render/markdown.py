"""Markdown: a comment for a pull request, or the summary page of a build."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from unmask.errors import counted
from unmask.render.place import path_from
from unmask.render.remark import Numbered, by_level, number, remark, shown_score
from unmask.types.report import Failure, Level, Report
from unmask.types.source import Source
from unmask.visible import visible

ROOM = 60_000
"""How many characters to write at most: GitHub takes 65,536 for a comment, and a bot may want to add a few."""

_MARKUP = re.compile(r"[\\`*_\[\]|~$]|^(?:[#+=-]|\d+(?=[.)]))")
_CALLS = re.compile(r"(?<![\w/])([@#])(?=\w)")
"""What would notify a person or link to another issue."""


class MarkdownRenderer:
    """Writes a heading, a table of the texts that have findings, and the findings of each, folded away.

    The totals come first, so what is shown is kept until the end, within the room that a comment has.
    """

    def __init__(self, out: TextIO, root: Path) -> None:
        self._out = out
        self._root = root
        self._levels: Counter[Level] = Counter()
        self._texts = 0
        self._marked = 0
        self._rows: list[str] = []
        self._details: list[str] = []
        self._room = ROOM
        self._left_out = 0

    def report(self, report: Report) -> None:
        """Keep what one source has to show."""
        self._texts += 1
        if not report.findings:
            return
        self._marked += 1
        levels = Counter(finding.level for finding in report.findings)
        self._levels.update(levels)
        name = escape(path_from(report.source.name, self._root))
        score = f"{shown_score(report.score):.1f}" if report.score.enough else "too short"
        row = f"| {name} | {score} | {by_level(levels)} |\n"
        details = f"\n<details>\n<summary>{_html(report.source.name, self._root)}</summary>\n\n"
        details += "".join(_item(report.source, one) for one in number(report)) + "\n</details>\n"
        if len(row) + len(details) <= self._room:
            self._room -= len(row) + len(details)
            self._rows.append(row)
            self._details.append(details)
        else:
            self._left_out += 1

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Write the comment."""
        texts = counted(self._texts, "text")
        if not self._marked:
            self._out.write(f"### unmask: no findings in {texts}\n")
        else:
            found = counted(sum(self._levels.values()), "finding")
            self._out.write(f"### unmask: {found} in {self._marked} of {texts}\n\n{by_level(self._levels)}\n\n")
        if self._rows:
            self._out.write("| Text | Authenticity | Findings |\n| --- | ---: | --- |\n")
            self._out.writelines((*self._rows, *self._details))
        if self._left_out:
            self._out.write(f"\n{counted(self._left_out, 'more text')} with findings would not fit into a comment.\n")
        for line in self._failures(failures):
            self._out.write(line)

    def _failures(self, failures: tuple[Failure, ...]) -> Iterator[str]:
        for number_, failure in enumerate(failures):
            yield "\nNot read:\n\n" if not number_ else ""
            yield f"- {escape(path_from(failure.name, self._root))}: {escape(failure.message)}\n"


def _item(source: Source, one: Numbered) -> str:
    finding = one.finding
    head = f"- **line {finding.position.line}** `{finding.rule}` ({finding.level.label}): {escape(finding.message)}\n"
    return f"{head}  {escape(remark(source, one))}\n"


def escape(text: str) -> str:
    """The text as Markdown that shows just this text on one line, and notifies nobody."""
    flat = " ".join(visible(text).split())
    marked = _MARKUP.sub(_escaped, flat).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _CALLS.sub("\\1\u200b", marked)


def _escaped(found: re.Match[str]) -> str:
    # A number that opens a line is no list when what follows it is escaped; a digit cannot be.
    return f"{found[0]}\u200b" if found[0].isdigit() else f"\\{found[0]}"


def _html(name: str, root: Path) -> str:
    return visible(path_from(name, root)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
