"""The one way to judge many sources."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from itertools import chain

from unmask.checker import BATCH, Checker
from unmask.types.report import Report
from unmask.types.rule import Rulebook
from unmask.types.source import Source

WORTH = 300_000
"""From how many code points of text on several processes are quicker than one: each has to load the language model."""


def run(sources: Iterable[Source], rulebook: Rulebook, *, jobs: int = 1) -> Generator[Report, None, None]:
    """The reports on `sources`, in their order, as they become ready.

    Sources are read as they are needed and never more than a few batches ahead, so memory stays bounded however many
    there are. `jobs` is the most processes to use, and 0 means as many as there are processors; few texts are judged
    in this process whatever it says, and the reports are the same either way. Closing the iterator, as an interrupt
    does, ends every process it started.
    """
    jobs = jobs or processors()
    waiting = iter(sources)
    if jobs > 1:
        first, more = _first(waiting)
        waiting = chain(first, waiting)
        if more:
            from unmask.runner.pool import Pool

            with Pool(rulebook, jobs) as pool:
                yield from pool.run(_batches(waiting))
            return
    yield from Checker(rulebook).check_all(waiting)


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux and a few others know
        return os.cpu_count() or 1


def _first(sources: Iterator[Source]) -> tuple[list[Source], bool]:
    """The first sources, and whether they are enough text to share out."""
    taken: list[Source] = []
    size = 0
    for source in sources:
        taken.append(source)
        size += len(source.text)
        if size >= WORTH and len(taken) > 1:
            return taken, True
    return taken, False


def _batches(sources: Iterable[Source]) -> Iterator[tuple[Source, ...]]:
    """The sources in runs of a moderate size."""
    batch: list[Source] = []
    size = 0
    for source in sources:
        batch.append(source)
        size += len(source.text)
        if len(batch) == BATCH or size >= WORTH:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)
