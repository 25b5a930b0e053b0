"""The one way to judge many sources."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from unmask.runner.batch import Batch, Memory, Work, batches, judged
from unmask.types.report import Failure, Report
from unmask.types.source import Source

if TYPE_CHECKING:
    from pathlib import Path

    from unmask.checker import Checker
    from unmask.types.rule import Rulebook

WORTH = 250_000
"""From how many code points of text on several processes are quicker than one: each has to load the language model."""

HELD = 4_096
"""How many sources are held back at most until it is known whether there is enough to share out."""


def run(
    sources: Iterable[Source],
    rulebook: Rulebook,
    *,
    jobs: int = 1,
    cache: Path | None = None,
    ready: Path | None = None,
) -> Generator[Report | Failure, None, None]:
    """The reports on `sources`, in their order, as they become ready; a failure where a mistake of ours is in the way.

    Sources are read as they are needed and never more than a few batches ahead, so memory stays bounded however many
    there are. `jobs` is the most processes to use, and 0 means as many as there are processors; few texts are judged
    in this process whatever it says. `cache` is the folder in which reports are kept from one run to the next,
    and `ready`, where it is another, that in which is kept what makes the rules ready: nothing of any text. The
    reports are the same either way. Closing the iterator, as an interrupt does, ends every process it started.
    Raises `ModelMissing` and `WorkerLost`.
    """
    memory = _memory(cache, rulebook) if cache is not None else None
    try:
        yield from _run(judged, batches(sources, memory), rulebook, jobs or processors(), memory, ready or cache)
    finally:
        if memory is not None:
            memory.close()


def run_with(
    work: Work, sources: Iterable[Source], rulebook: Rulebook, *, jobs: int = 1, ready: Path | None = None
) -> Generator[Any, None, None]:
    """What `work` makes of sources, in their order, as it becomes ready; a failure where a mistake is in the way.

    The same way as that of `run`, for what is more than a report; nothing of it is kept.
    """
    yield from _run(work, batches(sources, None), rulebook, jobs or processors(), None, ready)


def _run(
    work: Work,
    waiting: Iterator[Batch],
    rulebook: Rulebook,
    jobs: int,
    memory: Memory | None,
    ready: Path | None,
) -> Iterator[Any]:
    held: list[Batch] = []
    checker = _Lazy(work, rulebook, ready)
    for batch in waiting:
        if not batch.missed and not held:
            yield from batch.whole((), memory)
            continue
        held.append(batch)
        if jobs > 1 and sum(one.size for one in held) >= WORTH:
            from unmask.runner.pool import Pool

            with Pool(rulebook, jobs, ready, work) as pool:
                yield from pool.run(chain(held, waiting), memory)
            return
        if jobs == 1 or sum(len(one.entries) for one in held) >= HELD:
            yield from checker.judge(held, memory)
            held = []
    yield from checker.judge(held, memory)


class _Lazy:
    """A checker that is made when there is something to check: a run that knows all its reports needs none."""

    def __init__(self, work: Work, rulebook: Rulebook, ready: Path | None) -> None:
        self._work = work
        self._rulebook = rulebook
        self._ready = ready
        self._checker: Checker | None = None

    def judge(self, held: Iterable[Batch], memory: Memory | None) -> Iterator[Any]:
        """The outcomes of batches, in order."""
        for batch in held:
            if batch.missed and self._checker is None:
                from unmask.checker import Checker

                self._checker = Checker(self._rulebook, cache=self._ready)
            outcomes = self._work(self._checker, batch.missed) if self._checker is not None else iter(())
            yield from batch.whole(outcomes, memory)


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux and a few others know
        return os.cpu_count() or 1


def _memory(folder: Path, rulebook: Rulebook) -> Memory:
    from unmask.cache.memo import Results
    from unmask.rulebook.fingerprint import fingerprint

    return Results(folder, fingerprint(rulebook))
