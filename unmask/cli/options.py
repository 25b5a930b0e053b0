"""Options that several commands share."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, Literal

import click
import typer

from unmask.cache.store import VARIABLE, default_folder
from unmask.errors import UsageFault
from unmask.read import LARGEST
from unmask.types.report import Level
from unmask.visible import uncommanding

if TYPE_CHECKING:
    from rich.console import Console

    from unmask.types.rule import Rulebook


class Colour(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class FailLevel(StrEnum):
    """The least level of a finding that makes a run fail."""

    SUGGESTION = "suggestion"
    WARNING = "warning"
    ERROR = "error"
    NEVER = "never"

    @property
    def level(self) -> Level | None:
        """The level itself, or None for never."""
        return None if self is FailLevel.NEVER else Level[self.name]


class _Named(click.Path):
    """A path that is named. An empty one, as an empty variable of a shell makes it, would be the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """As it is. Raises `click.BadParameter` for an empty path."""
        if not str(value):
            self.fail("an empty path names no file", param, ctx)
        return super().convert(value, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Nothing: the shell completes paths by itself."""
        return []


PATH = _Named()
"""What every option and argument that names a file or folder is read by."""
TEXT_PATH = _Named(readable=False)
"""The same for texts: what cannot be read is told when it is its turn, so that the rest is judged."""

Select = Annotated[
    list[str] | None,
    typer.Option("--select", "-s", metavar="NAME", help="Use only these packs or rules, such as brag,hype."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", "-i", metavar="NAME", help="Leave out these packs or rules, such as books."),
]
Packs = Annotated[
    list[Path] | None,
    typer.Option(
        "--packs", "--rules", click_type=PATH, metavar="PATH", help="Add a pack of your own, or a folder of packs."
    ),
]
Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="PATH...", click_type=TEXT_PATH, help="Files, folders, or - for standard input."),
]
StdinFilename = Annotated[
    str | None, typer.Option(metavar="NAME", help="A name for standard input; .md makes it Markdown.")
]
ForceExclude = Annotated[
    bool, typer.Option("--force-exclude", help="Leave out excluded files even when they are named, as hooks do.")
]


def _size(given: str | int) -> int:
    """A size in bytes, as 300000, 500K, 4M or 1G. Raises `typer.BadParameter`."""
    found = re.fullmatch(r"(\d{1,12})([KMG]?)B?", str(given).strip().upper(), re.ASCII)
    if found is None or not int(found[1]):
        raise typer.BadParameter(f"“{given}” is no size; write a number of bytes, such as 300000, 500K or 4M")
    return int(found[1]) << 10 * " KMG".find(found[2] or " ")


MaxSize = Annotated[
    int,
    typer.Option(
        parser=_size,
        metavar="SIZE",
        show_default=False,
        help=f"Refuse texts that are larger; {LARGEST // 2**20}M by default.",
    ),
]


def whole(least: int) -> Callable[[str | int], int]:
    """What reads a whole number that is not less than `least`."""

    def read(given: str | int) -> int:
        if re.fullmatch(r"\d{1,9}", str(given).strip(), re.ASCII) is None or int(given) < least:
            raise typer.BadParameter(f"“{given}” is no whole number, {least} or more")
        return int(given)

    return read


def score_value(given: str | float) -> float:
    """A score. Raises `typer.BadParameter`."""
    if re.fullmatch(r"\d{1,3}(\.\d*)?", str(given).strip(), re.ASCII) is None or float(given) > 100:
        raise typer.BadParameter(f"“{given}” is no score; write a number from 0 to 100")
    return float(given)


Jobs = Annotated[
    int,
    typer.Option(
        "--jobs",
        "-j",
        parser=whole(0),
        metavar="N",
        show_default=False,
        help="The most processes to use; with 0, the default, as many as help.",
    ),
]


def _use_cache(folder: Path | None) -> Path | None:
    # The option speaks for the variable, so that whatever keeps something in this run keeps it there.
    if folder is not None:
        os.environ[VARIABLE] = str(folder)
    return folder


CacheDir = Annotated[
    Path | None,
    typer.Option(
        click_type=PATH,
        metavar="FOLDER",
        help="Where to keep reports for the next run.",
        callback=_use_cache,
        is_eager=True,
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Judge every text anew, and keep no report.")]
ColourOption = Annotated[Colour, typer.Option("--color", "--colour", help="When to use colour.")]


def rulebook(packs: Sequence[Path] | None, select: Sequence[str] | None, ignore: Sequence[str] | None) -> Rulebook:
    """The rules that the options ask for, with the packs of the configuration here. Raises `UsageFault`."""
    from unmask.config.applied import pack_files
    from unmask.config.keys import Given, Layer
    from unmask.config.lookup import Lookup
    from unmask.errors import Origin
    from unmask.rulebook import PackError, UnknownRule, load_rulebook
    from unmask.rulebook import select as select_rules

    try:
        line = Layer(Path.cwd(), tuple(Given("packs", str(pack), Origin("--packs")) for pack in packs or ()))
        files = pack_files(Lookup(line).applied_to(None))
        book = load_rulebook(files, cache=default_folder())
        if files:
            from unmask.proof import setting_problems

            if problems := setting_problems(book):
                raise PackError(problems)
        return select_rules(book, select=names(select), ignore=names(ignore))
    except (PackError, UnknownRule) as error:
        raise UsageFault(str(error)) from None


def names(given: Sequence[str] | None) -> tuple[str, ...]:
    """What a repeatable option that also takes commas was given."""
    return tuple(name.strip() for each in given or () for name in each.split(",") if name.strip())


def console(stream: IO[str], colour: Colour) -> Console:
    """A console on a stream. With `auto`, NO_COLOR and FORCE_COLOR are heeded, and a pipe gets none."""
    from rich.console import Console

    wanted = colour is Colour.ALWAYS or (
        colour is Colour.AUTO
        and not os.environ.get("NO_COLOR")
        and (bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb"))
    )
    width = None if stream.isatty() or os.environ.get("COLUMNS") else 80
    return Console(
        file=uncommanding(stream),
        color_system=_colours() if wanted else None,
        force_terminal=wanted,
        width=width,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _colours() -> Literal["256", "standard"]:
    # Rich takes the nearest of the first sixteen where a terminal says that it has no others.
    few = os.environ.get("TERM", "") in {"linux", "vt100", "vt220", "ansi", "xterm-16color"}
    return "standard" if few and not os.environ.get("COLORTERM") else "256"


def stdin_is_terminal() -> bool:
    """Whether somebody sits at the keyboard and nothing is piped in."""
    return sys.stdin is None or sys.stdin.isatty()
