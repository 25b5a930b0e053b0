"""`python -m tests.fit.posture --gold FILE… --prose REGISTER=FOLDER…`: fit the weights of the traits of sentences.

A logistic regression, held back by a penalty, of whether a reader marked a sentence on its traits. Plain prose stands
beside the rated texts: nobody has marked it, and it is there so that a trait of plain writing is known for one. It
prints how often the sentences that score highest, and in which no rule finds anything, are marked ones, each judged by
weights that were fitted to the texts of other people; and the weights for `unmask.rhetoric.posture`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tests.fit.groups import folds, groups
from tests.fit.ridge import Array
from tests.measure.prose import read_prose
from tests.measure.rated import read_rated
from unmask.checker import Checker
from unmask.rhetoric.posture import beside_the_rest
from unmask.rhetoric.trait import Trait, posed, stances
from unmask.segment import segment
from unmask.types.source import Source
from unmask.types.span import Cover, Span

PENALTY = 5.0
FOLDS = 8
PROSE_WORDS = 25_000
"""How much of each register is read."""

PROSE_WEIGHT = 0.3
"""What a sentence of prose counts beside one of a rated text."""

_STEPS = 40
_STILL = 1e-8

OWN = frozenset({"hype/bright-talk", "pitch/talk-of-business", "formula/lofty-talk"})
"""The rules that these weights are for: a sentence that only they find is one that no other rule finds."""


@dataclass(frozen=True)
class Sentences:
    """Sentences as a table: their traits, their text's number and the group of that, and what was marked and found."""

    traits: Array
    text: Array
    group: Array
    marked: Array
    found: Array
    prose: Array

    @property
    def weights(self) -> Array:
        """What each sentence counts in the fit."""
        return np.where(self.prose, PROSE_WEIGHT, 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fit.posture", description=__doc__)
    parser.add_argument("--gold", nargs="+", type=Path, required=True, metavar="FILE", help="rated texts to fit to")
    parser.add_argument("--prose", nargs="*", default=[], metavar="REGISTER=FOLDER", help="plain prose")
    arguments = parser.parse_args()
    seen = sentences(list(_texts(arguments.gold, arguments.prose)))
    judged = cross_validated(seen)
    print("\n".join(precisions(seen, judged)))
    weights, constant = logistic(seen.traits, seen.marked, seen.weights)
    print(f"CONSTANT = {constant:.2f}")
    print("\n".join(f"    Trait.{t.name}: {w:.2f}," for t, w in zip(Trait, weights, strict=True)))


def _texts(gold: Sequence[Path], prose: Sequence[str]) -> Iterator[tuple[Source, tuple[Span, ...] | None]]:
    """Each text with the passages that a reader marked, and None for prose."""
    for rated in read_rated(gold):
        yield rated.source, rated.marked
    for register, _, folder in (each.partition("=") for each in prose):
        words = 0
        for source in read_prose(register, Path(folder)):
            words += len(source.text.split())
            if words > PROSE_WORDS:
                break
            yield source, None


def sentences(texts: Sequence[tuple[Source, tuple[Span, ...] | None]]) -> Sentences:
    """The table of these texts, with what the rules that are in force find in them."""
    together = groups([source.text for source, _ in texts])
    reports = Checker().check_all(source for source, _ in texts)
    rows, about = [], []
    for number, ((source, marked), report) in enumerate(zip(texts, reports, strict=True)):
        by_reader = Cover(marked or ())
        by_rule = Cover(finding.span for finding in report.findings if finding.rule not in OWN)
        for stance in stances(posed(segment(source))):
            rows.append([stance.traits.get(trait, 0.0) for trait in Trait])
            where = stance.line.span
            about.append((number, together[number], by_reader.touches(where), by_rule.touches(where), marked is None))
    text, group, marked_, found, prose = (np.array(column) for column in zip(*about, strict=True))
    return Sentences(np.array(rows), text, group, marked_.astype(float), found, prose)


def logistic(traits: Array, marked: Array, counts: Array, penalty: float = PENALTY) -> tuple[Array, float]:
    """The weights of the columns and the constant, by Newton's method; `penalty` is on half the squared weights."""
    table = np.column_stack([traits, np.ones(len(traits))])
    held = np.full(table.shape[1], penalty)
    held[-1] = 0.0
    weights = np.zeros(table.shape[1])
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (marked - likely)) - held * weights
        bend = (table * (counts * likely * (1 - likely))[:, None]).T @ table + np.diag(held)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < _STILL:
            break
    return weights[:-1], float(weights[-1])


def cross_validated(seen: Sentences) -> Array:
    """What each sentence comes to by weights fitted to the other folds, the rest of its text beside it."""
    fold = np.array(folds(list(seen.group), FOLDS))
    own = np.zeros(len(fold))
    for each in range(FOLDS):
        others = fold != each
        weights, constant = logistic(seen.traits[others], seen.marked[others], seen.weights[others])
        own[~others] = seen.traits[~others] @ weights + constant
    strengths = np.zeros(len(fold))
    for number in np.unique(seen.text):
        inside = seen.text == number
        strengths[inside] = beside_the_rest(list(own[inside]))
    return strengths


def precisions(seen: Sentences, strengths: Array) -> Iterator[str]:
    """For some thresholds how many sentences without a finding reach it, how many of them are marked, and of prose."""
    free = ~seen.found
    for least in np.arange(0.0, 1.01, 0.1):
        over = free & (strengths >= least)
        rated = over & ~seen.prose
        right = seen.marked[rated].mean() if rated.any() else 1.0
        of = (free & ~seen.prose & (seen.marked > 0)).sum()
        yield (
            f"from {least:.1f}: {rated.sum()} sentences, {right:.2f} of them marked, "
            f"{(seen.marked[rated] > 0).sum() / of:.2f} of all that no rule finds; {(over & seen.prose).sum()} of prose"
        )


if __name__ == "__main__":
    main()
