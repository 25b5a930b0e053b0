"""Batches: sources that are judged together, with the reports that are known already."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from unmask.errors import UsageFault, asks_for_traceback, mistake
from unmask.language import ModelMissing
from unmask.types.report import Failure, Report
from unmask.types.source import Source

if TYPE_CHECKING:
    from unmask.checker import Checker

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


@dataclass(frozen=True, slots=True)
class Batch:
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


def judged(checker: Checker, sources: Sequence[Source]) -> Iterator[Report | Failure]:
    """The reports on sources, in order, and a failure for each that a mistake of ours keeps from being judged.

    Raises `ModelMissing`, and the mistake itself where the whole way to it is asked for.
    """
    try:
        reports = list(checker.check_all(sources))
    except ModelMissing:
        raise
    except Exception:
        if asks_for_traceback():
            raise
        # Which of them is at fault, and how the others are, shows when each is judged by itself.
        yield from each(_check, checker, sources)
        return
    yield from reports


def _check(checker: Checker, source: Source) -> Report:
    return checker.check(source)


def each(make: Callable[[Checker, Source], Any], checker: Checker, sources: Sequence[Source]) -> Iterator[Any]:
    """What `make` makes of each source by itself, in order, and a failure where a mistake of ours is in the way.

    Raises `ModelMissing` and `UsageFault`, and the mistake itself where the whole way to it is asked for.
    """
    for source in sources:
        try:
            yield make(checker, source)
        except (ModelMissing, UsageFault):
            raise
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
