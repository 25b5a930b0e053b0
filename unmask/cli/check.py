"""`unmask check`: judge texts and show what was found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer

from unmask.cache.store import default_folder
from unmask.cli.configured import Past, configured, write
from unmask.cli.gather import STDIN, Wanted, gather, judge
from unmask.cli.options import (
    PATH,
    CacheDir,
    Colour,
    ColourOption,
    ForceExclude,
    Jobs,
    MaxSize,
    NoCache,
    Paths,
    StdinFilename,
    console,
    stdin_is_terminal,
)
from unmask.cli.process import Exit, Verdict, opened, say, watched
from unmask.cli.spared import spare
from unmask.config.lookup import Lookup
from unmask.errors import UsageFault
from unmask.read import LARGEST
from unmask.render import FORMATS, Output
from unmask.types.report import Failure

if TYPE_CHECKING:
    from unmask.cli.walk import Reading

HELP = "Mark what reads like a persona, and propose plainer words."
EPILOG = """\b
Examples:
  unmask check post.txt
  unmask check post.txt --all
  unmask check post.txt --interactive
  pbpaste | unmask check
  unmask check newsletters/ --diff-from main --format github

A terminal gets the score and what matters most; --all, a file or a pipe gets everything. Exit code 0: nothing found at
or above --fail-level; 1: something found, or a score under --fail-under; 2: wrong usage, or a file that cannot be
read."""
NO_INPUT = """nothing to check. Name a file or a folder, or pipe a text in:
  unmask check post.txt
  pbpaste | unmask check"""


_BRIEF = frozenset({"terminal", "concise"})
"""Formats that show no edit when they are asked to be quiet."""

_PRINTED = "What to print; formats for people show at most 200 findings of a text."


@configured()
def check(  # noqa: PLR0913 - the command line has as many options as it has
    paths: Paths = None,
    *,
    lookup: Lookup,
    format: Annotated[  # noqa: A002
        str, typer.Option("--format", "-f", click_type=click.Choice(tuple(FORMATS)), help=_PRINTED)
    ] = "terminal",
    color: ColourOption = Colour.AUTO,
    stdin_filename: StdinFilename = None,
    force_exclude: ForceExclude = False,
    max_size: MaxSize = LARGEST,
    jobs: Jobs = 0,
    cache_dir: CacheDir = None,
    no_cache: NoCache = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print one line for each text.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", "-a", help="On a terminal, print every reason and every part of the score.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", click_type=PATH, help="Write to a file instead.")
    ] = None,
    interactive: Annotated[
        bool, typer.Option("--interactive", help="Go through the findings one by one, at the keyboard.")
    ] = False,
    diff_from: Annotated[
        str | None,
        typer.Option(
            "--diff-from",
            metavar="REF",
            help="Report only on lines changed since your branch left this one, or since this commit.",
        ),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            click_type=PATH, metavar="FILE", help="Write what is found to a file, for --baseline to leave out."
        ),
    ] = None,
) -> None:
    """Judge texts; exit 1 when one of them fails."""
    if not paths and stdin_is_terminal():
        raise UsageFault(NO_INPUT)
    if write_baseline is not None and diff_from is not None:
        raise UsageFault("a baseline is of whole texts, and --diff-from judges parts of them; keep one")
    if write_baseline is not None and (interactive or output is not None or format != "terminal"):
        raise UsageFault("--write-baseline shows no finding; leave out --format, --output and --interactive")
    cache = None if no_cache else cache_dir or default_folder()
    failures: list[Failure] = []
    named = tuple(paths or (STDIN,))
    if diff_from is not None and STDIN in named:
        raise UsageFault("--diff-from asks git about files, and standard input is none; name files, or leave it out")
    wanted = Wanted(stdin_filename, force_exclude=force_exclude, quiet=quiet, limit=max_size)
    texts = tuple(gather(named, lookup, failures, wanted))
    spare(output, named, texts, lookup)
    spare(write_baseline, named, texts, lookup, renews=True)
    if not texts and not failures and not force_exclude:
        say(f"unmask: {', '.join(map(str, named))}: no text to check here", err=True)
    if write_baseline is not None:
        say(write(write_baseline, judge(texts, failures, jobs=jobs, cache=cache, edits=False)))
        raise typer.Exit(_told(failures) or Exit.CLEAN)
    past = Past(texts, diff_from=diff_from)
    verdict = Verdict()
    several = len(named) > 1 or any(path.is_dir() for path in named)
    with opened(output) as stream:
        shown = Output(
            stream,
            lambda: console(stream, color),
            several=several,
            quiet=quiet,
            brief=stream.isatty() and not everything,
            failed=verdict.names,
        )
        renderer = FORMATS[format](shown)
        reading = _reading(format, output, quiet=quiet) if interactive else None
        # Reports that come on the screen one by one say themselves how far the run is.
        seen = reading is not None or stream.isatty()
        brief = quiet and format in _BRIEF
        reports = judge(texts, failures, jobs=jobs, cache=cache, edits=not brief)
        for text, judged in reports if seen else watched(reports, lambda: len(texts), what="texts"):
            report = past.leave_out(text, judged)
            verdict.add(report, level=text.settings.fail_level, least=text.settings.fail_under)
            (reading.show if reading is not None else renderer.report)(report)
        if reading is None:
            renderer.finish(tuple(failures))
    for line in (*verdict.low, *past.notes(shown=format == "terminal")):
        say(f"unmask: {line}", err=True)
    raise typer.Exit(_told(failures) or verdict.exit)


def _reading(chosen: str, output: Path | None, *, quiet: bool) -> Reading:
    """The reader at the keyboard. Raises `UsageFault` where another way to show the findings is asked for as well."""
    if quiet or output is not None or chosen != "terminal":
        raise UsageFault("--interactive shows findings one at a time; leave out --format, --output and --quiet")
    from unmask.cli.walk import Reading

    return Reading()


def _told(failures: Sequence[Failure]) -> Exit | None:
    """The exit code for what could not be read, which is told here; None when there is nothing."""
    for failure in failures:
        say(f"unmask: {failure.name}: {failure.message}", err=True)
    return Exit.WRONG if failures else None
