"""Processes that work on batches of sources.

`concurrent.futures` is as quick, to within what two runs of one differ by; but until Python 3.14 its `map` reads all
sources ahead, and it lets a batch run to its end before an interrupt ends the process, so this stays.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Self

from unmask.checker import Checker
from unmask.errors import WorkerLost
from unmask.runner.flow import Work, judged
from unmask.types.report import Failure
from unmask.types.source import Source

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from unmask.runner.flow import Batch, Memory
    from unmask.types.rule import Rulebook

AHEAD = 4
"""How many batches for each process may be out or waiting for their turn, lest they pile up behind a slow one."""


@dataclass(eq=False)
class _Worker:
    """A process, our end of the pipe to it, and the number of the batch it has, if it has one."""

    process: Any
    pipe: Connection
    has: int | None = None


class Pool:
    """A few processes with a rulebook. Leaving the context ends them all, whatever they are at."""

    def __init__(self, rulebook: Rulebook, jobs: int, ready: Path | None = None, work: Work = judged) -> None:
        self._workers: list[_Worker] = []
        self._rulebook = rulebook
        self._jobs = jobs
        self._ready = ready
        self._work = work
        self._context = _context()
        # What is made before forking is made once and shared; a process that is spawned makes its own.
        self._checker = Checker(rulebook, cache=ready) if self._context.get_start_method() == "fork" else None

    def __enter__(self) -> Self:
        try:
            with _uninterrupted():
                for _ in range(self._jobs):
                    self._start()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        # A process that is forked holds the pipes of those before it; it closes them, or their ends would stay open.
        inherited = [*(worker.pipe for worker in self._workers), ours] if self._checker is not None else []
        process = self._context.Process(
            target=serve,
            args=(theirs, self._work, self._checker or (self._rulebook, self._ready), inherited),
            daemon=True,
        )
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def run(self, batches: Iterable[Batch], memory: Memory | None) -> Iterator[Any]:
        """The outcomes of all batches, in order. Raises what the work on them raises, and `WorkerLost`."""
        waiting = enumerate(batches)
        out: dict[int, Batch] = {}
        done: dict[int, list[Any]] = {}
        due = 0
        self._give(waiting, out, done)
        while out:
            if due not in done:
                self._take(out, done, None)
                self._give(waiting, out, done)
            while due in done:
                for outcome in out[due].whole(done.pop(due), memory):
                    yield outcome
                    # Whoever reads the outcomes takes their time over each; the processes must not wait for that.
                    if self._take(out, done, 0):
                        self._give(waiting, out, done)
                del out[due]
                due += 1
                self._give(waiting, out, done)

    def _give(self, waiting: Iterator[tuple[int, Batch]], out: dict[int, Batch], done: dict[int, list[Any]]) -> None:
        """Give each process that has nothing a batch, while there are any. One at a time, or both ends could block."""
        for worker in self._workers:
            while worker.has is None and len(out) < AHEAD * self._jobs:
                following = next(waiting, None)
                if following is None:
                    return
                number, batch = following
                out[number] = batch
                if not batch.missed:
                    done[number] = []
                    continue
                worker.has = number
                try:
                    worker.pipe.send([(each.name, each.text, each.kind, each.syntax) for each in batch.missed])
                except OSError:
                    raise WorkerLost(_lost(worker)) from None

    def _take(self, out: dict[int, Batch], done: dict[int, list[Any]], timeout: float | None) -> bool:
        """Take in the answers that are there, waiting for one as long as `timeout` says. Whether there were any."""
        busy = {worker.pipe: worker for worker in self._workers if worker.has is not None}
        ready = wait(list(busy), timeout) if busy else []
        for pipe in ready:
            worker = busy[pipe]  # type: ignore[index]  # only what it was given comes back
            if worker.has is not None:
                done[worker.has] = _answer(worker, out[worker.has])
                worker.has = None
        return bool(ready)


def _answer(worker: _Worker, batch: Batch) -> list[Any]:
    try:
        answer = worker.pipe.recv()
    except (EOFError, OSError):
        raise WorkerLost(_lost(worker)) from None
    if isinstance(answer, BaseException):
        raise answer
    return [
        outcome if isinstance(outcome, Failure) else replace(outcome, source=source)
        for outcome, source in zip(answer, batch.missed, strict=True)
    ]


def _lost(worker: _Worker) -> str:
    worker.process.join(1)
    return (
        f"a process of this run was ended from outside (exit code {worker.process.exitcode}), perhaps for want of"
        " memory; try fewer with --jobs"
    )


def serve(
    pipe: Connection, work: Work, made: Checker | tuple[Rulebook, Path | None], inherited: list[Connection]
) -> None:
    """What a process does: work on each batch that comes and send what it makes, until there is nobody to send to.

    `made` is the checker, or the rulebook and the folder to make it from.
    """
    # The parent alone answers an interrupt from the keyboard, which the terminal sends to every process of the run.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        signal.signal(number, signal.SIG_DFL)
    for other in inherited:
        other.close()
    checker = made if isinstance(made, Checker) else Checker(made[0], cache=made[1])
    nothing = Source("", "")
    try:
        while True:
            sources = [Source(*given) for given in pipe.recv()]
            try:
                # The text is at the other end already and need not travel back.
                answer: Any = [
                    outcome if isinstance(outcome, Failure) else replace(outcome, source=nothing)
                    for outcome in work(checker, sources)
                ]
            except Exception as error:
                answer = error
            pipe.send(answer)
    except (EOFError, OSError):
        return


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
