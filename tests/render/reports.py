"""Reports made by hand, for the formats to draw."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO
from typing import Final, Protocol

from unmask.types.report import Advice, Edit, Failure, Finding, Level, Remedy, Report, Score, Term
from unmask.types.source import Source, Syntax, TextKind
from unmask.types.span import Span


class Renderer(Protocol):
    def report(self, report: Report) -> None: ...

    def finish(self, failures: tuple[Failure, ...]) -> None: ...


ADVICE: Final = Advice("Say what happened.")


@dataclass(frozen=True)
class Hit:
    """A passage of a text, what it is flagged as, and what is to be done."""

    passage: str
    rule: str = "brag/humbled"
    level: Level = Level.WARNING
    message: str = "“{match}” bows before the news comes on."
    remedy: Remedy = ADVICE
    number: int = 0
    """Which occurrence of the passage is meant, from 0."""


def report(text: str, *hits: Hit, name: str = "letters/may.md") -> Report:
    source = Source(name, text, TextKind.NEWSLETTER, Syntax.MARKDOWN)
    findings: list[Finding] = []
    for hit in hits:
        start = -1
        for _ in range(hit.number + 1):
            start = text.index(hit.passage, start + 1)
        span = Span(start, start + len(hit.passage))
        findings.append(
            Finding(
                hit.rule,
                hit.rule.partition("/")[0],
                hit.level,
                2.0,
                span,
                source.position(start),
                hit.passage,
                hit.message.replace("{match}", hit.passage),
                "A bow costs the reader a line.",
                hit.remedy,
                Edit(span, hit.remedy.text, hit.remedy.safe, hit.rule) if not isinstance(hit.remedy, Advice) else None,
            )
        )
    score = Score(61.25, (Term("start", 61.25, 61.25, "Where every text starts."),), enough=len(text) > 20)
    return Report(source, len(text.split()), score, tuple(findings), text)


def drawn(renderer: Renderer, out: StringIO, *reports: Report, failures: tuple[Failure, ...] = ()) -> str:
    for each in reports:
        renderer.report(each)
    renderer.finish(failures)
    return out.getvalue()


NASTY = "100% of\u202e ]]> us,\n## [it's](x): @ana | <b>fixed</b> 🎉 \x1b[2J\x00 #12 `code` :: ##[error]x"
"""One passage with what each format must escape."""
