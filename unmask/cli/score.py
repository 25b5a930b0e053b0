"""`unmask score`: rank many posts."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Annotated

import typer

from unmask.cache.store import default_folder
from unmask.cli.configured import Past, configured
from unmask.cli.gather import STDIN, Heard, Reading, Text, Wanted, complain, gather, judge_each, listed
from unmask.cli.options import (
    PATH,
    CacheDir,
    Colour,
    ColourOption,
    Jobs,
    MaxSize,
    NoCache,
    StdinFilename,
    console,
    score_value,
    stdin_is_terminal,
    whole,
)
from unmask.cli.process import Exit, opened, say, scores_under, watched
from unmask.cli.spared import spare
from unmask.config.lookup import Lookup
from unmask.errors import UsageFault
from unmask.rank import Foremost, Key, OldError, Order, compare, entry_of, periods, read_old, tally
from unmask.rank.totals import OldRun
from unmask.read import LARGEST
from unmask.types.ranking import Entry, Ranking
from unmask.types.report import Report

HELP = "Score many posts and rank them: files, folders or an export."
EPILOG = """\b
Examples:
  unmask score posts/
  unmask score Shares.csv -o report.html
  unmask score posts.csv --text-column body --date-column day
  git ls-files -z '*.md' | unmask score --files-from - --top 10

Exit code 0: done; 1: a post scores under --fail-under; 2: wrong usage, or a file that cannot be read."""
NO_INPUT = """nothing to rank. Name files, a folder or an export, or pipe a list of paths in:
  unmask score posts/
  unmask score Shares.csv --output report.html
  git ls-files -z '*.md' | unmask score --files-from -"""


class Format(StrEnum):
    """What to print."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"
    HTML = "html"


_BY_ENDING = {
    ".csv": Format.CSV,
    ".json": Format.JSON,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}


@configured("fail_level")
def score(  # noqa: PLR0913 - the command line has as many options as it has
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            click_type=PATH,
            metavar="PATH...",
            help="Files, folders, globs, exports (.csv, .jsonl), or - for standard input.",
        ),
    ] = None,
    *,
    lookup: Lookup,
    format: Annotated[  # noqa: A002
        Format | None,
        typer.Option("--format", "-f", help="What to print; by default what --output ends in, or a table."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", click_type=PATH, help="Write to a file instead.")
    ] = None,
    sort: Annotated[Key, typer.Option(help="What to sort by.")] = Key.SCORE,
    reverse: Annotated[bool, typer.Option("--reverse", "-r", help="Sort the other way round.")] = False,
    top: Annotated[int | None, typer.Option(parser=whole(1), metavar="N", help="Show only the first N posts.")] = None,
    min_score: Annotated[
        float | None,
        typer.Option(
            parser=score_value, metavar="SCORE", help="Show only posts with this score or more, from 0 to 100."
        ),
    ] = None,
    max_score: Annotated[
        float | None,
        typer.Option(
            parser=score_value, metavar="SCORE", help="Show only posts with this score or less, from 0 to 100."
        ),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(
            click_type=PATH, metavar="OLD.json", help="Compare with an earlier run, saved with --format json."
        ),
    ] = None,
    files_from: Annotated[
        Path | None,
        typer.Option(
            click_type=PATH,
            metavar="FILE",
            help="Read paths from a file, one on each line or with NUL between; - for standard input.",
        ),
    ] = None,
    text_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The column or key of an export that holds the texts.")
    ] = None,
    id_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The column that identifies a post from run to run.")
    ] = None,
    date_column: Annotated[str | None, typer.Option(metavar="NAME", help="The column with the day of posting.")] = None,
    writer_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The column with the writer, for the HTML page.")
    ] = None,
    stdin_filename: StdinFilename = None,
    max_size: MaxSize = LARGEST,
    jobs: Jobs = 0,
    cache_dir: CacheDir = None,
    no_cache: NoCache = False,
    color: ColourOption = Colour.AUTO,
) -> None:
    """Rank posts; exit 1 when one of them scores under --fail-under."""
    if not paths and files_from is None and stdin_is_terminal():
        raise UsageFault(NO_INPUT)
    if files_from == STDIN and STDIN in (paths or ()):
        raise UsageFault("standard input cannot be both a list of paths and a post; leave out one -")
    from unmask.read.column import Columns
    from unmask.read.export import is_linkedin

    heard = Heard()
    named = (*(paths or ()), *listed(files_from)) if paths or files_from else (STDIN,)
    texts = tuple(gather(named, lookup, heard.failures, Wanted(stdin_filename, limit=max_size), also=is_linkedin))
    spare(output, named, texts, lookup, lists=files_from)
    if not texts and not heard.failures:
        say(f"unmask: {', '.join(map(str, named)) or files_from}: no post to rank here", err=True)
    past = Past(texts)
    reading = Reading(Columns(text_column, id_column, date_column, writer_column), heard)
    order = Order(sort, reverse, min_score, max_score, top)
    old = _old(against)
    chosen = format or _BY_ENDING.get(PurePath(output or "").suffix.lower(), Format.TABLE)
    with opened(output) as stream:
        from unmask.render.ranking import DETAILED, FORMATS

        detailed = DETAILED.get(chosen, 0)
        cache = None if no_cache else cache_dir or default_folder()
        each = judge_each(texts, reading.posts, heard.failures, jobs=jobs, cache=cache, edits=detailed > 0)
        judged = _judge(each, texts, reading, past, Foremost(order, detailed))
        ranking = _ranking(judged, order, heard, old, {text.settings.fail_under for text in texts})
        reports = judged.foremost.reports()
        if ranking.entries or chosen is not Format.TABLE:
            measured = _measured(reports, texts)
            FORMATS[chosen](replace(ranking, measured=measured), reports, stream, console(stream, color))
    _say(heard)
    for line in past.notes(shown=True):
        say(f"unmask: {line}", err=True)
    raise typer.Exit(Exit.WRONG if heard.failures else Exit.FOUND if ranking.under else Exit.CLEAN)


@dataclass(frozen=True, slots=True)
class _Judged:
    """An entry for every post, how many of them scored less than they must, and the reports that will be shown."""

    entries: tuple[Entry, ...]
    under: int
    foremost: Foremost


def _judge(
    judged: Generator[tuple[Text, Report], None, None],
    texts: Sequence[Text],
    reading: Reading,
    past: Past,
    foremost: Foremost,
) -> _Judged:
    """Take in every report, without what a baseline leaves out of it."""
    entries: list[Entry] = []
    under = 0
    with closing(judged) as reports:
        for text, found in watched(reports, lambda: reading.count(texts)):
            report = past.leave_out(text, found)
            entry = entry_of(report)
            entries.append(entry)
            foremost.add(entry, report)
            under += scores_under(report, text.settings.fail_under)
    return _Judged(tuple(entries), under, foremost)


def _ranking(judged: _Judged, order: Order, heard: Heard, old: OldRun | None, fail_under: set[float | None]) -> Ranking:
    return Ranking(
        entries=tuple(order.arrange(judged.entries, lambda entry: entry)),
        totals=tally(judged.entries),
        periods=periods(judged.entries),
        ordered=order.said,
        failures=tuple(heard.failures),
        skipped=tuple(heard.skipped),
        comparison=compare(judged.entries, old) if old is not None else None,
        fail_under=fail_under.pop() if len(fail_under) == 1 else None,
        under=judged.under,
    )


def _measured(reports: Sequence[Report], texts: Sequence[Text]) -> Mapping[str, str]:
    """What was measured of each rule that found something in the reports, in words."""
    from unmask.rulebook.measured import measured

    found = {finding.rule for report in reports for finding in report.findings}
    packs = {id(pack): pack for text in texts for pack in text.rules.rulebook.packs} if found else {}
    taken = ((rule.id, measured(rule, pack)) for pack in packs.values() for rule in pack.rules if rule.id in found)
    return {rule: each.says() for rule, each in taken if each is not None}


def _old(path: Path | None) -> OldRun | None:
    try:
        return None if path is None else read_old(path)
    except OldError as error:
        raise UsageFault(str(error)) from None


def _say(heard: Heard) -> None:
    """Report on standard error what could not be judged."""
    for line in complain(heard.failures):
        say(f"unmask: {line}", err=True)
    for what, several, failures in (
        ("without text, so without a score", "without text, so without a score", heard.skipped),
        ("with a date that cannot be told", "with dates that cannot be told", heard.undated),
    ):
        if failures:
            places = ", ".join(failure.name for failure in failures[:3])
            more = f" and {len(failures) - 3:,} more" if len(failures) > 3 else ""
            said = f"1 post {what}" if len(failures) == 1 else f"{len(failures):,} posts {several}"
            say(f"unmask: {said}: {places}{more}", err=True)
