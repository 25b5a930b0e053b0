"""Commands by their names: what was meant by another name, and what to do when none is given."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click
from typer.core import TyperGroup

from unmask.phrasing import did_you_mean

GREETING = """unmask finds where a post puts on a persona, and says it plainly.

  unmask check post.txt            what reads like a mask, why, and a score
  unmask rewrite post.txt          the text in plainer words
  unmask score posts/              many posts, ranked
  unmask explain bait/agree        one rule, with examples

No file at hand? Type unmask check - and paste a draft, then press {end}
on a line of its own. unmask --help lists all commands, and unmask check --help
the options of one.

Nothing that you check leaves this computer.""".format(end="Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D")

NO_COMMAND = """say what to do with the text:
  unmask check      marks what reads like a mask
  unmask rewrite    prints it in plainer words
  unmask score      ranks many posts
  unmask --help     lists all commands"""


class Commands(TyperGroup):
    """A group that names the nearest command for one that it does not have."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first. Raises `click.UsageError`."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            ctx.fail(no_such(args[0], self.list_commands(ctx), ctx.command_path))
        return super().resolve_command(ctx, args)


def no_such(given: str, known: Iterable[str], path: str) -> str:
    """What to say of a command that there is not; `path` is what was typed before it."""
    names = list(known)
    if "check" in names and (Path(given).suffix or os.sep in given or Path(given).exists()):
        shown = f'"{given}"' if " " in given else given
        return f"“{given}” is a file and no command; to check it: {path} check {shown}"
    meant = did_you_mean(given, names) or f"there are {', '.join(sorted(names))}"
    return f"there is no command “{given}”; {meant}"
