"""From matches to a report: which of them count, and what to say and to do about each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from unmask.judge.company import in_company
from unmask.judge.overlap import keep
from unmask.rewrite.apply import apply
from unmask.rewrite.harm import Passages, harms
from unmask.rewrite.plan import plan
from unmask.rewrite.propose import propose
from unmask.score import score
from unmask.types.draft import Draft
from unmask.types.edit import Advice
from unmask.types.finding import Finding
from unmask.types.match import Match
from unmask.types.report import Report
from unmask.types.source import Source

REPEATED = 4
"""From how many words on a sentence that comes again is taken for a copy of the first."""

DEFAULT_ADVICE = "Say it in the words you would use to somebody you know, or leave it out."
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_SHOWN = 80
"""How many code points of a passage stand in a message."""


def report_on(draft: Draft, found: Sequence[Match], silenced: Sequence[Match]) -> Report:
    """The report on a draft in which these matches were found. `silenced` are those that a comment lets be."""
    matches = _first_of_each(draft, found)
    counted = in_company(matches, draft.words)
    faint = _faint(matches, frozenset(counted))
    counting = [matches[index] for index in counted]
    # What is silenced still stands for the weaker matches beneath it, or silencing one would bring up the next.
    both = [*counting, *silenced]
    kept = [both[index] for index in keep(both) if index < len(counting)]
    findings = _unharmed(draft, kept, [_finding(draft.source, match) for match in kept])
    edits = [finding.edit for finding in findings if finding.edit is not None]
    return Report(
        source=draft.source,
        words=draft.words,
        score=score(draft, [finding for finding in findings if finding.weight], faint),
        findings=findings,
        rewritten=apply(draft.source.text, plan(edits, suggested=False)),
    )


def _first_of_each(draft: Draft, matches: Sequence[Match]) -> list[Match]:
    """The matches without those in a sentence that has stood before in the same text.

    A post pasted twice, as exports have it, needs its advice once. Sentences of a few words may well come again.
    """
    first: dict[tuple[str, str], int] = {}
    kept: list[Match] = []
    for match in sorted(matches, key=lambda m: m.span):
        sentence = " ".join(match.sentence.slice(draft.source.text).split())
        start = first.setdefault((match.rule.id, sentence), match.sentence.start)
        if start == match.sentence.start or len(sentence.split()) < REPEATED:
            kept.append(match)
    return kept


def _faint(matches: Sequence[Match], counted: frozenset[int]) -> tuple[float, ...]:
    """The weights of the matches that lack company, each passage once, where no other finding stands."""
    alone = [match for index, match in enumerate(matches) if index not in counted]
    apart = [match for match in alone if not any(matches[index].span.overlaps(match.span) for index in counted)]
    return tuple(apart[index].rule.weight for index in keep(apart))


def _unharmed(draft: Draft, matches: Sequence[Match], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, with advice in the place of each edit that may break something: it is the writer's to make."""
    harmful = iter(harms(Passages(draft), [finding.edit for finding in findings if finding.edit is not None]))
    return tuple(
        replace(finding, remedy=_advice(draft.source, match), edit=None)
        if finding.edit is not None and next(harmful) is not None
        else finding
        for match, finding in zip(matches, findings, strict=True)
    )


def _advice(source: Source, match: Match) -> Advice:
    values = {**match.captures, "match": _shown(match.span.slice(source.text))}
    return Advice(_fill(match.rule.advice or DEFAULT_ADVICE, values))


def _finding(source: Source, match: Match) -> Finding:
    rule, text = match.rule, match.span.slice(source.text)
    values = {**match.captures, "match": _shown(text)}
    proposed = propose(match, source.text)
    remedy, edit = proposed or (_advice(source, match), None)
    return Finding(
        rule=rule.id,
        pack=rule.pack,
        level=rule.level,
        weight=rule.weight,
        span=match.span,
        position=source.position(match.span.start),
        text=text,
        message=_fill(rule.message, values),
        why=rule.why,
        remedy=remedy,
        edit=edit,
    )


def _fill(template: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)


def _shown(text: str) -> str:
    """A passage short enough to stand in a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"
