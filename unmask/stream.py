"""Texts in, reports out: the door for programs that have many texts and an engine of their own to spread them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unmask.cache.store import default_folder
from unmask.checker import usual
from unmask.runner import run
from unmask.types.report import Failure, Report
from unmask.types.rule import Rulebook
from unmask.types.source import Source, Syntax, TextKind


def pipe(
    texts: Iterable[str | Source],
    *,
    kind: TextKind = TextKind.POST,
    syntax: Syntax = Syntax.PLAIN,
    rulebook: Rulebook | None = None,
    jobs: int = 1,
) -> Iterator[Report]:
    """The reports on `texts`, one for each, in their order, as they become ready.

    Texts are taken a batch at a time and let go again, so that memory stays bounded however many there are. A string
    is judged as `kind` and `syntax` say and called by its number, from 0; a `Source` says so itself. `rulebook` takes
    the place of the packs that come with the program. `jobs` is how many processes to use, 0 for as many as there are
    processors: keep it at 1 where an engine such as Dask or Ray has put you into one process of many.

    >>> import unmask
    >>> [report.words for report in unmask.pipe(["We met.", "We met Ana on 3 May."])]
    [2, 6]
    """
    sources = (
        text if isinstance(text, Source) else Source(str(number), text, kind, syntax)
        for number, text in enumerate(texts)
    )
    if rulebook is None and jobs == 1:
        # An engine calls this once for each partition, and the rules need reading once for each process.
        return usual().check_all(sources)
    judged = run(sources, rulebook if rulebook is not None else usual().rulebook, jobs=jobs, ready=default_folder())
    return map(_whole, judged)


def _whole(report: Report | Failure) -> Report:
    if isinstance(report, Failure):
        raise RuntimeError(f"{report.name}: {report.message}")
    return report
