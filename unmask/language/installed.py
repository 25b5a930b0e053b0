"""Installed models: found by what their distributions say, never by a path or in the folder one stands in."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import Distribution
from pathlib import Path

GROUP = "spacy_models"
"""The group of entry points by which a package says that it is a model."""


@contextmanager
def only_installed() -> Iterator[None]:
    """While this lasts, nothing is imported from the current folder or by a path that depends on it."""
    before = list(sys.path)
    sys.path[:] = _without_current_folder(before)
    try:
        yield
    finally:
        sys.path[:] = before


def package_of(model: str) -> str | None:
    """The package of an installed model, by the name of its distribution or entry point; None where there is none."""
    path = _without_current_folder(sys.path)
    named = _packages(Distribution.discover(name=model, path=path))
    # A distribution of another name can bring it too, but to ask them all takes longer.
    known = dict(named) or dict(_packages(Distribution.discover(path=path)))
    return known.get(model)


def _packages(distributions: Iterable[Distribution]) -> Iterator[tuple[str, str]]:
    for distribution in distributions:
        for point in distribution.entry_points.select(group=GROUP):
            yield point.name, point.module


def _without_current_folder(path: list[str]) -> list[str]:
    here = Path.cwd()
    return [entry for entry in path if Path(entry).is_absolute() and Path(entry) != here]
