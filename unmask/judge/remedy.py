"""What to do about the findings of a draft: an edit for each where one can be made, and what goes with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from unmask.english.word import WORD, stem
from unmask.fidelity.align import LIGHT
from unmask.judge.selection import Sayings, keep
from unmask.rewrite.harm import Passages, Verdicts, harms
from unmask.rewrite.plan import apply, plan
from unmask.rewrite.proposals import Proposals, Repaired
from unmask.types.draft import Draft
from unmask.types.match import Match
from unmask.types.report import Advice, Edit, Finding, Remedy, Report
from unmask.types.span import Cover

Weighed = frozenset[tuple[str, str]]
"""What counted, by rule and the stem of the first of its words that says something."""


class Judged:
    """What was worked out of matches and their edits, to be used again where all that decides it is the same."""

    def __init__(self) -> None:
        self.repaired = Repaired()
        self.verdicts = Verdicts()

    def __len__(self) -> int:
        return len(self.repaired) + len(self.verdicts)


_TAKEN = 2
_PUT = 1
"""So many words a small edit takes, and so many it puts there."""

_SHOWN = 80
"""An example of more code points is no help: it is the passage over again."""

Made = tuple[Remedy, Edit]
"""A remedy that changes the text, and the edit that makes it."""


class _Desk:
    """Where the remedies for the matches of one draft are worked out."""

    def __init__(self, draft: Draft, known: Judged | None) -> None:
        self._text = draft.source.text
        self.passages = Passages(draft, known.verdicts if known is not None else None)
        self._proposals = Proposals(draft.source.text, known.repaired if known is not None else None)

    def repairs(self, match: Match, *, unasked: bool) -> Iterator[Made]:
        """What may be done about a match, in the order of its repairs; `unasked`, what its rule may do by itself."""
        for remedy, edit in self._proposals.of(match):
            if not unasked or match.rule.proven or is_small(edit, self._text):
                yield remedy, edit


def is_small(edit: Edit, text: str) -> bool:
    """Whether an edit takes no more than two words, puts in no more than one, in whatever order, and moves no line.

    Of such edits readers stood by 91 in 100, and of others by 80 (3,909 edits, all rules taken for proven).
    """
    gone = edit.span.slice(text)
    was, now = (Counter(WORD.findall(words.lower())) for words in (gone, edit.text))
    few = (was - now).total() <= _TAKEN and (now - was).total() <= _PUT
    return few and (gone.count("\n") == edit.text.count("\n") or not edit.text.strip())


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
    made = _remedies(desk, kept)
    edits = [each[1] for each in made if each is not None]
    also = _remedies(desk, _beside(report, kept, made, others), edits)
    waiting = [index for index, each in enumerate(made) if each is None and not kept[index].rule.proven]
    found = _remedies(desk, [kept[index] for index in waiting], edits, unasked=False)
    examples = dict(zip(waiting, found, strict=True))
    return replace(
        report,
        findings=tuple(
            _advised(finding, examples.get(index)) if each is None else finding._replace(remedy=each[0], edit=each[1])
            for index, (finding, each) in enumerate(zip(report.findings, made, strict=True))
        ),
        rewritten=apply(draft.source.text, plan(edits, suggested=False)),
        also=tuple(each[1] for each in also if each is not None),
        edited=True,
    )


def _advised(finding: Finding, example: Made | None) -> Finding:
    """A finding that is the writer's to mend, with what could stand in its place where a rule has a word for it."""
    if example is None or len(example[0].text) > _SHOWN:
        return finding
    return finding._replace(remedy=Advice(finding.remedy.text, example[0].text.strip()))


def _remedies(
    desk: _Desk, matches: Sequence[Match], made: Sequence[Edit] = (), *, unasked: bool = True
) -> list[Made | None]:
    """What to change for each match; None where there is advice only.

    Where an edit may break something the pattern's next repair takes its place, and advice when there is no other: then
    it is the writer's to make. `made` are edits that stand already. Where `unasked`, an edit of a rule that is not
    proven has to be a small one.
    """
    repairs = [desk.repairs(match, unasked=unasked) for match in matches]
    tried = [next(each, None) for each in repairs]
    while True:
        waiting = [index for index, each in enumerate(tried) if each is not None]
        found = harms(desk.passages, [each[1] for each in tried if each is not None], made)
        stopped = [index for index, harm in zip(waiting, found, strict=True) if harm is not None]
        if not stopped:
            return tried
        for index in stopped:
            tried[index] = next(repairs[index], None)


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
