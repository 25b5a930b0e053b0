"""From matches to a report: which of them count, and what to say and to do about each."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from unmask.english.word import WORD, stem
from unmask.fidelity.align import LIGHT, Said
from unmask.judge.company import standing
from unmask.judge.selection import SAME, WIDE, Sayings, first_of_each, keep
from unmask.rewrite.harm import Passages, Verdicts, harms
from unmask.rewrite.hollow import Gone, hollow_runs
from unmask.rewrite.plan import apply, plan
from unmask.rewrite.proposals import Proposals, Repaired
from unmask.rhetoric.posture import read
from unmask.rhetoric.trait import posed
from unmask.score import score
from unmask.types.draft import Draft
from unmask.types.match import Match
from unmask.types.pattern import Shape
from unmask.types.report import Advice, Edit, Finding, Remedy, Remove, Report
from unmask.types.source import Source
from unmask.types.span import Cover

DEFAULT_ADVICE = "Say it in the words you would use to somebody you know, or leave it out."
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_SHOWN = 80
"""How many code points of a passage stand in a message."""


_PLACES = 256
"""Of how many places it is kept which of their sentences go: a newsletter has ten or twenty."""


class Judged:
    """What was worked out of matches and their edits, to be used again where all that decides it is the same."""

    def __init__(self) -> None:
        self.repaired = Repaired()
        self.verdicts = Verdicts()
        self.hollow = Gone(_PLACES)

    def __len__(self) -> int:
        return len(self.repaired) + len(self.verdicts) + len(self.hollow)


class _Desk:
    """Where the remedies for the matches of one draft are worked out."""

    def __init__(self, draft: Draft, known: Judged | None) -> None:
        self.source = draft.source
        self.passages = Passages(draft, known.verdicts if known is not None else None)
        self.proposals = Proposals(draft.source.text, known.repaired if known is not None else None)
        self.hollow = known.hollow if known is not None else None


def remedies(
    desk: _Desk, matches: Sequence[Match], made: Sequence[Edit] = ()
) -> tuple[tuple[Remedy, Edit | None], ...]:
    """The remedy for each match, with the edit that makes it unless it is advice.

    Where an edit may break something the pattern's next repair takes its place, and advice when there is no other: then
    it is the writer's to make. `made` are edits that stand already.
    """
    repairs = [desk.proposals.of(match) for match in matches]
    tried = [next(each, None) for each in repairs]
    while True:
        waiting = [index for index, each in enumerate(tried) if each is not None]
        found = harms(desk.passages, [each[1] for each in tried if each is not None], made)
        stopped = [index for index, harm in zip(waiting, found, strict=True) if harm is not None]
        if not stopped:
            break
        for index in stopped:
            tried[index] = next(repairs[index], None)
    return tuple(each or (_advice(desk.source, match), None) for each, match in zip(tried, matches, strict=True))


def said_of(source: Source, match: Match, template: str) -> str:
    """A template of a rule with what the match holds in the place of its names."""
    values = {**match.captures, "match": _shown(match.span.slice(source.text))}
    return _fill(template, values)


def _advice(source: Source, match: Match) -> Advice:
    return Advice(said_of(source, match, match.rule.advice or DEFAULT_ADVICE))


def _fill(template: str, values: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), template)


def _shown(text: str) -> str:
    """A passage short enough to stand in a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1].rsplit(" ", 1)[0] + "…"


Weighed = frozenset[tuple[str, str]]
"""What counted, by rule and the stem of the first of its words that says something."""


@dataclass(frozen=True, slots=True)
class _Others:
    """The matches that are no findings: in copies, too weak to count alone, and silenced; and what is counted too."""

    again: Sequence[Match]
    weak: Sequence[Match]
    silenced: Sequence[Match]
    counted: Weighed


def report_on(
    draft: Draft,
    found: Sequence[Match],
    silenced: Sequence[Match],
    counted: Weighed = frozenset(),
    known: Judged | None = None,
) -> Report:
    """The report on a draft in which these matches were found. `silenced` are those that a comment lets be.

    `counted` is what counted in the text that this one was made from. A weak word that needs company is mended where it
    had that, though the rewriting has taken its company away. `known` is what was worked out of other texts.
    """
    sayings = Sayings(draft.source.text)
    matches, again = first_of_each(sayings, found)
    stand = standing(matches, draft.words, _posture(draft))
    counting = [matches[index] for index in stand.counting]
    in_it = frozenset(stand.counting)
    weak = [match for index, match in enumerate(matches) if index not in in_it]
    faint = _faint([matches[index] for index in stand.faint], counting)
    # What is silenced still stands for the weaker matches beneath it, or silencing one would bring up the next.
    both = [*counting, *silenced]
    kept = [both[index] for index in keep(both) if index < len(counting)]
    desk = _Desk(draft, known)
    own = remedies(desk, kept)
    gone = _hollow(draft, desk, (kept, own), again, silenced)
    made = tuple(_left_out(match, each, gone) for match, each in zip(kept, own, strict=True))
    findings = tuple(_finding(draft.source, match, *each) for match, each in zip(kept, made, strict=True))
    edits = [finding.edit for finding in findings if finding.edit is not None]
    beside = _beside(sayings, draft.source.text, kept, findings, _Others(again, weak, silenced, counted))
    mended = zip(beside, remedies(desk, beside, edits), strict=True)
    also = tuple(_left_out(match, each, gone) for match, each in mended)
    return Report(
        source=draft.source,
        words=draft.words,
        score=score(draft, [finding for finding in findings if finding.weight], faint),
        findings=findings,
        rewritten=apply(draft.source.text, plan(edits, suggested=False)),
        also=tuple(edit for _, edit in also if edit is not None),
    )


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


def _hollow(
    draft: Draft,
    desk: _Desk,
    found: tuple[Sequence[Match], Sequence[tuple[Remedy, Edit | None]]],
    again: Sequence[Match],
    silenced: Sequence[Match],
) -> tuple[Edit, ...]:
    """The edits that leave out whole sentences in which there is nothing but what was `found`, or found `again`.

    A passage that has a safe edit, or one that puts its whole sentence in other words, is not counted among these.
    """
    pairs = [(match, edit) for match, (_, edit) in zip(*found, strict=True) if _may_be_hollow(match, edit)]
    copied = [match.span for match in again if match.rule.weight and len(match.span) <= WIDE]
    marked = [match.span for match, _ in pairs]
    unmended = [match.span for match, edit in pairs if edit is None or not edit.text.strip()]
    let_be = Cover(match.sentence for match in silenced)

    def stays(said: Said) -> bool:
        return let_be.touches(said.span)

    runs = hollow_runs(draft, [*marked, *copied], [*unmended, *copied], stays, desk.hollow)
    edits = [Edit(run.span, run.text, False, "") for run in runs]
    made = [edit for _, edit in found[1] if edit is not None]
    return tuple(edit for edit, harm in zip(edits, harms(desk.passages, edits, made), strict=True) if harm is None)


_SET = frozenset(
    {"fragments", "clipped-run", "lone-words", "bare-closing", "bright-talk", "talk-of-business", "lofty-talk"}
)
"""What is told of a sentence by how short it is, where it stands or how it sounds as a whole, and not by its wording.

A text that loses its last sentence has another last one, and would lose its ending line by line.
"""


def _may_be_hollow(match: Match, edit: Edit | None) -> bool:
    pattern = match.pattern.find
    if not match.rule.weight or len(match.span) > WIDE or (isinstance(pattern, Shape) and pattern.detector in _SET):
        return False
    if edit is None or not edit.text.strip():
        return True
    return not edit.safe and len(edit.span) < SAME * len(match.sentence)


def _left_out(match: Match, own: tuple[Remedy, Edit | None], gone: Sequence[Edit]) -> tuple[Remedy, Edit | None]:
    """The remedy of a match, or that it goes with its sentence, if that goes and it has no safe edit of its own.

    What has `gone` comes in the order of the text, and no two of these overlap.
    """
    number = bisect_right(gone, match.span.start, key=_start) - 1
    run = gone[number] if number >= 0 else None
    if run is None or own[0].safe or not run.span.contains(match.span):
        return own
    return Remove(safe=False), replace(run, rule=match.rule.id)


def _start(edit: Edit) -> int:
    return edit.span.start


def weighed(findings: Sequence[Finding]) -> Weighed:
    """What counted in a text, by rule and the stem of the first of its words that says something."""
    return frozenset((finding.rule, _stem(finding.text)) for finding in findings)


def _beside(
    sayings: Sayings, text: str, kept: Sequence[Match], findings: Sequence[Finding], others: _Others
) -> tuple[Match, ...]:
    """What is no finding and is mended all the same: copies of what is mended, and words that count elsewhere."""
    mended = {_place(match, sayings) for match, each in zip(kept, findings, strict=True) if each.edit is not None}
    counting = others.counted | weighed(findings)
    alike = [match for match in others.weak if (match.rule.id, _stem(match.span.slice(text))) in counting]
    taken = Cover(match.span for match in (*kept, *others.silenced))
    found = [
        match
        for match in (*(copy for copy in others.again if _place(copy, sayings) in mended), *alike)
        if not taken.touches(match.span)
    ]
    return tuple(found[index] for index in keep(found))


def _place(match: Match, sayings: Sayings) -> tuple[str, str, int]:
    """A match by its rule, its sentence and where it stands in that."""
    return match.rule.id, sayings.of(match.sentence).text, match.span.start - match.sentence.start


# Asked of what every match covers, at each keystroke.
@lru_cache(maxsize=4096)
def _stem(text: str) -> str:
    said = [word for word in WORD.findall(text.lower()) if word not in LIGHT]
    return stem(said[0]) if said else text.lower()


def _faint(weak: Sequence[Match], counting: Sequence[Match]) -> tuple[float, ...]:
    """The weights of the matches that lack company, each passage once, where none that counts stands."""
    taken = Cover(match.span for match in counting)
    apart = [match for match in weak if not taken.touches(match.span)]
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
