"""`python -m tests.fit --gold FILE…`: fit the weights of the score to rated texts.

A ridge regression, without negative weights, of the readers' mean rating on what each pack found and on the facts of
shape, as `unmask.score.weights` counts them. It prints how well the ranking agrees with the readers' before and after,
each text judged by weights that were fitted to the texts of other people, and the weights to put into that module.
`--beside` names files that are only ranked: texts that nothing is fitted to.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tests.fit.groups import folds, groups
from tests.fit.ridge import Array, agreement, fit
from tests.fit.table import ALL, FACTS, Table, best_scale, losses, table
from tests.measure.rated import Rated, read_rated
from unmask.checker import Checker
from unmask.score.terms import FAINT

PENALTY = 100.0
FOLDS = 10


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fit", description=__doc__)
    parser.add_argument("--gold", nargs="+", type=Path, required=True, metavar="FILE", help="rated texts to fit to")
    parser.add_argument("--beside", nargs="+", type=Path, default=(), metavar="FILE", help="rated texts to rank only")
    parser.add_argument("--penalty", type=float, default=PENALTY, help="how much weights are held back")
    arguments = parser.parse_args()
    checker = Checker()
    texts = list(read_rated(arguments.gold))
    seen = table(checker, texts)
    weights, _ = fit(seen.values, seen.rated, arguments.penalty)
    print(agreements("fitted to", texts, seen, cross_validated(seen, texts, arguments.penalty)))
    for file in arguments.beside:
        others = list(read_rated([file]))
        unseen = table(checker, others)
        chosen = dict(zip(seen.columns, weights, strict=True))
        # A pack that found nothing in the fitted texts weighs what all of them do.
        strengths = unseen.values @ np.array([chosen.get(name, 0.0) for name in unseen.columns])
        print(agreements(file.stem, others, unseen, strengths))
    print("\n".join(written(seen, weights)))


def cross_validated(seen: Table, texts: Sequence[Rated], penalty: float) -> Array:
    """What each text comes to by weights fitted to the other folds."""
    fold = np.array(folds(groups([text.source.text for text in texts]), FOLDS))
    strengths = np.zeros(len(texts))
    for each in range(FOLDS):
        weights, constant = fit(seen.values[fold != each], seen.rated[fold != each], penalty)
        strengths[fold == each] = seen.values[fold == each] @ weights + constant
    return strengths


def agreements(name: str, texts: Sequence[Rated], seen: Table, strengths: Array) -> str:
    """How well the score in force and these strengths agree with readers in rank, in each kind of text."""
    lines = []
    for kind in sorted({text.source.kind for text in texts}):
        own = np.array([text.source.kind == kind for text in texts])
        before, after = (agreement(each[own], seen.rated[own]) for each in (seen.now, strengths))
        lines.append(f"{name}, {own.sum()} texts of kind {kind}: rank agreement {before:.3f} before, {after:.3f} after")
    return "\n".join(lines)


def written(seen: Table, weights: Array) -> list[str]:
    """The weights as the lines of `unmask.score.weights`, in units in which the median pack weighs 1."""
    chosen = dict(zip(seen.columns, weights, strict=True))
    packs = {pack: chosen[ALL] + chosen[pack] for pack in seen.packs}
    unit = float(np.median(list(packs.values())))
    rounded = np.array([float(f"{weight / unit:.2g}") for weight in weights])
    scale = best_scale(seen.values @ rounded, seen)
    error = np.abs(10 - seen.rest + losses(seen.values @ rounded, scale) - seen.rated).mean()
    return [
        f"MASK_SCALE = {scale:g}",
        *(f'    "{pack}": {weight / unit:.2g},' for pack, weight in sorted(packs.items(), key=lambda each: -each[1])),
        f"FAINT = {chosen[FAINT] / unit:.2g}",
        *(f"    {fact}: {chosen[fact] / unit:.2g}," for fact in FACTS),
        f"In the mean a score lies {10 * error:.0f} points from what readers said.",
    ]


if __name__ == "__main__":
    main()
