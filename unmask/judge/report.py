"""From matches to a report: which of them count, and what to say and to do about each."""

from __future__ import annotations

from collections.abc import Sequence

from unmask.judge.company import in_company
from unmask.judge.overlap import keep
from unmask.judge.remedy import remedies, said_of
from unmask.rewrite.apply import apply
from unmask.rewrite.harm import Passages
from unmask.rewrite.plan import plan
from unmask.score import score
from unmask.types.draft import Draft
from unmask.types.edit import Edit, Remedy
from unmask.types.finding import Finding
from unmask.types.match import Match
from unmask.types.report import Report
from unmask.types.source import Source

REPEATED = 4
"""From how many words on a sentence that comes again is taken for a copy of the first."""


def report_on(draft: Draft, found: Sequence[Match], silenced: Sequence[Match]) -> Report:
    """The report on a draft in which these matches were found. `silenced` are those that a comment lets be."""
    matches = _first_of_each(draft, found)
    counted = in_company(matches, draft.words)
    faint = _faint(matches, frozenset(counted))
    counting = [matches[index] for index in counted]
    # What is silenced still stands for the weaker matches beneath it, or silencing one would bring up the next.
    both = [*counting, *silenced]
    kept = [both[index] for index in keep(both) if index < len(counting)]
    made = remedies(draft.source, Passages(draft), kept)
    findings = tuple(_finding(draft.source, match, *each) for match, each in zip(kept, made, strict=True))
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


def _finding(source: Source, match: Match, remedy: Remedy, edit: Edit | None) -> Finding:
    rule = match.rule
    return Finding(
        rule=rule.id,
        pack=rule.pack,
        level=rule.level,
        weight=rule.weight,
        span=match.span,
        position=source.position(match.span.start),
        text=match.span.slice(source.text),
        message=said_of(source, match, rule.message),
        why=rule.why,
        remedy=remedy,
        edit=edit,
    )
