"""Processes that work on batches of sources."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from unmask.checker import Checker
from unmask.errors import WorkerLost
from unmask.runner.flow import Work, judged
from unmask.types.report import Failure
from unmask.types.source import Source

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from pathlib import Path
    from types import TracebackType

    from unmask.runner.flow import Batch, Memory
    from unmask.types.rule import Rulebook

AHEAD = 2
"""How many batches for each process are read and given out, so that none waits for what comes next."""

_LOST = "a process of this run was ended from outside, perhaps for want of memory; try fewer with --jobs"


class Pool:
    """A few processes with a rulebook. Leaving the context ends them all, whatever they are at."""

    def __init__(self, rulebook: Rulebook, jobs: int, ready: Path | None = None, work: Work = judged) -> None:
        self._out = AHEAD * jobs
        self._processes: set[BaseProcess] = set()
        context = _context()
        # What is made before forking is made once and shared; a process that is spawned makes its own.
        made = Checker(rulebook, cache=ready) if context.get_start_method() == "fork" else (rulebook, ready)
        self._executor = ProcessPoolExecutor(jobs, context, _begin, (work, made))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with _uninterrupted():
            # The executor would let each finish the batch that it has.
            for process in self._processes:
                process.terminate()
            # Once told not to wait, it forgets the thread that looks after its processes, and that thread would still
            # be closing pipes while the interpreter ends.
            self._executor.shutdown(cancel_futures=True)

    def run(self, batches: Iterable[Batch], memory: Memory | None) -> Iterator[Any]:
        """The outcomes of all batches, in order. Raises what the work on them raises, and `WorkerLost`.

        Batches are taken a few ahead of those whose outcomes are asked for, and never all of them.
        """
        waiting = iter(batches)
        out = deque(self._given(islice(waiting, self._out)))
        while out:
            batch, outcomes = out.popleft()
            try:
                answer = outcomes.result() if outcomes is not None else []
            except BrokenProcessPool:
                raise WorkerLost(_LOST) from None
            yield from batch.whole(map(_with_source, answer, batch.missed), memory)
            out.extend(self._given(islice(waiting, self._out - len(out))))

    def _given(self, batches: Iterable[Batch]) -> Iterator[tuple[Batch, Future[list[Any]] | None]]:
        """Batches, each with what will be its outcomes; a batch with nothing to be worked on goes to no process."""
        for batch in batches:
            if not batch.missed:
                yield batch, None
                continue
            given = [(source.name, source.text, source.kind, source.syntax) for source in batch.missed]
            before = set(multiprocessing.active_children())
            try:
                # It starts processes as they are needed, and does not say which.
                with _uninterrupted():
                    outcomes = self._executor.submit(_answer, given)
            except BrokenProcessPool:
                raise WorkerLost(_LOST) from None
            self._processes.update(set(multiprocessing.active_children()) - before)
            yield batch, outcomes


_NOWHERE = Source("", "")


def _with_source(outcome: Any, source: Source) -> Any:
    return outcome if isinstance(outcome, Failure) else replace(outcome, source=source)


_here: tuple[Work, Checker] | None = None
"""What a process of a pool does, and with which checker; nothing in the process that has the pool."""


def _begin(work: Work, made: Checker | tuple[Rulebook, Path | None]) -> None:
    """Make a process ready. `made` is the checker, or the rulebook and the folder to make it from."""
    global _here  # noqa: PLW0603  # an executor has no other way to give its processes something once
    # The parent alone answers an interrupt from the keyboard, which the terminal sends to every process of the run.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    _endable(False)
    _here = work, made if isinstance(made, Checker) else Checker(made[0], cache=made[1])


def _answer(given: Sequence[tuple[Any, ...]]) -> list[Any]:
    """The outcomes of sources. The texts are at the other end already and need not travel back."""
    if _here is None:
        raise RuntimeError("a process was given work before it was ready")
    work, checker = _here
    _endable(True)
    try:
        return [_with_source(outcome, _NOWHERE) for outcome in work(checker, [Source(*each) for each in given])]
    finally:
        _endable(False)


def _endable(now: bool) -> None:
    """Whether this process may be ended at once. While it takes work or hands in outcomes it may not.

    Ended in the middle of either, it would leave half a message in a pipe, or a lock that nobody gives back, and the
    run would wait for ever. One that has no work is told to end by the executor.
    """
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK if now else signal.SIG_BLOCK, [signal.SIGTERM])


def _context() -> Any:
    # Forking is quick and shares the rules, but safe only while nothing has started threads, as numpy does.
    safe = sys.platform == "linux" and "numpy" not in sys.modules and threading.active_count() == 1
    return multiprocessing.get_context("fork" if safe else "spawn")


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put off an interrupt, so that it meets no process half started. Children inherit it, and ignore it at once."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
