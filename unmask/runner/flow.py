"""The one way to judge many sources: in batches, with the reports that are known already."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from unmask.errors import ReadError, TooLarge, UsageFault, asks_for_traceback, mistake, must_be
from unmask.language import ModelMissing
from unmask.rulebook.rules import Rules
from unmask.types.report import Failure, Report
from unmask.types.source import Source, Syntax, TextKind

if TYPE_CHECKING:
    from pathlib import Path

    from unmask.checker import Checker
    from unmask.types.rule import Rulebook


Work = Callable[["Checker", Sequence[Source]], Iterator[Any]]
"""What is done with the sources of a batch: an outcome for each, in order, a frozen value that has its `source`, or a
failure. It goes to other processes, so it can be pickled."""

FULL = 64
"""How many sources to judge fill a batch: enough for the parser's own batches, few enough to stay small."""

LARGE = 200_000
"""From how many code points of text on a batch is full, however few its sources."""

WHOLE = 512
"""How many sources fill a batch when hardly any of them has to be judged."""


class Memory(Protocol):
    """What remembers the reports of earlier runs."""

    def get(self, source: Source) -> Report | None:
        """The report on a source, if it is remembered."""

    def put(self, report: Report) -> None:
        """Remember a report."""

    def close(self) -> None:
        """Write down what is to be remembered."""


class Batch(NamedTuple):
    """Sources in order, each with its report if that is known; `missed` are those without."""

    entries: tuple[tuple[Source, Report | None], ...]
    missed: tuple[Source, ...]

    @property
    def size(self) -> int:
        """How many code points of text must be judged. What every text costs, however short, counts as some more."""
        return sum(len(source.text) + 100 for source in self.missed)

    def whole(self, outcomes: Iterable[Any], memory: Memory | None) -> Iterator[Any]:
        """The outcomes of all sources, in order, given those of the missed ones, which are remembered."""
        new = iter(outcomes)
        for source, known in self.entries:
            if known is not None:
                yield known
                continue
            outcome = next(new)
            if isinstance(outcome, Failure):
                yield outcome
                continue
            if outcome.source is not source:
                raise ValueError(f"what became of {outcome.source.name} came in the place of {source.name}")
            if memory is not None:
                memory.put(outcome)
            yield outcome


def judged(checker: Checker, sources: Sequence[Source], *, edits: bool = True) -> Iterator[Report | Failure]:
    """The reports on sources, in order, and a failure for each that is too much or that a mistake of ours stands in.

    Without `edits` none is worked out. Raises `ModelMissing`, and the mistake itself where the whole way to it is asked
    for.
    """
    try:
        outcomes = list(checker.outcomes(sources, edits=edits))
    except ModelMissing:
        raise
    except Exception:
        if asks_for_traceback():
            raise
        # Which of them is at fault, and how the others are, shows when each is judged by itself.
        yield from each(partial(_check, edits=edits), checker, sources)
        return
    for source, outcome in zip(sources, outcomes, strict=True):
        yield _refused(source, outcome) if isinstance(outcome, TooLarge) else outcome


def _refused(source: Source, fault: ReadError) -> Failure:
    return Failure(source.name, fault.message, large=isinstance(fault, TooLarge))


def _check(checker: Checker, source: Source, *, edits: bool) -> Report:
    return checker.check(source, edits=edits)


def each(make: Callable[[Checker, Source], Any], checker: Checker, sources: Sequence[Source]) -> Iterator[Any]:
    """What `make` makes of each source by itself, in order, and a failure for one that is too much, or by our mistake.

    Raises `ModelMissing` and `UsageFault`, and the mistake itself where the whole way to it is asked for.
    """
    for source in sources:
        try:
            yield make(checker, source)
        except (ModelMissing, UsageFault):
            raise
        except ReadError as fault:
            yield _refused(source, fault)
        except Exception as fault:
            if asks_for_traceback():
                raise
            yield Failure(source.name, mistake(fault))


def batches(sources: Iterable[Source], memory: Memory | None) -> Iterator[Batch]:
    """The sources in batches of a moderate size, read as they are asked for."""
    entries: list[tuple[Source, Report | None]] = []
    missed: list[Source] = []
    size = 0
    for source in sources:
        known = memory.get(source) if memory is not None else None
        entries.append((source, known))
        if known is None:
            missed.append(source)
            size += len(source.text)
        if len(missed) == FULL or size >= LARGE or len(entries) == WHOLE:
            yield Batch(tuple(entries), tuple(missed))
            entries, missed, size = [], [], 0
    if entries:
        yield Batch(tuple(entries), tuple(missed))


WORTH = 250_000
"""From how many code points of text on several processes are quicker than one: each has to load the language model."""

HELD = 4_096
"""How many sources are held back at most until it is known whether there is enough to share out."""


def run(
    sources: Iterable[Source],
    rulebook: Rulebook | Rules,
    *,
    jobs: int = 1,
    cache: Path | None = None,
    ready: Path | None = None,
    edits: bool = True,
) -> Generator[Report | Failure, None, None]:
    """The reports on `sources`, in their order, as they become ready; a failure where a mistake of ours is in the way.

    Sources are read as they are needed and never more than a few batches ahead, so memory stays bounded however many
    there are. `jobs` is the most processes to use, and 0 means as many as there are processors; few texts are judged
    in this process whatever it says. `cache` is the folder in which reports are kept from one run to the next,
    and `ready`, where it is another, that in which is kept what makes the rules ready: nothing of any text. The
    reports are the same either way. Without `edits` none is worked out, and reports that have some may come all the
    same, out of the cache. Closing the iterator, as an interrupt does, ends every process it started.
    Raises `ModelMissing` and `WorkerLost`.
    """
    rules = Rules.of(rulebook)
    memory = _memory(cache, rules, edits=edits) if cache is not None else None
    work = partial(judged, edits=edits)
    try:
        yield from _run(work, batches(sources, memory), rules, jobs or processors(), memory, ready or cache)
    finally:
        if memory is not None:
            memory.close()


def run_with(
    work: Work, sources: Iterable[Source], rulebook: Rulebook | Rules, *, jobs: int = 1, ready: Path | None = None
) -> Generator[Any, None, None]:
    """What `work` makes of sources, in their order, as it becomes ready; a failure where a mistake is in the way.

    The same way as that of `run`, for what is more than a report; nothing of it is kept.
    """
    yield from _run(work, batches(sources, None), Rules.of(rulebook), jobs or processors(), None, ready)


def _run(
    work: Work,
    waiting: Iterator[Batch],
    rules: Rules,
    jobs: int,
    memory: Memory | None,
    ready: Path | None,
) -> Iterator[Any]:
    held: list[Batch] = []
    checker = _Lazy(work, rules, ready)
    for batch in waiting:
        if not batch.missed and not held:
            yield from batch.whole((), memory)
            continue
        held.append(batch)
        if jobs > 1 and sum(one.size for one in held) >= WORTH:
            from unmask.runner.pool import Pool

            with Pool(rules.rulebook, jobs, ready, work) as pool:
                yield from pool.run(chain(held, waiting), memory)
            return
        if jobs == 1 or sum(len(one.entries) for one in held) >= HELD:
            yield from checker.judge(held, memory)
            held = []
    yield from checker.judge(held, memory)


class _Lazy:
    """A checker that is made when there is something to check: a run that knows all its reports needs none."""

    def __init__(self, work: Work, rules: Rules, ready: Path | None) -> None:
        self._work = work
        self._rules = rules
        self._ready = ready
        self._checker: Checker | None = None

    def judge(self, held: Iterable[Batch], memory: Memory | None) -> Iterator[Any]:
        """The outcomes of batches, in order."""
        for batch in held:
            if batch.missed and self._checker is None:
                from unmask.checker import Checker

                self._checker = Checker(self._rules.rulebook, cache=self._ready)
            outcomes = self._work(self._checker, batch.missed) if self._checker is not None else iter(())
            yield from batch.whole(outcomes, memory)


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # only Linux and a few others know
        return os.cpu_count() or 1


def _memory(folder: Path, rules: Rules, *, edits: bool) -> Memory:
    from unmask.cache.memo import Results

    return Results(folder, rules.fingerprint, edits=edits)


def pipe(
    texts: Iterable[str | Source],
    *,
    kind: TextKind = TextKind.POST,
    syntax: Syntax = Syntax.PLAIN,
    rulebook: Rulebook | None = None,
    jobs: int = 1,
    edits: bool = True,
) -> Iterator[Report]:
    """The reports on `texts`, one for each, in their order, as they become ready.

    Texts are taken a batch at a time and let go again, so that memory stays bounded however many there are. A string
    is judged as `kind` and `syntax` say and called by its number, from 0; a `Source` says so itself. `rulebook` takes
    the place of the packs that come with the program. `jobs` is how many processes to use, 0 for as many as there are
    processors: keep it at 1 where an engine such as Dask or Ray has put you into one process of many. Without `edits`
    none is worked out: scores and findings are there in four fifths of the time. Raises `TooLarge` when it comes to a
    text that is too much to judge.

    >>> import unmask
    >>> [report.words for report in unmask.pipe(["We met.", "We met Ana on 3 May."])]
    [2, 6]
    """
    from unmask.cache.store import default_folder
    from unmask.checker import usual

    if isinstance(texts, (str, bytes, Source)):
        raise TypeError("pipe judges many texts; give it a list of them, or call check for one")
    must_be(jobs, int, "jobs is a number of processes")
    if jobs < 0:
        raise ValueError(f"jobs is a number of processes, or 0 for as many as there are processors, not {jobs}")
    sources = (
        text if isinstance(text, Source) else Source(str(number), text, kind, syntax)
        for number, text in enumerate(texts)
    )
    if rulebook is None and jobs == 1:
        # An engine calls this once for each partition, and the rules need reading once for each process.
        return usual().check_all(sources, edits=edits)
    book = rulebook if rulebook is not None else usual().rulebook
    return map(_whole, run(sources, book, jobs=jobs, ready=default_folder(), edits=edits))


def _whole(report: Report | Failure) -> Report:
    if isinstance(report, Failure):
        if report.large:
            raise TooLarge(report.name, report.message)
        raise RuntimeError(f"{report.name}: {report.message}")
    return report
