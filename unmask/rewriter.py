"""The whole way from a text to a plainer one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unmask.checker import Checker
from unmask.judge import Weighed, weighed
from unmask.rewrite.apply import apply
from unmask.rewrite.plan import plan
from unmask.rewrite.settle import Settled, settle
from unmask.types.edit import Edit
from unmask.types.report import Report
from unmask.types.source import Source

ROUNDING = 0.05
"""A score is shown to one decimal; a difference that does not show is none."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What a source became.

    `made` are the edits in the order in which they were made; each counts into the text of its own pass. `report`
    judges the text as it now is: what could not be mended is still in it.
    """

    source: Source
    text: str
    made: tuple[Edit, ...]
    settled: bool
    report: Report

    @property
    def changed(self) -> bool:
        """Whether it became another text at all."""
        return self.text != self.source.text


def rewrite(checker: Checker, source: Source, *, suggested: bool = False) -> Rewritten:
    """Apply the edits of a checker's rules, and of what they lead to, until nothing changes any more.

    Only safe edits are made, unless `suggested` asks for the others as well. An edit after which there is more to find
    than in the source, or the score is lower, is not made: lines that are joined may come to make a shape of their own.
    It is the source that counts, and not the text on the way: where a big word goes, another may only now be seen. And
    it is the source that says which weak words count: what keeps them company may go first.
    """
    reports: dict[str, Report] = {}
    made: list[Edit] = []

    def judge(text: str) -> Report:
        if text not in reports:
            reports[text] = checker.check(replace(source, text=text), counted)
        return reports[text]

    counted: Weighed = frozenset()
    before = judge(source.text)
    counted = weighed(before.findings)

    def propose(text: str) -> Sequence[Edit]:
        edits = plan((*judge(text).edits, *judge(text).also), suggested=suggested)
        if edits and _worse(judge(apply(text, edits)), before):
            edits = tuple(edit for edit in edits if not _worse(judge(apply(text, [edit])), before))
            if edits and _worse(judge(apply(text, edits)), before):
                edits = edits[:1]
        made.extend(edits)
        return edits

    done: Settled = settle(source.text, propose, suggested=suggested)
    return Rewritten(source, done.text, tuple(made), done.settled, judge(done.text))


def _worse(after: Report, before: Report) -> bool:
    """Whether a text has more findings than it had, or scores less."""
    lower = after.score.enough and before.score.enough and after.score.value < before.score.value - ROUNDING
    return lower or len(after.findings) > len(before.findings)
