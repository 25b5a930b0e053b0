"""What build servers read: annotations for GitHub, a Code Quality report for GitLab, and JUnit XML for the others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from unmask.errors import counted
from unmask.render.place import STDIN, fingerprints, path_from, place
from unmask.render.remark import Numbered, by_level, number, remark, shown_score
from unmask.types.report import Failure, Level, Report
from unmask.types.source import Source
from unmask.visible import as_json, visible, visible_lines

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


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


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class JunitRenderer:
    """Writes one suite with a case for each text, which fails when the text makes the run fail.

    `failed` holds the names of such texts by the time their reports come. The totals stand at the head of the suite,
    so the cases are kept until the end.
    """

    def __init__(self, out: TextIO, root: Path, failed: Set[str]) -> None:
        self._out = out
        self._root = root
        self._names = failed
        self._cases: list[Element] = []
        self._failed = 0

    def report(self, report: Report) -> None:
        """Keep the case of one source."""
        from xml.etree.ElementTree import SubElement

        case = self._case(report.source.name)
        fails = report.source.name in self._names
        if not report.findings and not fails:
            return
        levels = Counter(finding.level for finding in report.findings)
        body = "\n".join(_lines(report))
        if fails:
            self._failed += 1
            score = f"authenticity {shown_score(report.score):.1f}"
            kind = max(levels).label if levels else "score"
            failure = SubElement(case, "failure", message=f"{by_level(levels)}; {score}", type=kind)
            failure.text = _xml(body)
        else:
            SubElement(case, "system-out").text = _xml(body)

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Write the suite, with an error for each source that could not be read."""
        from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

        for failure in failures:
            SubElement(self._case(failure.name), "error", message=_xml(failure.message), type="unreadable")
        totals = {"tests": str(len(self._cases)), "failures": str(self._failed), "errors": str(len(failures))}
        suites = Element("testsuites", totals)
        suite = SubElement(suites, "testsuite", {"name": "unmask", **totals, "skipped": "0", "time": "0"})
        suite.extend(self._cases)
        indent(suites)
        self._out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        ElementTree(suites).write(self._out, encoding="unicode")
        self._out.write("\n")

    def _case(self, name: str) -> Element:
        from xml.etree.ElementTree import Element

        path = _xml(path_from(name, self._root))
        case = Element("testcase", classname="unmask", name=path, file=path, time="0")
        self._cases.append(case)
        return case


def _lines(report: Report) -> list[str]:
    lines: list[str] = []
    for one in number(report):
        where = place(report.source, one.finding.span).start
        head = f"{where.line}:{where.column}: {one.finding.level.label} {one.finding.rule}"
        lines += [f"{head}: {one.finding.message}", f"    {remark(report.source, one)}"]
    return lines


def _xml(text: str) -> str:
    """The text without what no XML document may hold, not even escaped, and with nothing unseen in it."""
    return visible_lines(_NOT_XML.sub("\ufffd", text))
