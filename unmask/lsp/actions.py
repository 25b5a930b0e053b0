"""What an editor offers to do about a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from unmask.segment import segment
from unmask.silence import read_silences
from unmask.types.report import Edit, Finding
from unmask.types.rule import Rulebook
from unmask.types.source import Source
from unmask.types.span import Span

REASON = "say here why"
"""What stands for the reason of a silence until the writer gives one."""

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_WORDS = 3
"""How many words a term to allow may have: more of them are no name."""

_TERM = re.compile(r"[^\W_][\w'’&.-]*(?: [\w'’&.-]+)*")
_FIRST = 48
"""How many letters of a new wording are shown in the name of what makes it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a text: what to put in the place of a span of it."""

    span: Span
    text: str


def said_of(edit: Edit, finding: Finding) -> str:
    """What to call an edit where it is offered."""
    words = " ".join(edit.text.split())
    what = f"say “{words if len(words) <= _FIRST else words[: _FIRST - 1].rsplit(' ', 1)[0] + '…'}”" if words else ""
    return f"unmask: {what or 'leave it out'}{'' if edit.safe else ' (changes what is claimed)'}"


def silencing(source: Source, finding: Finding, rulebook: Rulebook) -> Change | None:
    """A comment that lets a rule be at a finding: at the end of its line, or else on a line before it.

    None where neither does it, as in a row of a table, or where the rules do not heed comments.
    """
    if not rulebook.heed_silences:
        return None
    for change in _comments(source, finding):
        text = source.text[: change.span.start] + change.text + source.text[change.span.end :]
        start = finding.span.start + (len(change.text) if change.span.start <= finding.span.start else 0)
        there = read_silences(segment(Source(source.name, text, source.kind, source.syntax)))
        if any(
            [name.text for name in each.names] == [finding.rule] and each.reach.start <= start < each.reach.end
            for each in there
        ):
            return change
    return None


def term_of(finding: Finding) -> str | None:
    """The term that would have to be allowed for a finding to be none; None where it is more than a term."""
    text = finding.text
    return text if len(text.split()) <= _WORDS and _TERM.fullmatch(text) else None


def differing(before: str, after: str) -> Iterator[Change]:
    """The lines of a text that have become others, so that what did not change is not touched."""
    old, new = _LINES.findall(before), _LINES.findall(after)
    starts = [0]
    for line in old:
        starts.append(starts[-1] + len(line))
    for tag, first, last, there, until in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change(Span(starts[first], starts[last]), "".join(new[there:until]))


def _comments(source: Source, finding: Finding) -> Sequence[Change]:
    """The comments to try, in the order in which they read best."""
    text = source.text
    comment = f"<!-- unmask: ignore {finding.rule}: {REASON} -->"
    line = source.position(finding.span.start).line
    start = source.line_starts[line - 1]
    ends = source.line_starts[line] if line < len(source.line_starts) else len(text)
    written = text[start:ends]
    end = start + len(written.rstrip("\r\n"))
    newline = "\r\n" if "\r\n" in text else "\n"
    indent = written[: len(written) - len(written.lstrip(" \t"))]
    return (
        Change(Span(end, end), f" {comment}"),
        Change(Span(start, start), f"{indent}{comment}{newline}"),
    )
