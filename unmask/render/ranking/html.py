"""One HTML page that holds everything it needs and asks nobody for anything."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from itertools import pairwise, zip_longest
from typing import TextIO

from unmask.render.ranking import wording
from unmask.render.ranking.chart import MEAN_FLOOR, WIDTH, histogram, mean_y, over_time
from unmask.render.remark import Numbered, number, passage, shown_points
from unmask.types.ranking import Change, Entry, Ranking
from unmask.types.report import Advice, Report
from unmask.visible import in_page, visible

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
            # White space after it is not worth a line of its own; that before it keeps it apart from what stays.
            runs.append(Run(lost.rstrip(), gone=True))
            runs.append(Run(" " if won.strip() or lost[-1].isspace() else ""))
        runs.append(Run(won, new=bool(won.strip())))
    return tuple(run for run in runs if run.text)


def screen(text: str) -> str:
    """The text with line ends as HTML counts them and nothing unseen in it."""
    return _LINES.sub(lambda line: visible(line[0]), text.replace("\r\n", "\n").replace("\r", "\n"))


FIRST = 200
"""How many rows are shown at first; a button shows as many more."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is to say of one finding.

    `before` and `after` are the passage as it is and as it could read, None where only advice can be had; `after` is
    empty where the passage is better left out. A note `suggests` an edit where it has one, or an example beside advice.
    """

    rule: str
    level: str
    message: str
    why: str
    before: str | None
    after: str | None
    advice: str
    suggests: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a score as it is shown."""

    name: str
    points: str
    because: str


@dataclass(frozen=True, slots=True)
class Detail:
    """A post in full."""

    pieces: tuple[Piece, ...]
    rewrite: tuple[Run, ...]
    notes: tuple[Note, ...]
    terms: tuple[Term, ...]


LISTED = 12
"""To how many of its findings a rule is linked."""

MOST_RULES = 12
"""How many rules are told before the reader asks for all, so that the posts are not far below."""


@dataclass(frozen=True, slots=True)
class Found:
    """A rule: how often it found something in the posts that are here in full, in how many, and what was measured.

    `places` lead to its first findings, each with the rank of the post and the number of the finding in it.
    """

    rule: str
    findings: int
    posts: int
    measured: str
    places: tuple[tuple[int, int], ...]


def by_rule(reports: Sequence[Report], measured: Mapping[str, str]) -> tuple[Found, ...]:
    """The rules that found something, those with the most findings first. `reports` are in the order of their ranks."""
    places: dict[str, list[tuple[int, int]]] = {}
    for rank, report in enumerate(reports, start=1):
        for index, finding in enumerate(report.findings, start=1):
            places.setdefault(finding.rule, []).append((rank, index))
    found = (
        Found(rule, len(each), len({rank for rank, _ in each}), measured.get(rule, ""), tuple(each[:LISTED]))
        for rule, each in places.items()
    )
    return tuple(sorted(found, key=lambda each: (-each.findings, each.rule)))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table, with the post in full where it is among the first."""

    rank: int
    entry: Entry
    name: str
    begins: str
    writer: str
    costs: tuple[str, ...]
    link: str
    detail: Detail | None


def _in_page(value: object) -> object:
    """A value as the page has it, which may be printed into the log of a build."""
    from markupsafe import Markup, escape

    return value if not isinstance(value, str) or isinstance(value, Markup) else Markup(in_page(escape(value)))


def show(ranking: Ranking, reports: Sequence[Report], out: TextIO) -> None:
    """Write the page, row by row. `reports` are those of the first entries; the other posts get a row only."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("unmask.render.ranking", "page"),
        autoescape=True,
        finalize=_in_page,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    page = files("unmask.render.ranking") / "page"
    style, script = ((page / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    totals = ranking.totals
    stream = environment.get_template("report.html").stream(
        ranking=ranking,
        totals=totals,
        rows=_rows(ranking.entries, reports),
        detailed=len(reports),
        first=FIRST,
        dated=any(entry.posted for entry in ranking.entries),
        rules=by_rule(reports, ranking.measured),
        most_rules=MOST_RULES,
        writers=sorted({visible(entry.writer) for entry in ranking.entries if entry.writer}, key=str.casefold),
        packs=[total.pack for total in totals.packs],
        most_findings=max((total.findings for total in totals.packs), default=1),
        per_100=100 * totals.findings / totals.words if totals.words else 0.0,
        histogram=histogram(totals),
        over_time=over_time(ranking.periods, totals),
        width=WIDTH,
        mean_y=mean_y,
        mean_floor=MEAN_FLOOR,
        words=wording,
        screen=screen,
        edited=_edited,
        compared=list(wording.compared(ranking.comparison)) if ranking.comparison else [],
        version=version("unmask"),
        style=_Trusted(style),
        script=_Trusted(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    # A few dozen pieces at a time, or every tag would be a write of its own.
    stream.enable_buffering(64)
    for part in stream:
        out.write(part)


class _Trusted(str):
    """Our own style and script, which go into the page as they are."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def _hash(content: str) -> str:
    """The content's digest as a Content-Security-Policy names it."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def _rows(entries: Sequence[Entry], reports: Sequence[Report]) -> Iterator[Row]:
    for rank, (entry, report) in enumerate(zip_longest(entries, reports), start=1):
        yield Row(
            rank=rank,
            entry=entry,
            name=visible(entry.name),
            begins=visible(entry.begins),
            writer=visible(entry.writer),
            costs=wording.costs(entry),
            link=entry.key if entry.key.startswith(("https://", "http://")) else "",
            detail=None if report is None else _detail(report),
        )


def _detail(report: Report) -> Detail:
    return Detail(
        pieces=tuple(marked(report)),
        rewrite=rewritten(report),
        notes=tuple(_note(report, each) for each in number(report)),
        terms=tuple(
            Term(term.name, wording.signed(points), term.because)
            for term, points in zip(report.score.terms, shown_points(report.score), strict=True)
        ),
    )


def _note(report: Report, numbered: Numbered) -> Note:
    finding = numbered.finding
    advice = finding.remedy if isinstance(finding.remedy, Advice) else None
    changed = None if numbered.edit is None else passage(report.source.text, numbered.edit)
    return Note(
        rule=finding.rule,
        level=finding.level.label,
        message=visible(finding.message),
        why=finding.why,
        before=None if changed is None else screen(changed.before),
        after=None if changed is None else screen(changed.after),
        advice=visible(advice.said) if advice else "",
        suggests=changed is not None or (advice is not None and advice.example is not None),
    )


def _edited(change: Change) -> str:
    return "edited" if change.edited else "text as before"
