"""From matches to a report: which of them count, what to say about each, and what they come to."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from unmask.english.ending import phrase_end
from unmask.judge.company import ENOUGH, standing
from unmask.judge.selection import Sayings, first_of_each, keep
from unmask.rhetoric.posture import read
from unmask.rhetoric.trait import posed
from unmask.score import Faint, score
from unmask.types.draft import Draft
from unmask.types.match import Match
from unmask.types.pattern import Shorthand
from unmask.types.report import Advice, Finding, Report
from unmask.types.source import Source, TextKind
from unmask.types.span import Cover, Span

if TYPE_CHECKING:
    from unmask.judge.remedy import Judged, Weighed

DEFAULT_ADVICE = "Say it in the words you would use to somebody you know, or leave it out."
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_SHOWN = 80
"""How many code points of a passage stand in a message."""


def said_of(source: Source, match: Match, template: str) -> str:
    """A template of a rule with what the match holds in the place of its names."""
    values = {**match.captures, "match": _shown(span_of(match).slice(source.text))}
    return _fill(template, values)


def span_of(match: Match) -> Span:
    """What is reported of a match: all of it, but for what is cut off in the middle of a phrase."""
    within, find = match.within, match.pattern.find
    if within is None or not isinstance(find, Shorthand) or not find.ends_open:
        return match.span
    end = phrase_end(within.block.text, within.start, within.end)
    return within.block.source_span(within.start, end) if end < within.end else match.span


def _advice(source: Source, match: Match) -> Advice:
    return Advice(said_of(source, match, match.rule.advice or DEFAULT_ADVICE))


def _fill(template: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)


def _shown(text: str) -> str:
    """A passage short enough to stand in a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"


def report_on(
    draft: Draft,
    found: Sequence[Match],
    silenced: Sequence[Match],
    counted: Weighed = frozenset(),
    known: Judged | None = None,
    *,
    edits: bool = True,
) -> Report:
    """The report on a draft in which these matches were found. `silenced` are those that a comment silences.

    `counted` is what counted in the text that this one was made from. A weak word that needs company is mended where it
    had that, though the rewriting has taken its company away. `known` is what was worked out of other texts. Without
    `edits` none is worked out.
    """
    sayings = Sayings(draft.source.text)
    matches, again = first_of_each(sayings, found)
    stand = standing(matches, draft.words, _posture(draft), 0.0 if draft.source.kind is TextKind.COMMENT else ENOUGH)
    counting = [matches[index] for index in stand.counting]
    faint = _faint([matches[index] for index in stand.faint], counting)
    # What is silenced still stands for the weaker matches beneath it, or silencing one would bring up the next.
    both = [*counting, *silenced]
    kept = [both[index] for index in keep(both) if index < len(counting)]
    plain = [_finding(draft.source, match) for match in kept]
    report = Report(
        source=draft.source,
        words=draft.words,
        score=score(draft, [finding for finding in plain if finding.weight], faint),
        findings=tuple(plain),
        rewritten=draft.source.text,
        edited=False,
    )
    if not edits:
        return report
    # Only here: what works out edits takes a tenth of a second to import.
    from unmask.judge.remedy import Others, mended

    in_it = frozenset(stand.counting)
    weak = [match for index, match in enumerate(matches) if index not in in_it]
    return mended(report, draft, kept, Others(sayings, again, weak, silenced, counted), known)


def _posture(draft: Draft) -> Callable[[Match], float]:
    """The posture of the sentences of a match, the worst of them; not a number where it is in none."""

    @cache
    def places() -> tuple[list[int], list[int]]:
        lines = posed(draft)
        return [line.span.start for line in lines], [line.span.end for line in lines]

    def posture(match: Match) -> float:
        starts, ends = places()
        # Sentences come in the order of the text, and none overlaps another.
        first, last = bisect_right(ends, match.span.start), bisect_left(starts, match.span.end)
        return max(read(draft)[first:last], default=math.nan)

    return posture


def _faint(weak: Sequence[Match], counting: Sequence[Match]) -> tuple[Faint, ...]:
    """The matches that lack company, each passage once, where none that counts stands."""
    taken = Cover(match.span for match in counting)
    apart = [match for match in weak if not taken.touches(match.span)]
    return tuple(Faint(apart[index].rule.pack, apart[index].rule.weight) for index in keep(apart))


def _finding(source: Source, match: Match) -> Finding:
    """What is said of a match, with the advice of its rule for a remedy."""
    rule, span = match.rule, span_of(match)
    return Finding(
        rule=rule.id,
        pack=rule.pack,
        level=rule.level,
        weight=rule.weight,
        span=span,
        position=source.position(span.start),
        text=span.slice(source.text),
        message=said_of(source, match, rule.message),
        why=rule.why,
        remedy=_advice(source, match),
    )
