"""Where a finding is, as programs that read other tools' output want to hear it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath

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
