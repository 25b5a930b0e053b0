"""What to do about the findings of a draft: an edit for each where one can be made, and what goes with them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from unmask.english.word import WORD, stem
from unmask.fidelity.align import LIGHT, Said
from unmask.judge.selection import SAME, WIDE, Sayings, keep
from unmask.rewrite.harm import Passages, Verdicts, harms
from unmask.rewrite.hollow import Gone, hollow_runs
from unmask.rewrite.plan import apply, plan
from unmask.rewrite.proposals import Proposals, Repaired
from unmask.types.draft import Draft
from unmask.types.match import Match
from unmask.types.pattern import Shape
from unmask.types.report import Edit, Finding, Remedy, Remove, Report
from unmask.types.span import Cover

Weighed = frozenset[tuple[str, str]]
"""What counted, by rule and the stem of the first of its words that says something."""


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
        self.passages = Passages(draft, known.verdicts if known is not None else None)
        self.proposals = Proposals(draft.source.text, known.repaired if known is not None else None)
        self.hollow = known.hollow if known is not None else None


Made = tuple[Remedy, Edit]
"""A remedy that changes the text, and the edit that makes it."""


@dataclass(frozen=True, slots=True)
class Others:
    """The matches that are no findings: in copies, too weak to count alone, and silenced; and what is counted too."""

    sayings: Sayings
    again: Sequence[Match]
    weak: Sequence[Match]
    silenced: Sequence[Match]
    counted: Weighed


def mended(report: Report, draft: Draft, kept: Sequence[Match], others: Others, known: Judged | None = None) -> Report:
    """The report on a draft with the edits that are proposed. `kept` are the matches that its findings are of."""
    desk = _Desk(draft, known)
    own = _remedies(desk, kept)
    gone = _hollow(draft, desk, (kept, own), others)
    made = [_left_out(match, each, gone) for match, each in zip(kept, own, strict=True)]
    edits = [each[1] for each in made if each is not None]
    beside = _beside(report, kept, made, others)
    also = [_left_out(match, each, gone) for match, each in zip(beside, _remedies(desk, beside, edits), strict=True)]
    return replace(
        report,
        findings=tuple(
            finding if each is None else replace(finding, remedy=each[0], edit=each[1])
            for finding, each in zip(report.findings, made, strict=True)
        ),
        rewritten=apply(draft.source.text, plan(edits, suggested=False)),
        also=tuple(each[1] for each in also if each is not None),
        edited=True,
    )


def _remedies(desk: _Desk, matches: Sequence[Match], made: Sequence[Edit] = ()) -> list[Made | None]:
    """What to change for each match; None where there is advice only.

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
            return tried
        for index in stopped:
            tried[index] = next(repairs[index], None)


def _hollow(
    draft: Draft,
    desk: _Desk,
    found: tuple[Sequence[Match], Sequence[Made | None]],
    others: Others,
) -> tuple[Edit, ...]:
    """The edits that leave out whole sentences in which there is nothing but what was `found`, here or in a copy.

    A passage that has a safe edit, or one that puts its whole sentence in other words, is not counted among these.
    """
    made = [each[1] if each is not None else None for each in found[1]]
    pairs = [(match, edit) for match, edit in zip(found[0], made, strict=True) if _may_be_hollow(match, edit)]
    copied = [match.span for match in others.again if match.rule.weight and len(match.span) <= WIDE]
    marked = [match.span for match, _ in pairs]
    unmended = [match.span for match, edit in pairs if edit is None or not edit.text.strip()]
    let_be = Cover(match.sentence for match in others.silenced)

    def stays(said: Said) -> bool:
        return let_be.touches(said.span)

    runs = hollow_runs(draft, [*marked, *copied], [*unmended, *copied], stays, desk.hollow)
    edits = [Edit(run.span, run.text, False, "") for run in runs]
    stand = [edit for edit in made if edit is not None]
    return tuple(edit for edit, harm in zip(edits, harms(desk.passages, edits, stand), strict=True) if harm is None)


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


def _left_out(match: Match, own: Made | None, gone: Sequence[Edit]) -> Made | None:
    """The change for a match, if there is one, or that it goes with its sentence, unless it has a safe edit of its own.

    What has `gone` comes in the order of the text, and no two of these overlap.
    """
    number = bisect_right(gone, match.span.start, key=_start) - 1
    run = gone[number] if number >= 0 else None
    if run is None or (own is not None and own[0].safe) or not run.span.contains(match.span):
        return own
    return Remove(safe=False), replace(run, rule=match.rule.id)


def _start(edit: Edit) -> int:
    return edit.span.start


def weighed(findings: Sequence[Finding]) -> Weighed:
    """What counted in a text, by rule and the stem of the first of its words that says something."""
    return frozenset((finding.rule, _stem(finding.text)) for finding in findings)


def _beside(report: Report, kept: Sequence[Match], made: Sequence[Made | None], others: Others) -> tuple[Match, ...]:
    """What is no finding and is mended all the same: copies of what is mended, and words that count elsewhere."""
    sayings, text = others.sayings, report.source.text
    mended = {_place(match, sayings) for match, each in zip(kept, made, strict=True) if each is not None}
    counting = others.counted | weighed(report.findings)
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
