"""The command line: `unmask` and its commands."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Annotated

import typer

from unmask import __version__
from unmask.cli.commands import GREETING, NO_COMMAND, Commands
from unmask.cli.options import stdin_is_terminal
from unmask.cli.process import Exit, ended_in_order, ready_streams
from unmask.errors import (
    ConfigError,
    HistoryError,
    ReadError,
    UsageFault,
    WorkerLost,
    WriteError,
    asks_for_traceback,
    mistake,
)
from unmask.language import ModelMissing

COLLECTED = 200_000
"""After how many new objects garbage in rings is looked for. Runs leave hardly any, and loading spaCy and the rules
makes so many objects that looking after the usual 700 takes a seventh of the time of a run."""

COMMANDS = ("check", "rewrite", "compare", "score", "explain", "watch", "lsp", "init")
GROUPS = ("rules", "config", "cache")
"""Each is a module of this room, with a function of its own name or a Typer app of its own."""
ELSEWHERE = {"explain": "rules"}
"""Commands that are in the module of another."""

app = typer.Typer(
    name="unmask",
    cls=Commands,
    help="Find where a post puts on a persona, and say it plainly.",
    epilog="""\b
Examples:
  unmask check post.txt
  pbpaste | unmask rewrite | pbcopy
  unmask score posts/ -o report.html
  unmask explain bait""",
    invoke_without_command=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _add(wanted: str | None) -> None:
    """Add the command that is wanted, or all of them: what each of them imports takes longer than many a run."""
    known = (*COMMANDS, *GROUPS)
    added = {each.name for each in app.registered_commands} | {each.name for each in app.registered_groups}
    for name in (wanted,) if wanted in known else known:
        if name in added:
            continue
        module = import_module(f"unmask.cli.{ELSEWHERE.get(name, name)}")
        if name in GROUPS:
            app.add_typer(module.app, name=name)
        else:
            command = getattr(module, name)
            app.command(name, help=command.__doc__ if name in ELSEWHERE else module.HELP, epilog=module.EPILOG)(command)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"unmask {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", "-V", help="Show the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        if not stdin_is_terminal():
            raise UsageFault(NO_COMMAND)
        typer.echo(GREETING)


def main() -> None:
    """Run the command line. Always ends in `SystemExit`, and in a traceback only where `UNMASK_TRACEBACK` asks."""
    gc.set_threshold(COLLECTED)
    ready_streams()
    try:
        with ended_in_order():
            _add(sys.argv[1] if len(sys.argv) > 1 else None)
            app(prog_name="unmask")
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
    except BrokenPipeError:
        # The reader has seen enough, as in `unmask check | head`; Python would complain again when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.CLEAN)
    except Exception as fault:
        typer.echo(f"unmask: {_said(fault)}", err=True)
        sys.exit(Exit.WRONG)


def _said(fault: Exception) -> str:
    match fault:
        case UsageFault() | ConfigError() | HistoryError() | ModelMissing() | WorkerLost() | ReadError() | WriteError():
            return str(fault)
        case OSError():
            # What a file system can do in the midst of a run, such as run full.
            return f"{fault.filename}: {fault.strerror}" if fault.filename else fault.strerror or str(fault)
    if asks_for_traceback():
        raise fault
    return mistake(fault)
