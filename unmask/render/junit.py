"""JUnit XML, which most build servers show as tests: a case for each text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from unmask.render.remark import by_level, number, path_from, place, remark, shown_score
from unmask.types.report import Failure, Report
from unmask.visible import visible_lines

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

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
