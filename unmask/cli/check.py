"""`unmask check`: judge texts and show what was found."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TextIO

import typer

from unmask.cli.configured import configured
from unmask.cli.error import UsageFault
from unmask.cli.exit import Exit, fails, scores_under
from unmask.cli.gather import STDIN, gather, judge
from unmask.cli.options import (
    Colour,
    ColourOption,
    ForceExclude,
    Jobs,
    Paths,
    StdinFilename,
    console,
    stdin_is_terminal,
)
from unmask.config.lookup import Lookup
from unmask.types.report import Failure

HELP = "Mark what reads like a persona, say why, and propose plainer words."
EPILOG = "Examples: unmask check post.txt | pbpaste | unmask check | unmask check newsletters/ --fail-level error"
NO_INPUT = """nothing to check. Name a file or a folder, or pipe a text in:
  unmask check post.txt
  pbpaste | unmask check"""


class Format(StrEnum):
    """What to print."""

    TERMINAL = "terminal"
    CONCISE = "concise"
    JSON = "json"
    JSONL = "jsonl"
    GITHUB = "github"
    SARIF = "sarif"
    GITLAB = "gitlab"
    JUNIT = "junit"
    MARKDOWN = "markdown"


@configured()
def check(  # noqa: PLR0913 - the command line has as many options as it has
    paths: Paths = None,
    *,
    lookup: Lookup,
    format: Annotated[Format, typer.Option("--format", "-f", help="What to print.")] = Format.TERMINAL,  # noqa: A002
    color: ColourOption = Colour.AUTO,
    stdin_filename: StdinFilename = None,
    force_exclude: ForceExclude = False,
    jobs: Jobs = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="One line for each text.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to a file instead.")] = None,
) -> None:
    """Judge texts; exit 1 when one of them fails."""
    if not paths and stdin_is_terminal():
        raise UsageFault(NO_INPUT)
    failures: list[Failure] = []
    named = tuple(paths or (STDIN,))
    texts = tuple(gather(named, lookup, failures, stdin_filename=stdin_filename, force_exclude=force_exclude))
    if not texts and not failures and not force_exclude:
        typer.echo(f"unmask: {', '.join(map(str, named))}: no text to check here", err=True)
    several = len(named) > 1 or any(path.is_dir() for path in named)
    failed = False
    low: list[str] = []
    with _stream(output) as stream:
        from unmask.render import FORMATS, Output
        from unmask.render.points import shown_score

        renderer = FORMATS[format](Output(stream, console(stream, color), several=several, quiet=quiet))
        for text, report in judge(texts, failures, jobs=jobs):
            renderer.report(report)
            failed = failed or fails(report, level=text.settings.fail_level)
            least = text.settings.fail_under
            if scores_under(report, least):
                low.append(f"{report.source.name}: scores {shown_score(report.score)}, which is under {least:g}")
        renderer.finish(tuple(failures))
    for line in low:
        typer.echo(f"unmask: {line}", err=True)
    for failure in failures:
        typer.echo(f"unmask: {failure.name}: {failure.message}", err=True)
    raise typer.Exit(Exit.WRONG if failures else Exit.FOUND if failed or low else Exit.CLEAN)


def _stream(output: Path | None) -> AbstractContextManager[TextIO]:
    if output is None:
        return nullcontext(sys.stdout)
    try:
        return output.open("w", encoding="utf-8")
    except OSError as error:
        raise UsageFault(f"{output}: cannot be written: {error.strerror or error}") from None
