"""The command line: `unmask`, its commands by their names, and the parts that are installed by those who want them."""

from __future__ import annotations

import gc
import os
import re
import sys
from ast import literal_eval
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from textwrap import wrap
from typing import Annotated, Any

import click
import typer
from typer.core import TyperGroup

from unmask import __version__
from unmask.cli.options import stdin_is_terminal
from unmask.cli.process import END_KEYS, Exit, columns, ended_in_order, ready_streams, say
from unmask.errors import (
    ConfigError,
    HistoryError,
    ReadError,
    UsageFault,
    WorkerLost,
    WriteError,
    asks_for_traceback,
    did_you_mean,
    mistake,
)
from unmask.files import not_there
from unmask.language import ModelMissing


@contextmanager
def editor_extra() -> Iterator[None]:
    """Say what to install where what is imported in here is not there. Raises `UsageFault`."""
    try:
        yield
    except ModuleNotFoundError as missing:
        package = (missing.name or "").partition(".")[0]
        if package == "unmask":
            raise
        raise UsageFault(f"this needs {package}, which is not installed; run: pip install 'unmask[editor]'") from None


USES = {
    "unmask check post.txt": "what reads like a mask, why, and a score",
    "unmask rewrite post.txt": "the text in plainer words",
    "unmask score posts/": "many posts, ranked",
    "unmask explain bait/repost": "one rule, with examples",
}


def greeting(width: int) -> Iterator[str]:
    """The lines for somebody who has typed nothing but the name of the program, on so many columns."""
    width = min(width, 79)
    yield from wrap("unmask finds where a post puts on a persona, and says it plainly.", width)
    yield ""
    beside = [f"  {command:<31}  {what}" for command, what in USES.items()]
    below = [
        line
        for command, what in USES.items()
        for line in (f"  {command}", *wrap(what, width, initial_indent=" " * 6, subsequent_indent=" " * 6))
    ]
    yield from beside if max(map(len, beside)) <= width else below
    yield ""
    yield from wrap(
        f"No file at hand? Type unmask check - and paste a draft, then press {END_KEYS} on a line of its own. unmask"
        " --help lists all commands, and unmask check --help the options of one.",
        width,
    )
    yield ""
    yield from wrap("Nothing that you check leaves this computer.", width)


NO_COMMAND = """say what to do with the text:
  unmask check      marks what reads like a mask
  unmask rewrite    prints it in plainer words
  unmask score      ranks many posts
  unmask --help     lists all commands"""


WHOLE = 1_000
"""More letters than the first sentence of any command's help has."""


class Commands(TyperGroup):
    """A group that names the nearest command for one that it does not have."""

    def make_context(self, *given: Any, **named: Any) -> click.Context:
        """As it is, with faults told in our words. Raises `UsageFault`."""
        with _as_our_own():
            return super().make_context(*given, **named)

    def invoke(self, ctx: click.Context) -> Any:
        """As it is, with faults told in our words. Raises `UsageFault`."""
        with _as_our_own():
            return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with its whole first sentence, however narrow the terminal is."""
        known = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.get_short_help_str(WHOLE)) for name, command in known if command])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first. Raises `UsageFault`."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            raise UsageFault(no_such(args[0], self.list_commands(ctx), ctx.command_path))
        return super().resolve_command(ctx, args)


@contextmanager
def _as_our_own() -> Iterator[None]:
    """Raise what was typed wrong as a `UsageFault`, so that all faults of the user are told alike."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as fault:
        raise UsageFault(_told(fault)) from None


def _told(fault: click.UsageError) -> str:
    context = fault.ctx
    options = context.command.params if context else ()
    more = f"{context.command_path} --help tells what it takes" if context else "unmask --help lists the commands"
    match fault:
        case click.NoSuchOption(option_name=name):
            known = [each for option in options for each in (*option.opts, *option.secondary_opts)]
            return f"there is no option “{name}”; {did_you_mean(name, known) or more}"
        case click.MissingParameter(param=click.Argument() as missing):
            named = " ".join(filter(None, (each.metavar for each in options if isinstance(each, click.Argument))))
            return f"{missing.metavar} is missing; the command is: {context.command_path if context else ''} {named}"
        case click.BadOptionUsage(option_name=name):
            flag = "does not take a value" in fault.message
            return f"{name} takes no value" if flag else f"{name} asks for a value after it"
        case click.BadParameter(param=click.Parameter() as param):
            name = max(param.opts, key=len) if isinstance(param, click.Option) else str(param.metavar)
            quoted = re.match(r"""((['"]).*\2) is not one of """, fault.message)
            if quoted is None or not isinstance(param.type, click.Choice):
                return f"{name}: {fault.message}"
            given = literal_eval(quoted[1])
            choices = [str(choice) for choice in param.type.choices]
            near = did_you_mean(given, choices)
            return f"{name} cannot be “{given}”{near and f' ({near})'}; it is one of {', '.join(choices)}"
        case _:
            extra = re.search(r"unexpected extra arguments? \((.*)\)$", fault.message, re.DOTALL)
            said = f"“{extra[1]}” is more than the command takes" if extra else fault.message.rstrip(".")
            return f"{said}; {more}"


def no_such(given: str, known: Iterable[str], path: str) -> str:
    """What to say of a command that there is not; `path` is what was typed before it."""
    names = list(known)
    if "check" in names and given and Path(given).exists():
        shown = f'"{given}"' if " " in given else given
        return f"“{given}” is a file and no command; to check it: {path} check {shown}"
    if "check" in names and (Path(given).suffix or os.sep in given):
        return f"“{given}” is no command; as a file it {not_there(Path(given)).message}"
    if given == "help":
        return f"there is no command “help”; {path} --help lists all commands"
    meant = did_you_mean(given, names) or f"there are {', '.join(sorted(names))}"
    return f"there is no command “{given}”; {meant}"


COLLECTED = 200_000
"""After how many new objects garbage in rings is looked for. Runs leave hardly any, and loading spaCy and the rules
makes so many objects that looking after the usual 700 takes a seventh of the time of a run."""

COMMANDS = ("check", "rewrite", "compare", "score", "explain", "watch", "lsp", "init")
GROUPS = ("rules", "config", "cache")
"""Each is a module of this room, with a function of its own name or a Typer app of its own."""
ELSEWHERE = {"explain": "rules", "init": "config"}
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
            app.command(name, help=getattr(module, "HELP", command.__doc__), epilog=module.EPILOG)(command)


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
        typer.echo("\n".join(greeting(columns() or 80)))


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
        say(f"unmask: {_said(fault)}", err=True)
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
