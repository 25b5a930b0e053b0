"""A text in pieces: what is marked in it, and what a rewrite has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from unmask.render.line import visible
from unmask.types.report import Report

_LINES = re.compile(r"[^\n]+")
_TOKEN = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text. `number` is that of the finding it belongs to, counted from 1, or 0; `last` ends the finding."""

    text: str
    number: int = 0
    level: str = ""
    last: bool = False


def marked(report: Report) -> Iterator[Piece]:
    """The text of a report in pieces. Where findings overlap, the shortest has the piece: the longer shows round it."""
    text = report.source.text
    found = list(enumerate(report.findings, start=1))
    borders = {0, len(text)}
    for _, finding in found:
        borders |= {finding.span.start, finding.span.end}
    places = sorted(borders)
    for start, end in pairwise(places):
        over = [one for one in found if one[1].span.start <= start and end <= one[1].span.end]
        shown = screen(text[start:end])
        if not over:
            yield Piece(shown)
            continue
        number, finding = min(over, key=lambda one: (len(one[1].span), one[0]))
        yield Piece(shown, number, finding.level.label, last=end == finding.span.end)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a rewritten text: words that stay, words that are `new`, or words of the old text that are `gone`."""

    text: str
    new: bool = False
    gone: bool = False


def rewritten(report: Report) -> tuple[Run, ...]:
    """The rewritten text in runs, with what it leaves out, or nothing where the rewrite changes nothing."""
    old, new = report.source.text, report.rewritten
    if old == new:
        return ()
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    runs: list[Run] = []
    for tag, left, right, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(screen("".join(after[start:end]))))
            continue
        lost, won = screen("".join(before[left:right])), screen("".join(after[start:end]))
        if lost.strip():
            # White space that is left out is not worth a line of its own.
            runs.append(Run(lost.strip(), gone=True))
            runs.append(Run(" " if won.strip() or lost[-1].isspace() else ""))
        runs.append(Run(won, new=bool(won.strip())))
    return tuple(run for run in runs if run.text)


def screen(text: str) -> str:
    """The text with line ends as HTML counts them and nothing unseen in it."""
    return _LINES.sub(lambda line: visible(line[0]), text.replace("\r\n", "\n").replace("\r", "\n"))
