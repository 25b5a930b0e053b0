"""Where a finding is, as machines are told it: lines and columns, paths, and a name that lasts from run to run."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath

from unmask.types.report import Finding
from unmask.types.source import Position, Source
from unmask.types.span import Span

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a file: lines and columns count from 1, columns in code points; the last column is not included."""

    start: Position
    end: Position

    @property
    def one_line(self) -> bool:
        """Whether it starts and ends on the same line."""
        return self.start.line == self.end.line


def place(source: Source, span: Span) -> Place:
    """The place of a span. A line break at its end does not take in the next line."""
    start = source.position(span.start)
    last = source.position(max(span.start, span.end - 1))
    return Place(start, Position(last.line, last.column + bool(span)))


def path_from(name: str, root: Path) -> str:
    """The path of a source from `root`, with forward slashes; as it is named where it does not lie below `root`."""
    if name == STDIN:
        return "stdin"
    full = os.path.normpath(Path.cwd() / name)
    try:
        return PurePath(full).relative_to(root).as_posix()
    except ValueError:
        return PurePath(name).as_posix()


def fingerprints(path: str, findings: Sequence[Finding]) -> list[str]:
    """A name of 32 hexadecimal digits for each finding of a file: unique among them, and the same in the next run.

    It is made of the path, the rule and the words found, so it does not change when lines are added above or when the
    text is wrapped anew. The same words found again by the same rule are told apart by their number.
    """
    seen: Counter[tuple[str, str]] = Counter()
    names: list[str] = []
    for finding in findings:
        key = (finding.rule, " ".join(finding.text.split()))
        names.append(sha256("\0".join((path, *key, str(seen[key]))).encode("utf-8", "surrogatepass")).hexdigest()[:32])
        seen[key] += 1
    return names
