"""`unmask config`, what applies to a path and where it was given; `unmask init`, a configuration to start with."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from unmask.cli.app import Commands
from unmask.cli.configured import configured
from unmask.cli.options import PATH
from unmask.cli.process import say
from unmask.config.keys import KEYS, Given, Key
from unmask.config.lookup import Lookup
from unmask.errors import UsageFault
from unmask.rulebook.origin import OWN, SHIPPED
from unmask.visible import as_json

if TYPE_CHECKING:
    from unmask.config.applied import Applied


app = typer.Typer(
    cls=Commands,
    help="Show which settings apply to a path.",
    epilog="""\b
Examples:
  unmask config show
  unmask config show newsletters/may.md""",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)
DEFAULT = "default"


class ShowFormat(StrEnum):
    """How to show a configuration."""

    TERMINAL = "terminal"
    JSON = "json"


@app.callback()
def _root() -> None:
    pass


@app.command("show", epilog=app.info.epilog)
@configured()
def show(
    path: Annotated[
        Path | None,
        typer.Argument(click_type=PATH, metavar="PATH", help="A file, or a folder; the current one when left out."),
    ] = None,
    *,
    lookup: Lookup,
    format: Annotated[ShowFormat, typer.Option("--format", "-f", help="What to print.")] = ShowFormat.TERMINAL,  # noqa: A002
) -> None:
    """Show which settings apply to a path, and where each was given."""
    place = path / "*" if path is not None and path.is_dir() else path
    applied = lookup.applied_to(place)
    installed = [pack for pack in lookup.rulebook_for(place).packs if pack.origin not in (SHIPPED, OWN)]
    file = lookup.file_for(place)
    excluded = path is not None and lookup.excludes(path, folder=path.is_dir())
    if format is ShowFormat.JSON:
        values = [_as_json(given) for given in applied.givens]
        shown = {
            "path": str(path or "."),
            "file": lookup.shown(file) if file else None,
            "excluded": excluded,
            "values": values,
            "installed": [{"pack": pack.name, "origin": pack.origin, "file": pack.path} for pack in installed],
        }
        typer.echo(as_json(shown, indent=2))
        return
    say(f"{path or 'this folder'}: {lookup.shown(file) if file else 'no configuration file'}")
    if excluded:
        say("It is left out by “exclude” when a folder above it is checked.")
    rows = [row for key in KEYS for row in _rows(key, applied)]
    rows += [("installed" if not number else "", pack.name, pack.origin) for number, pack in enumerate(installed)]
    wide, wider = (max(len(row[column]) for row in rows) for column in (0, 1))
    for name, value, origin in rows:
        say(f"  {name:<{wide}}  {value:<{wider}}  {origin}")


def _rows(key: Key, applied: Applied) -> Iterator[tuple[str, str, str]]:
    name = key.name
    for given in applied.of(key.name):
        for_what = f", for {given.pattern}" if given.pattern is not None else ""
        yield name, _said(given), f"{given.origin}{for_what}"
        name = ""
    if name:
        yield name, key.default, DEFAULT


def _said(given: Given) -> str:
    match given.value:
        case tuple():
            return " = ".join(given.value)
        case bool():
            return "true" if given.value else "false"
        case float():
            return f"{given.value:g}"
        case _:
            return given.value


def _as_json(given: Given) -> dict[str, Any]:
    value = dict([given.value]) if isinstance(given.value, tuple) else given.value
    origin = {"name": given.origin.name, "line": given.origin.line}
    return {"key": given.key, "value": value, "origin": origin, "pattern": given.pattern}


HELP = "Write a commented configuration to start with."
EPILOG = """\b
Examples:
  unmask init
  unmask init --pre-commit

Without --force no file is overwritten."""
HERE = Path(".unmask.yaml")
HOOKS = Path(".pre-commit-config.yaml")


def init(
    *,
    pre_commit: Annotated[bool, typer.Option("--pre-commit", help=f"Write {HOOKS} too.")] = False,
    force: Annotated[bool, typer.Option("--force", help=f"Overwrite a {HERE} that is there.")] = False,
) -> None:
    """Write the configuration into the current folder."""
    from unmask.config.file import HOOK, own_files, starting_configuration

    there = [path.name for path in own_files(Path.cwd())]
    if others := [name for name in there if name != HERE.name]:
        # Two of them in one folder would be an error of every run.
        raise UsageFault(f"{others[0]} configures unmask here already; edit that")
    if there and not force:
        raise UsageFault(f"{HERE} configures unmask here already; edit it, or write a new one with --force")
    if pre_commit and HOOKS.exists():
        raise UsageFault(f"{HOOKS} is there already; add this under its repos:\n\n{HOOK}")
    _write(HERE, starting_configuration(), force=force)
    if pre_commit:
        _write(HOOKS, HOOK, force=False)
    else:
        typer.echo(f"\nTo check every commit, put this in {HOOKS}:\n\n{HOOK}", nl=False)


def _write(path: Path, text: str, *, force: bool) -> None:
    from unmask.write import write_file, write_new

    (write_file if force else write_new)(path, text.encode())
    say(f"wrote {path}")
