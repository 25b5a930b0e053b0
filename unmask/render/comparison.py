"""Two texts held against each other: a unified diff, and a comparison, for people and for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from typing import TYPE_CHECKING, Any, TextIO

from rich.console import Console
from rich.text import Text

from unmask.errors import counted
from unmask.render.json import found
from unmask.render.line import GONE, NEW, STYLES, filled
from unmask.render.remark import shown_score
from unmask.types.comparison import Comparison, Fact, Shift
from unmask.types.report import Finding, Level, Report
from unmask.types.source import Source
from unmask.types.span import Span
from unmask.visible import as_json, visible

if TYPE_CHECKING:
    from rich.console import Console

_LINE = re.compile(r"[^\n]*\n|[^\n]+$")
_STYLES = (("---", "bold"), ("+++", "bold"), ("@@", STYLES[Level.SUGGESTION]), ("-", GONE), ("+", NEW))
NO_NEWLINE = "\\ No newline at end of file\n"


def diff(name: str, before: str, after: str) -> Iterator[str]:
    r"""The lines of a unified diff, each with its ending, that `patch` and `git apply` can read.

    Lines end at `\n` alone, as they do for these programs. Nothing when the texts are the same.
    """
    old, new = _LINE.findall(before), _LINE.findall(after)
    # As git does it: without a tab behind it, GNU patch takes what stands before the first space for the name.
    name = _quoted(name) + ("\t" if " " in name else "")
    for line in unified_diff(old, new, name, name, lineterm="\n"):
        yield line if line.endswith("\n") else line + "\n" + NO_NEWLINE


def _quoted(name: str) -> str:
    """A name as `git` writes it where it holds what would steer a terminal or end the line."""
    if visible(name) == name:
        return name
    said = name.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each if visible(each) == each else _octal(each) for each in said) + '"'


def _octal(letter: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in letter.encode("utf-8", "replace"))


def show_diff(console: Console, lines: Iterator[str]) -> None:
    """Print a diff for people, coloured where the console has colour."""
    for line in lines:
        style = next((style for start, style in _STYLES if line.startswith(start)), "")
        console.print(Text(visible(line.rstrip("\r\n")), style=style), soft_wrap=True)


SCHEMA = 1
"""The version of the JSON. It grows when a key is taken away or changes its meaning."""

LONGEST = 60
"""How many letters of a fact or a passage are shown."""


def show_comparison(comparison: Comparison, console: Console) -> None:
    """Write a comparison on a terminal, line by line, what matters most first."""
    for mark, style, line in _lines(comparison):
        lead = f"  {mark} " if mark else ""
        for row in filled(visible(line), console.width, first=lead, rest=" " * len(lead)):
            shown = Text(row, no_wrap=True, overflow="ignore")
            if row.startswith(lead):
                shown.stylize(style, 0, len(lead))
            console.print(shown, soft_wrap=True)


def write_comparison(comparison: Comparison, out: TextIO) -> None:
    """Write a comparison as one JSON object. `start` and `end` are code-point offsets into the text they are of."""
    out.write(as_json(_object(comparison), indent=2) + "\n")


def _lines(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    difference, old, new = comparison.difference, comparison.old, comparison.new
    if comparison.empty:
        yield "", "", "The two say the same in the same words."
    yield from _facts("Facts lost", "-", GONE, difference.lost, old.source)
    yield from _facts("Facts added", "+", GONE, difference.added, new.source)
    if difference.shifts:
        yield "", "", "Claims changed"
        for shift in difference.shifts:
            yield "~", STYLES[Level.WARNING], _shift(shift, old.source, new.source)
    yield from _findings("Findings gone", "-", NEW, comparison.findings_gone)
    yield from _findings("Findings new", "+", GONE, comparison.findings_new)
    yield "", "", _sentences(comparison)
    yield "", "", f"Score {_score(old)} before, {_score(new)} after."


def _facts(title: str, mark: str, style: str, facts: Sequence[Fact], source: Source) -> Iterator[tuple[str, str, str]]:
    if facts:
        yield "", "", title
    for fact in facts:
        yield mark, style, f"{fact.kind.value} {_short(fact.text)}, line {source.position(fact.span.start).line}"


def _findings(title: str, mark: str, style: str, findings: Sequence[Finding]) -> Iterator[tuple[str, str, str]]:
    if findings:
        yield "", "", title
    for finding in findings:
        yield mark, style, f"{finding.rule} “{_short(finding.text)}”, line {finding.position.line}"


def _shift(shift: Shift, old: Source, new: Source) -> str:
    what = " became ".join(f"“{_short(word)}”" for word in (shift.old, shift.new) if word)
    if not (shift.old and shift.new):
        what = f"{what} {'went' if shift.old else 'came in'}"
    where = [
        f"line {source.position(span.start).line} {which}"
        for source, span, which in ((old, shift.before, "before"), (new, shift.after, "after"))
        if span is not None
    ]
    return f"{shift.kind.value}: {what}, {', '.join(where)}"


def _sentences(comparison: Comparison) -> str:
    difference = comparison.difference
    parts = [
        f"{count} {what}"
        for count, what in (
            (difference.kept, "as they were"),
            (difference.changed, "in other words"),
            (difference.gone, "gone"),
            (difference.new, "new"),
        )
        if count
    ]
    total = difference.kept + difference.changed + difference.gone
    return f"{counted(total, 'sentence')}: {', '.join(parts) or 'none'}."


def _score(report: Report) -> str:
    return f"{shown_score(report.score):g}" + ("" if report.score.enough else " (too short to judge)")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"


def _object(comparison: Comparison) -> dict[str, Any]:
    difference = comparison.difference
    return {
        "schema": SCHEMA,
        "old": _text(comparison.old),
        "new": _text(comparison.new),
        "lost": [_fact(fact) for fact in difference.lost],
        "added": [_fact(fact) for fact in difference.added],
        "shifts": [
            {
                "kind": shift.kind.value,
                "old": shift.old,
                "new": shift.new,
                "before": _span(shift.before),
                "after": _span(shift.after),
            }
            for shift in difference.shifts
        ],
        "sentences": {
            "kept": difference.kept,
            "changed": difference.changed,
            "gone": difference.gone,
            "new": difference.new,
        },
        "findings": {
            "gone": [found(finding) for finding in comparison.findings_gone],
            "new": [found(finding) for finding in comparison.findings_new],
        },
    }


def _text(report: Report) -> dict[str, Any]:
    return {
        "path": report.source.name,
        "words": report.words,
        "score": shown_score(report.score),
        "enough": report.score.enough,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {"kind": fact.kind.value, "text": fact.text, "start": fact.span.start, "end": fact.span.end}


def _span(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}
