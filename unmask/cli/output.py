"""Where the output goes, and how far a long run has come."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from unmask.write import writing

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or the file at `path`, which takes the new content whole or keeps what it had.

    Raises `WriteError` when the file cannot be written.
    """
    if path is None or path == Path("-"):
        yield sys.stdout
        return
    with writing(path) as file:
        stream = TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n", write_through=True)
        try:
            yield stream
            stream.flush()
        finally:
            with suppress(OSError):
                stream.detach()


PATIENCE = 1.0
"""After how many seconds a run is long."""

T = TypeVar("T")


def watched(items: Iterable[T], total: Callable[[], int | None], *, what: str = "posts") -> Iterator[T]:
    """The items, with a bar on standard error once they have taken longer than `PATIENCE`; `what` they are called.

    There is no bar where standard error is not a terminal. `total` is only asked when there is one; None is for what
    cannot be counted beforehand.
    """
    if not (sys.stderr and sys.stderr.isatty()):
        yield from items
        return
    bar: Progress | None = None
    task: TaskID | None = None
    start = time.monotonic()
    try:
        for number, item in enumerate(items, start=1):
            if bar is None and time.monotonic() - start > PATIENCE:
                bar = _bar(what)
                bar.start()
                task = bar.add_task("Judging", total=total())
            if bar is not None and task is not None:
                bar.update(task, completed=number)
            yield item
    finally:
        if bar is not None:
            bar.stop()


def _bar(what: str) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(what),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
