"""`unmask init`: a configuration to start with, and the pre-commit block."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from unmask.errors import UsageFault

HELP = "Write a commented configuration to start with."
EPILOG = """\b
Examples:
  unmask init
  unmask init --pre-commit

Nothing that is there is written over without --force."""
OWN = Path(".unmask.yaml")
HOOKS = Path(".pre-commit-config.yaml")


def init(
    *,
    pre_commit: Annotated[bool, typer.Option("--pre-commit", help=f"Write {HOOKS} too.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over what is there.")] = False,
) -> None:
    """Write the configuration into the current folder."""
    from unmask.config.file import HOOK, own_files, starting_configuration

    if not force and (there := own_files(Path.cwd())):
        raise UsageFault(f"{there[0].name} configures unmask here already; edit it, or write a new one with --force")
    if pre_commit and HOOKS.exists() and not force:
        raise UsageFault(f"{HOOKS} is there already; add this under its repos:\n\n{HOOK}")
    _write(OWN, starting_configuration(), force=force)
    if pre_commit:
        _write(HOOKS, HOOK, force=force)
    else:
        typer.echo(f"\nTo check every commit, put this in {HOOKS}:\n\n{HOOK}", nl=False)


def _write(path: Path, text: str, *, force: bool) -> None:
    from unmask.write import write_file, write_new

    (write_file if force else write_new)(path, text.encode())
    typer.echo(f"wrote {path}")
