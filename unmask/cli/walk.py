"""`--interactive`: one finding of a check after the other, or one edit of a rewrite, at the keyboard."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

from unmask.errors import UsageFault

if TYPE_CHECKING:
    from rich.console import Console

    from unmask.checker import Checker
    from unmask.render.remark import Numbered
    from unmask.rewrite.plan import Walk
    from unmask.rewriter import Rewritten
    from unmask.types.report import Edit, Report
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

READING_KEYS = """  n, Enter, Space   the next finding
  p, b              the one before
  r                 skip this rule from here on
  q, Escape         stop here
  Ctrl-C            give up at once"""
_READING_NAMES = dict.fromkeys("n\r\n ", "next") | dict.fromkeys("pb", "previous") | dict.fromkeys("q\x1b", "stop")
_READING_NAMES |= {"r": "skip rule"}
READING_PROMPT = "  [n]ext  [p]revious  skip [r]ule  [q]uit  ? "


class Reading:
    """Shows the findings of reports on the terminal, one at a time. Nothing is changed. Raises `UsageFault`."""

    def __init__(self) -> None:
        self._passed: set[str] = set()
        self._stopped = False

    def show(self, report: Report) -> None:
        """Go through a report's findings, unless the reader has stopped before."""
        from unmask.render.remark import number

        found = number(report)
        if self._stopped or not found:
            return
        with _terminal() as screen:
            console = _console(screen)
            place = 0
            while not self._stopped and place < len(found):
                if found[place].finding.rule in self._passed:
                    place += 1
                    continue
                _show_finding(report, found[place], len(found), console)
                place = max(0, place + self._step(found[place].finding.rule, console))

    def _step(self, rule: str, console: Console) -> int:
        """How many findings to go on, once a key says."""
        while True:
            console.print(READING_PROMPT, end="", style="dim")
            key = _key()
            console.print(_READING_NAMES.get(key, ""))
            match key:
                case "n" | "\r" | "\n" | " ":
                    return 1
                case "p" | "b":
                    return -1
                case "r":
                    self._passed.add(rule)
                    return 1
                case "q" | "\x1b":
                    self._stopped = True
                    return 0
                case _:
                    console.print(READING_KEYS)


def _show_finding(report: Report, one: Numbered, count: int, console: Console) -> None:
    """A finding: where it stands, what is said of it and why, and the passage before and after its edit."""
    from unmask.render.line import filled
    from unmask.render.remark import passage
    from unmask.render.terminal import note
    from unmask.types.report import Edit
    from unmask.visible import visible

    finding = one.finding
    console.print()
    for line in filled(visible(f"{one.number} of {count}, {report.source.name}"), console.width, first="  ", rest="  "):
        console.print(line, style="dim", soft_wrap=True)
    if one.edit is None and not one.wide:
        # What is advised is not shown before and after, so the sentence is.
        said = passage(report.source.text, Edit(finding.span, finding.text, safe=True, rule=finding.rule)).before
        for line in filled(visible(" ".join(said.split())), console.width, first="      ", rest="      "):
            console.print(line, soft_wrap=True)
    for told in note(one, report, console.width, {}):
        console.print(told, soft_wrap=True)


def walk_through(checker: Checker, source: Source) -> Rewritten:
    """Ask about each edit of a source on the terminal. Raises `UsageFault` where there is none.

    The text may come from a pipe and go to one: the questions are asked, and the keys read, on the terminal itself.
    """
    from dataclasses import replace

    from unmask.rewrite.plan import Walk
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

    from unmask.render.line import GONE, NEW, SOFT, filled
    from unmask.render.remark import passage
    from unmask.visible import visible

    finding = next((f for f in report.findings if f.rule == edit.rule and f.span.overlaps(edit.span)), None)
    # An edit may begin with the empty lines before what it takes out.
    position = finding.position if finding else report.source.position(edit.span.start)
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
        for row in filled(visible(line), console.width, first=f"  {mark}", rest="  " + " " * len(mark)):
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
