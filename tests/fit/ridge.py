"""Ridge regression without negative weights, and how well a ranking agrees with another."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

_ROUNDS = 5_000
_STILL = 1e-10


def fit(table: Array, wanted: Array, penalty: float) -> tuple[Array, float]:
    """The weights of the columns, none below 0, and the constant beside them.

    Columns are brought to one spread first, so that `penalty` holds all of them back alike: the weights minimise the
    squared error and `penalty` times the squared weights of the columns so spread.
    """
    spread = table.std(axis=0)
    spread[spread == 0] = 1.0
    scaled = (table - table.mean(axis=0)) / spread
    inner = scaled.T @ scaled + penalty * np.eye(table.shape[1])
    outer = scaled.T @ (wanted - wanted.mean())
    weights = np.zeros(table.shape[1])
    # Coordinate descent: the one minimum of a convex function, whatever the order of the columns.
    for _ in range(_ROUNDS):
        before = weights.copy()
        for column in range(len(weights)):
            better = weights[column] + (outer[column] - inner[column] @ weights) / inner[column, column]
            weights[column] = max(0.0, better)
        if np.abs(weights - before).max(initial=0.0) < _STILL:
            break
    weights = weights / spread
    return weights, float(wanted.mean() - table.mean(axis=0) @ weights)


def ranks(values: Array) -> Array:
    """The rank of each value from 0, equal ones sharing the mean of theirs."""
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    return np.asarray((ends - (counts + 1) / 2)[places], dtype=np.float64)


def agreement(one: Array, other: Array) -> float:
    """Spearman's rank correlation."""
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])
