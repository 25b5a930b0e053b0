"""What every format says of a finding and of a score: which figures, and the passage as it would read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from unmask.errors import counted
from unmask.types.report import Advice, Edit, Finding, Level, Report, Score
from unmask.types.source import Source


def shown_score(score: Score) -> float:
    """The score as it is shown everywhere: one decimal, from 0 to 100."""
    return round(score.value, 1) + 0.0


def shown_points(score: Score) -> tuple[float, ...]:
    """The points of each term to one decimal, so rounded that they add up to the score that is shown.

    Each is rounded down to a tenth; the tenths that are then missing go to the terms that lost most by it (the method
    of the largest remainder).
    """
    total = round(shown_score(score) * 10)
    exact = [term.points * 10 for term in score.terms]
    floors = [int(points // 1) for points in exact]
    missing = total - sum(floors)
    by_loss = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], i))
    for index in by_loss[: max(0, missing)]:
        floors[index] += 1
    return tuple(tenths / 10 + 0.0 for tenths in floors)


def by_level(levels: Counter[Level]) -> str:
    """How many findings there are of each level, the gravest first; “no findings” when there are none."""
    return ", ".join(counted(levels[level], level.label) for level in reversed(Level) if levels[level]) or "no findings"


def findings(levels: Counter[Level]) -> str:
    """How many findings there are: “2 warnings”, “3 findings (1 error, 2 warnings)”, “no findings”."""
    if sum(map(bool, levels.values())) < 2:
        return by_level(levels)
    return f"{counted(sum(levels.values()), 'finding')} ({by_level(levels)})"


def authenticity(report: Report) -> str:
    """The score in words."""
    if report.score.enough:
        return f"Authenticity {shown_score(report.score)} of 100"
    if not report.words:
        return "Authenticity: there is nothing to judge."
    return f"Authenticity: {counted(report.words, 'word')} {'is' if report.words == 1 else 'are'} too few to judge."


def found(report: Report) -> str:
    """How many findings there are, of which levels, and how many of them come with other words."""
    mended = len(report.edits)
    levels = Counter(finding.level for finding in report.findings)
    said = findings(levels)
    return f"{said[0].upper()}{said[1:]}{f'; {mended} with a plainer wording.' if mended else '.'}"


WIDE_LINES = 3
"""A finding over more source lines than this is shown by a bar in the margin rather than under the words."""


class Numbered(NamedTuple):
    """A finding, the number it goes by on the screen, its edit if it has one, and the lines it covers."""

    number: int
    finding: Finding
    edit: Edit | None
    first: int
    last: int

    @property
    def wide(self) -> bool:
        """Whether it is shown in the margin."""
        return self.last - self.first >= WIDE_LINES


MOST_SHOWN = 200
"""How many findings of one text are shown to people, the first of them; what machines read has them all."""


def untold(report: Report) -> str:
    """What to say of the findings of a text that are not shown; empty where all of them are."""
    more = len(report.findings) - MOST_SHOWN
    return (
        f"{counted(more, 'more finding', grouped=True)} in this text; --format json has them all." if more > 0 else ""
    )


def number(report: Report) -> list[Numbered]:
    """The findings with their numbers, which count from 1 in the order of the text."""
    numbered = []
    for index, finding in enumerate(report.findings, start=1):
        last = report.source.position(max(finding.span.start, finding.span.end - 1)).line
        numbered.append(Numbered(index, finding, finding.edit, finding.position.line, last))
    return numbered


_BORDER = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n|\r")


class Passage(NamedTuple):
    """The sentence or sentences that an edit touches, before and after it. `after` is empty where nothing is left."""

    before: str
    after: str


def passage(text: str, edit: Edit) -> Passage:
    """The passage around an edit of `text`: widened to the nearest ends of sentences or lines.

    Whole lines at its start and end that stay as they are are no part of it.
    """
    covered = edit.span.slice(text)
    # A removal takes the space before it along; the sentence that ends at that space stays as it is.
    space = 0 if edit.text else len(covered) - len(covered.lstrip())
    start = _begins(text, edit.span.start + space)
    end = len(text)
    touched = covered.rstrip()
    done = touched and touched[-1] in ".!?…" and not edit.text
    if found_end := _BORDER.search(text, max(start, edit.span.start + len(touched))):
        end = found_end.end()
    if done:
        end = edit.span.start + len(touched)
    before = text[start:end].strip()
    after = (text[start : edit.span.start] + edit.text + text[edit.span.end : max(end, edit.span.end)]).strip()
    return _differing(before, after)


def _differing(before: str, after: str) -> Passage:
    old, new = before.splitlines(), after.splitlines()
    first = _same(old, new)
    last = _same(old[first:][::-1], new[first:][::-1])
    if first + last >= len(old):
        return Passage(before, after)
    return Passage(*("\n".join(lines[first : len(lines) - last]).strip() for lines in (old, new)))


def _same(old: Sequence[str], new: Sequence[str]) -> int:
    """How many lines are the same before the first that is not."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (one, two) in pairs if one.strip() != two.strip()), min(len(old), len(new)))


_NEAR = 400
"""How many code points before a place the sentence that goes on there begins, as a rule."""


def _begins(text: str, place: int) -> int:
    """Where the sentence or line begins that goes on at a place."""
    near = _NEAR
    while True:
        first = max(0, place - near)
        starts = [found.end() for found in _BORDER.finditer(text, first, place)]
        if starts or not first:
            return starts[-1] if starts else 0
        near *= 4


_ENDS = ".!?…"
LEAVE_OUT = "Leave it out."


def remark(source: Source, one: Numbered) -> str:
    """The passage as it would read after the edit, or the advice where there is no edit."""
    if one.edit is None:
        remedy = one.finding.remedy
        said = remedy.said if isinstance(remedy, Advice) else remedy.text or LEAVE_OUT
        return " ".join(said.split())
    if _takes_whole_sentences(source.text, one.edit):
        return LEAVE_OUT
    after = " ".join(passage(source.text, one.edit).after.split())
    return f"Plainer: {after}" if after else LEAVE_OUT


def _takes_whole_sentences(text: str, edit: Edit) -> bool:
    """Whether the edit only takes away, and what it takes begins and ends where sentences or lines do."""
    taken = edit.span.slice(text)
    core = taken.strip()
    if edit.text.strip() or not core:
        return False
    start = edit.span.start + len(taken) - len(taken.lstrip())
    before = text[max(0, start - 80) : start].rstrip(" \t")
    after = text[start + len(core) : start + len(core) + 1]
    return (not before or before[-1] in _ENDS + "\r\n") and (core[-1] in _ENDS or after in ("", "\r", "\n"))


def remember(told: dict[str, int], source: Source, one: Numbered) -> None:
    """Keep what a note gives, its reason and what to do about it, with its number."""
    told.setdefault(one.finding.why, one.number)
    if (given := _given(source, one)) != LEAVE_OUT:
        told.setdefault(given, one.number)
    if one.edit is None:
        # The advice alone: with another example it is the same.
        told.setdefault(one.finding.remedy.text, one.number)


def again(told: Mapping[str, int], source: Source, one: Numbered) -> str | None:
    """What stands for a remark that an earlier note gives: which one, and the example where that alone is another.

    `told` has what earlier notes give, as `remember` keeps it.
    """
    if (before := told.get(_given(source, one))) is not None:
        return f"As under {before}."
    remedy = one.finding.remedy
    if one.edit is None and isinstance(remedy, Advice) and (before := told.get(remedy.text)) is not None:
        return f"As under {before}. {remedy.perhaps}".rstrip()
    return None


def _given(source: Source, one: Numbered) -> str:
    """By what a remark is known again: of an edit by the passage as it is, too, for two can come to read alike."""
    said = remark(source, one)
    if one.edit is None or said == LEAVE_OUT:
        return said
    return f"{passage(source.text, one.edit).before}\n{said}"
