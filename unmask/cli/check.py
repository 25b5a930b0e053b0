"""`unmask check`: judge texts and show what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from unmask.cli.error import UsageFault
from unmask.cli.exit import Exit, fails
from unmask.cli.options import (
    Colour,
    ColourOption,
    FailLevel,
    Ignore,
    Jobs,
    Packs,
    Select,
    console,
    names,
    rulebook,
    stdin_is_terminal,
)
from unmask.types.report import Failure
from unmask.types.source import TextKind

if TYPE_CHECKING:
    from unmask.types.source import Source

HELP = "Mark what reads like a persona, say why, and propose plainer words."
EPILOG = "Examples: unmask check post.txt | pbpaste | unmask check | unmask check newsletters/ --fail-level error"
NO_INPUT = """nothing to check. Name a file or a folder, or pipe a text in:
  unmask check post.txt
  pbpaste | unmask check"""

STDIN = Path("-")


class Format(StrEnum):
    """What to print."""

    TERMINAL = "terminal"
    JSON = "json"


def check(  # noqa: PLR0913 - the command line has as many options as it has
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH…]", help="Files, folders, or - for standard input.")
    ] = None,
    *,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = Format.TERMINAL,  # noqa: A002
    select: Select = None,
    ignore: Ignore = None,
    fail_level: Annotated[
        FailLevel, typer.Option(help="The least finding that makes the run fail.")
    ] = FailLevel.WARNING,
    fail_under: Annotated[
        float | None, typer.Option(min=0, max=100, metavar="SCORE", help="Fail when a text scores less.")
    ] = None,
    kind: Annotated[TextKind | None, typer.Option(help="What the texts are; told by the file when left out.")] = None,
    color: ColourOption = Colour.AUTO,
    stdin_filename: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to call standard input; .md makes it Markdown.")
    ] = None,
    rules: Packs = None,
    exclude: Annotated[
        list[str] | None, typer.Option(metavar="GLOB", help="Leave out files of a folder that match.")
    ] = None,
    jobs: Jobs = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="One line for each text.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to a file instead.")] = None,
) -> None:
    """Judge texts; exit 1 when one of them fails."""
    if not paths and stdin_is_terminal():
        raise UsageFault(NO_INPUT)
    book = rulebook(rules, select, ignore)
    from unmask.render import FORMATS, Output
    from unmask.runner import run

    failures: list[Failure] = []
    sources = _sources(tuple(paths or (STDIN,)), kind, stdin_filename, names(exclude), failures)
    several = len(paths or ()) > 1 or any(path.is_dir() for path in paths or ())
    failed = False
    with _stream(output) as stream:
        renderer = FORMATS[format](Output(stream, console(stream, color), several=several, quiet=quiet))
        for report in run(sources, book, jobs=jobs):
            renderer.report(report)
            failed = failed or fails(report, level=fail_level.level, under=fail_under)
        renderer.finish(tuple(failures))
    for failure in failures:
        typer.echo(f"unmask: {failure.name}: {failure.message}", err=True)
    raise typer.Exit(Exit.WRONG if failures else Exit.FOUND if failed else Exit.CLEAN)


def _sources(
    paths: Sequence[Path],
    kind: TextKind | None,
    stdin_filename: str | None,
    exclude: Sequence[str],
    failures: list[Failure],
) -> Iterator[Source]:
    """Every text that can be read, as it is asked for. What cannot goes to `failures`."""
    from unmask.read import ReadError, find_paths, read_source, read_stdin

    for argument in paths:
        if argument == STDIN:
            try:
                yield read_stdin(sys.stdin.buffer, filename=stdin_filename, kind=kind)
            except ReadError as error:
                failures.append(Failure(error.name, error.message))
            continue
        for path in find_paths([argument], exclude=exclude):
            try:
                if isinstance(path, ReadError):
                    raise path
                yield read_source(path, kind=kind)
            except ReadError as error:
                failures.append(Failure(error.name, error.message))


def _stream(output: Path | None) -> AbstractContextManager[TextIO]:
    if output is None:
        return nullcontext(sys.stdout)
    try:
        return output.open("w", encoding="utf-8")
    except OSError as error:
        raise UsageFault(f"{output}: cannot be written: {error.strerror or error}") from None
