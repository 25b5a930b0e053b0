"""What the score counts of rated texts, as a table of numbers: a row for each text, a column for each term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tests.fit.ridge import Array
from tests.measure.rated import Rated
from unmask.checker import Checker
from unmask.score import weights
from unmask.score.natural import Fact
from unmask.score.terms import FAINT, per_length
from unmask.types.report import Report

ALL = "all packs"
"""The column of what all packs found together: it holds up packs that find too little to be judged alone."""

FACTS = tuple(str(fact) for fact in Fact)
_OTHERS = frozenset({"start", "natural signs", "readability"})


@dataclass(frozen=True)
class Table:
    """The terms of rated texts, with what readers and the score that is in force say of them, from 0 to 10.

    `rest` is what a text gets, in the same tenths of the score, from all that is not fitted.
    """

    columns: tuple[str, ...]
    values: Array
    rated: Array
    now: Array
    rest: Array
    packs: tuple[str, ...]


def table(checker: Checker, texts: Sequence[Rated]) -> Table:
    """The table of these texts. Raises `ValueError` for one without a rating."""
    for text in texts:
        if text.rating is None:
            raise ValueError(f"{text.source.name}: no reader gave it a score")
    reports = list(checker.check_all(text.source for text in texts))
    packs = tuple(sorted({finding.pack for report in reports for finding in report.findings}))
    columns = (ALL, *packs, FAINT, *FACTS)
    return Table(
        columns,
        np.array([_row(report, packs) for report in reports]),
        np.array([text.rating for text in texts], dtype=np.float64),
        np.array([(100 - report.score.value) / 10 for report in reports]),
        np.array([sum(t.points for t in report.score.terms if t.name in _OTHERS) / 10 for report in reports]),
        packs,
    )


def _row(report: Report, packs: Sequence[str]) -> list[float]:
    value = {term.name: term.value for term in report.score.terms}
    found = [per_length(value.get(pack, 0.0), report.words) for pack in packs]
    faint = per_length(value.get(FAINT, 0.0), report.words)
    return [sum(found), *found, faint, *(value.get(fact, 0.0) for fact in FACTS)]


def losses(strengths: Array, scale: float) -> Array:
    """What the mask takes from a score, in tenths of it, at these strengths."""
    return np.asarray(weights.BASE / 10 * -np.expm1(-strengths / scale))


def best_scale(strengths: Array, seen: Table) -> float:
    """The scale with which scores lie nearest to what readers said, to two digits."""
    tried = np.geomspace(1, 100, 400)
    errors = [np.abs(10 - seen.rest + losses(strengths, scale) - seen.rated).mean() for scale in tried]
    return float(f"{tried[int(np.argmin(errors))]:.2g}")
