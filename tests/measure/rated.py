"""Rated texts: JSON Lines of texts in which readers have marked what they would cut or reword.

Each line has `text`, `real` (“comment”, or anything else for a post) and `ratings`: for each reader `spans`, the marked
passages as `[start, end, theme]`, half-open offsets in code points, and, for fitting the score, `score`, from 0 for a
person talking plainly to 10 for a parody of a persona.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from unmask.types.source import Source, TextKind
from unmask.types.span import Span

LONG = 60
"""A finding of more words than this is right when enough of it is marked; a shorter one when any of it is."""

ENOUGH = 0.25
"""How much of a long finding must be marked."""


@dataclass(frozen=True)
class Rated:
    """A text, and every passage that some reader marked in it."""

    source: Source
    marked: tuple[Span, ...]
    rating: float | None = None
    """The mean of the readers' scores; None where they gave none."""

    def is_right(self, span: Span) -> bool:
        """Whether a finding there is one that a reader would have made."""
        if len(span.slice(self.source.text).split()) > LONG:
            covered = {
                place for each in self.marked for place in range(max(each.start, span.start), min(each.end, span.end))
            }
            return len(covered) >= ENOUGH * len(span)
        return any(span.overlaps(each) for each in self.marked)


def read_rated(files: Iterable[Path]) -> Iterator[Rated]:
    """The texts of these files, in their order. Raises `ValueError` with file and line for one that cannot be read."""
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            try:
                yield _rated(json.loads(line), f"{file.name}:{number}")
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"{file}:{number}: not a rated text ({error!r})") from error


def _rated(value: dict, name: str) -> Rated:
    kind = TextKind.COMMENT if value["real"] == "comment" else TextKind.POST
    marked = [Span(start, end) for reader in value["ratings"].values() for start, end, *_ in reader["spans"]]
    scores = [reader["score"] for reader in value["ratings"].values() if "score" in reader]
    return Rated(Source(name, value["text"], kind), tuple(marked), fmean(scores) if scores else None)
