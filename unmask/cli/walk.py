"""`unmask rewrite --interactive`: one edit after the other, at the keyboard."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import TextWrapper
from typing import IO, TYPE_CHECKING

from unmask.errors import UsageFault

if TYPE_CHECKING:
    from rich.console import Console

    from unmask.checker import Checker
    from unmask.rewrite.walk import Walk
    from unmask.rewriter import Rewritten
    from unmask.types.finding import Edit
    from unmask.types.report import Report
    from unmask.types.source import Source

KEYS = """  a, y, Enter   accept: make this edit
  s, n          skip: leave this passage
  r             skip all of this rule
  u             undo the last decision
  q, Escape     stop here and keep what was accepted
  Ctrl-C        give up: print and change nothing"""
_NAMES = dict.fromkeys("ay\r\n", "accept") | dict.fromkeys("sn", "skip") | dict.fromkeys("q\x1b", "quit")
_NAMES |= {"r": "skip rule", "u": "undo"}
PROMPT = "  [a]ccept  [s]kip  skip [r]ule  [u]ndo  [q]uit  ? "


def walk_through(checker: Checker, source: Source) -> Rewritten:
    """Ask about each edit of a source on the terminal. Raises `UsageFault` where there is none.

    The text may come from a pipe and go to one: the questions are asked, and the keys read, on the terminal itself.
    """
    from dataclasses import replace

    from unmask.rewrite.walk import Walk
    from unmask.rewriter import Rewritten

    with _terminal() as screen:
        console = _console(screen)
        walk = Walk(source.text, lambda text: checker.check(replace(source, text=text)))
        while walk.undecided and _step(walk, console):
            pass
    return Rewritten(source, walk.text, walk.made, settled=True, report=walk.report)


def _step(walk: Walk, console: Console) -> bool:
    """Ask about one edit. False to stop."""
    from unmask.render.line import SOFT

    edit = walk.undecided[0]
    _show(walk.report, edit, len(walk.undecided), console)
    while True:
        console.print(PROMPT, end="", style=SOFT)
        key = _key()
        console.print(_NAMES.get(key, ""))
        match key:
            case "a" | "y" | "\r" | "\n":
                walk.accept()
            case "s" | "n":
                walk.skip()
            case "r":
                walk.skip_rule()
            case "u":
                if not walk.undo():
                    console.print("  nothing to undo", style=SOFT)
                    continue
            case "q" | "\x1b":
                return False
            case _:
                console.print(KEYS)
                continue
        return True


def _show(report: Report, edit: Edit, waiting: int, console: Console) -> None:
    """The edit, why it is proposed, and its sentence before and after it."""
    from rich.text import Text

    from unmask.render.line import GONE, NEW, SOFT, visible
    from unmask.render.remark import passage

    position = report.source.position(edit.span.start)
    finding = next((f for f in report.findings if f.rule == edit.rule and f.span.overlaps(edit.span)), None)
    changed = passage(report.source.text, edit)
    console.print()
    console.print(
        Text.assemble(
            (f"  {edit.rule}", "bold"),
            (f"  {'safe' if edit.safe else 'suggested'}, line {position.line}, {waiting} to go", SOFT),
        )
    )
    lines = [("", "", finding.message)] if finding else []
    lines += [("- ", GONE, line) for line in changed.before.splitlines() if line.strip()]
    lines += [("+ ", NEW, line) for line in changed.after.splitlines() if line.strip()]
    if not changed.after:
        lines.append(("+ ", NEW, "(leave it out)"))
    for mark, style, line in lines:
        wrapper = TextWrapper(
            width=max(20, console.width), initial_indent=f"  {mark}", subsequent_indent="  " + " " * len(mark)
        )
        for row in wrapper.wrap(visible(line.strip())):
            console.print(Text(row, style=style), soft_wrap=True)


def _key() -> str:
    """The next key. Ctrl-C and the end of the keyboard's input break off."""
    import typer

    try:
        return typer.getchar().lower()
    except EOFError:
        raise KeyboardInterrupt from None


def _terminal() -> IO[str]:
    """The terminal to ask on, whatever standard input and output are."""
    try:
        return Path("CONOUT$" if sys.platform == "win32" else "/dev/tty").open("w", encoding="utf-8")
    except OSError:
        raise UsageFault("--interactive asks at the keyboard, and there is no terminal here") from None


def _console(screen: IO[str]) -> Console:
    from unmask.cli.options import Colour, console

    return console(screen, Colour.AUTO)
