"""Batches: sources that are judged together, with the reports that are known already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from unmask.errors import asks_for_traceback, mistake
from unmask.language import ModelMissing
from unmask.types.report import Failure, Report
from unmask.types.source import Source

if TYPE_CHECKING:
    from unmask.checker import Checker

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

    def whole(self, judged: Iterable[Report | Failure], memory: Memory | None) -> Iterator[Report | Failure]:
        """The reports on all sources, in order, given those on the missed ones, which are remembered."""
        new = iter(judged)
        for source, known in self.entries:
            if known is not None:
                yield known
                continue
            report = next(new)
            if isinstance(report, Failure):
                yield report
                continue
            if report.source is not source:
                raise ValueError(f"the report on {report.source.name} came in the place of {source.name}")
            if memory is not None:
                memory.put(report)
            yield report


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
        for source in sources:
            yield _alone(checker, source)
        return
    yield from reports


def _alone(checker: Checker, source: Source) -> Report | Failure:
    try:
        return checker.check(source)
    except Exception as fault:
        return Failure(source.name, mistake(fault))


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
