"""`unmask compare`: a rewrite, by hand or by a program, held against its original."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unmask.cli.configured import configured
from unmask.cli.gather import STDIN, Text, read_text
from unmask.cli.options import TEXT_PATH, Colour, ColourOption, StdinFilename, console
from unmask.cli.process import Exit
from unmask.config.lookup import Lookup
from unmask.errors import UsageFault

if TYPE_CHECKING:
    from unmask.types.comparison import Comparison
    from unmask.types.source import Source

HELP = "Compare a rewrite with its original: what was lost, added or changed."
EPILOG = """\b
Examples:
  unmask compare draft.txt edited.txt
  unmask rewrite post.txt | unmask compare post.txt -
  unmask compare old.md new.md --format json

Exit code 0: no fact was lost or added; 1: one was; 2: wrong usage, or a text that cannot be read."""


class CompareFormat(StrEnum):
    """The ways to show a comparison."""

    TERMINAL = "terminal"
    JSON = "json"


@configured("fail_level", "fail_under", "baseline", "exclude", "require_reason")
def compare(
    old: Annotated[
        Path, typer.Argument(metavar="OLD", click_type=TEXT_PATH, help="The original, or - for standard input.")
    ],
    new: Annotated[
        Path, typer.Argument(metavar="NEW", click_type=TEXT_PATH, help="The rewrite, or - for standard input.")
    ],
    *,
    lookup: Lookup,
    format_: Annotated[CompareFormat, typer.Option("--format", "-f", help="What to print.")] = CompareFormat.TERMINAL,
    color: ColourOption = Colour.AUTO,
    stdin_filename: StdinFilename = None,
) -> None:
    """Compare two texts. Exit 1 when a fact was lost or added."""
    from unmask.render.comparison import show_comparison, write_comparison

    if old == new == STDIN:
        raise UsageFault("standard input can be one of the two texts only; name a file for the other")
    compared = _compared(old, new, lookup, stdin_filename)
    if format_ is CompareFormat.JSON:
        write_comparison(compared, sys.stdout)
    else:
        show_comparison(compared, console(sys.stdout, color))
    raise typer.Exit(Exit.FOUND if compared.difference.altered else Exit.CLEAN)


def _compared(old: Path, new: Path, lookup: Lookup, stdin_filename: str | None) -> Comparison:
    from unmask.cache.store import default_folder
    from unmask.checker import Checker, compare_sources

    lies = Path(stdin_filename) if stdin_filename else None
    # The original says which rules judge both, or a folder's configuration would look like a change of the text.
    where = lies if old == STDIN else old
    settings, rules = lookup.in_force(where)
    sources = [_source(Text(None if path == STDIN else path, stdin_filename, settings, rules)) for path in (old, new)]
    return compare_sources(Checker(rules.rulebook, cache=default_folder()), *sources, edits=False)


def _source(text: Text) -> Source:
    from unmask.read import ReadError

    try:
        return read_text(text)
    except ReadError as error:
        raise UsageFault(f"{error.name}: {error.message}") from None
