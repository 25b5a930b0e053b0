"""The process: its streams, its exit codes, requests to end, where the output goes, and how far a long run has come."""

from __future__ import annotations

import io
import math
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from io import TextIOWrapper
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, BinaryIO, TextIO, TypeVar

import typer

from unmask.errors import ReadError, UsageFault
from unmask.types.report import Level, Report
from unmask.visible import harmless

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from rich.progress import Progress, TaskID


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or the file at `path`, which takes the new content whole or keeps what it had.

    Who sits before a terminal is told of a file that was written.

    Raises `WriteError` when the file cannot be written.
    """
    if path is None or path == Path("-"):
        yield sys.stdout
        return
    from unmask.write import writing

    with writing(path) as file:
        stream = TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n", write_through=True)
        try:
            yield stream
            stream.flush()
        finally:
            with suppress(OSError):
                stream.detach()
    if sys.stderr.isatty():
        say(f"unmask: wrote {path}", err=True)


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


def say(line: str, *, err: bool = False) -> None:
    """Say a line on standard output, or with `err` on standard error: what it quotes steers and commands nothing."""
    typer.echo(harmless(line), err=err)


def columns() -> int | None:
    """How many columns the terminal has on which standard output is shown; None for a file or a pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


class _Closed(io.RawIOBase):
    """In the place of a standard output that is closed."""

    def writable(self) -> bool:
        """Yes, or it could not be asked to write."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Raise `UsageFault`."""
        raise UsageFault("standard output is closed; write to a file with --output, or to /dev/null")


def ready_streams() -> None:
    """Make the standard streams fit to be used, whatever they are."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            # The next file that is opened would get this number, and what is meant for a stream would go into it.
            os.open(os.devnull, os.O_RDWR)
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(_Closed(), "utf-8", write_through=True)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it stays open to the end
    for stream in (sys.stdout, sys.stderr):
        # Posts are full of what a narrow encoding cannot say; a question mark is better than a crash.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]


END_KEYS = "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"
"""What somebody at the keyboard presses to end standard input."""


def standard_input(awaited: str = "a text", *, quiet: bool = False) -> BinaryIO:
    """Standard input, as bytes. Raises `ReadError` where it is closed.

    Who sits at the keyboard is told what is `awaited`, unless it is to be `quiet`.
    """
    if sys.stdin is None:
        raise ReadError("-", "standard input is closed; name a file, or pipe a text in")
    if not quiet and sys.stdin.isatty() and sys.stderr.isatty():
        say(f"unmask: paste {awaited}, then press {END_KEYS} on a line of its own", err=True)
    return sys.stdin.buffer


class Exit(IntEnum):
    """What the process ends with."""

    CLEAN = 0
    FOUND = 1
    WRONG = 2
    INTERRUPTED = 130


def scores_under(report: Report, least: float | None) -> bool:
    """Whether a report scores less than `least`. A text too short to judge has no score to be below anything."""
    return least is not None and report.score.enough and report.score.value < least


class Verdict:
    """Whether the reports of a run make it fail. `low` says which texts scored too little, `names` which failed."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.low: list[str] = []

    def add(self, report: Report, *, level: Level | None, least: float | None) -> None:
        """Take in a report: it fails by a finding at or above `level`, or by a score below `least`."""
        if level is not None and any(finding.level >= level for finding in report.findings):
            self.names.add(report.source.name)
        if scores_under(report, least):
            self.names.add(report.source.name)
            # Cut and not rounded, or a score could be told to lie under itself.
            shown = math.floor(report.score.value * 10) / 10
            self.low.append(f"{report.source.name}: scores {shown:g}, which is under {least:g}")

    @property
    def exit(self) -> Exit:
        """The exit code."""
        return Exit.FOUND if self.names else Exit.CLEAN


class _Ended(SystemExit):
    """A request to end; `code` is 128 and its number."""

    code: int


AGAIN = 0.01
"""After how many seconds a request to end that was lost is made again."""


@contextmanager
def ended_in_order() -> Iterator[None]:
    """Let a request to end, as `kill`, a closed terminal and a stopped CI job make it, clean up as an interrupt does.

    The first one ends the run with 128 and its number, as a shell says it; a second one ends it at once. One that the
    caller wants ignored, as `nohup` does, stays ignored. An interrupt raises `KeyboardInterrupt` meanwhile, also where
    it would end the process before and after.
    """

    def end(number: int, frame: object) -> None:
        signal.signal(number, signal.SIG_DFL)
        raise _Ended(128 + number)

    def lost(what: sys.UnraisableHookArgs) -> None:
        match what.exc_value:
            case _Ended(code=code):
                number = code - 128
                signal.signal(number, end)
            case KeyboardInterrupt():
                number = signal.SIGINT
            case _:
                shown(what)
                return
        # Not at once, or it would be lost to the same callback.
        Timer(AGAIN, os.kill, (os.getpid(), number)).start()

    asked = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in asked}
    heeded = [number for number in asked if before[number] == signal.SIG_DFL]
    for number in heeded:
        signal.signal(number, end)
    before[signal.SIGINT] = signal.getsignal(signal.SIGINT)
    if before[signal.SIGINT] == signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        heeded.append(signal.SIGINT)
    # What is raised in a callback of the collector, or in a `__del__`, is shown and ends nothing.
    shown, sys.unraisablehook = sys.unraisablehook, lost
    try:
        yield
    finally:
        sys.unraisablehook = shown
        for number in heeded:
            signal.signal(number, before[number])
