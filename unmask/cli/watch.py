"""`unmask watch`: judge texts again whenever they are saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unmask.cli.app import editor_extra
from unmask.cli.configured import configured
from unmask.cli.gather import STDIN
from unmask.cli.options import PATH, Colour, ColourOption, MaxSize, console
from unmask.config.lookup import Lookup
from unmask.errors import ConfigError, HistoryError, ReadError, UsageFault, counted
from unmask.files import not_there
from unmask.read import LARGEST
from unmask.rulebook import PackError
from unmask.types.report import Failure
from unmask.visible import visible

if TYPE_CHECKING:
    from rich.console import Console

    from unmask.session import Session
    from unmask.types.report import Finding, Report

HELP = "Check texts again whenever they are saved."
EPILOG = """\b
Examples:
  unmask watch post.txt
  unmask watch newsletters/ --rewrite

The score and what has changed come last, so that they stay in sight. Ctrl-C ends it."""


@configured("fail_level", "fail_under")
def watch(
    paths: Annotated[
        list[Path] | None, typer.Argument(click_type=PATH, metavar="PATH...", help="Files and folders to watch.")
    ] = None,
    *,
    lookup: Lookup,
    rewrite: Annotated[
        bool, typer.Option("--rewrite", "-r", help="Show what a rewrite would change, not the findings.")
    ] = False,
    suggested: Annotated[bool, typer.Option("--suggested", help="With --rewrite, make suggested edits too.")] = False,
    color: ColourOption = Colour.AUTO,
    max_size: MaxSize = LARGEST,
) -> None:
    """Judge what is saved until it is interrupted."""
    if not paths:
        raise UsageFault("nothing to watch. Name a file or a folder: unmask watch post.txt")
    if STDIN in paths:
        raise UsageFault("standard input cannot be watched; name a file or a folder")
    if missing := [path for path in paths if not path.exists()]:
        raise not_there(missing[0])
    with editor_extra():
        from watchfiles import watch as changes

    import sys

    from unmask.session import Session

    screen = console(sys.stdout, color)
    watched = _Watched(tuple(paths), lookup, Session(lookup=lookup, limit=max_size), max_size)
    show = _Rewritten(screen, watched, suggested=suggested) if rewrite else _found(screen)
    texts = _summary(watched.look(), screen)
    folders = {path if path.is_dir() else path.absolute().parent for path in paths}
    recursive = any(path.is_dir() for path in paths)
    try:
        started = False
        for saved in changes(
            *folders, recursive=recursive, raise_interrupt=True, rust_timeout=500, yield_on_timeout=True
        ):
            # What was saved before the watch began is looked at when it begins.
            if saved or not started:
                _tell(watched.look(), screen, show)
            if not started:
                started = True
                screen.print(f"Watching {counted(texts, 'text')}; Ctrl-C ends it.")
    except KeyboardInterrupt:
        screen.print()


class _Watched:
    """The texts that the paths name, as they were when they were last looked at."""

    def __init__(self, paths: Sequence[Path], lookup: Lookup, session: Session, limit: int) -> None:
        self._paths = paths
        self._lookup = lookup
        self._limit = limit
        self._reports: dict[str, Report] = {}
        self._failed: frozenset[Failure] = frozenset()
        self.session = session

    def look(self) -> list[tuple[Report | None, Report] | Failure]:
        """The report on each text that reads otherwise than before, after the one before; or what is newly wrong."""
        before = self._failed
        seen = self._look()
        self._failed = frozenset(each for each in seen if isinstance(each, Failure))
        return [each for each in seen if not isinstance(each, Failure) or each not in before]

    def _look(self) -> list[tuple[Report | None, Report] | Failure]:
        from unmask.read import find_paths

        try:
            self.session.refresh()
            found = map(self._read, find_paths(self._paths, excluded=self._lookup.anew().excludes))
            return [each for each in found if each is not None]
        except (ConfigError, PackError, HistoryError) as error:
            return [Failure("the configuration", str(error))]

    def _read(self, path: Path | ReadError) -> tuple[Report | None, Report] | Failure | None:
        from unmask.read import LeadsOut, read_source

        if isinstance(path, ReadError):
            return None if isinstance(path, LeadsOut) else Failure(path.name, path.message)
        name = str(path)
        try:
            text = read_source(path, limit=self._limit).text
            if name not in self.session.names:
                self.session.open(name, text)
            elif self.session.text(name) != text:
                self.session.change(name, text)
            report = self.session.report(name)
        except ReadError as error:
            return Failure(error.name, error.message)
        before = self._reports.get(name)
        self._reports[name] = report
        return (before, report) if before is not report else None


_Show = Callable[["Report"], None]


def _found(screen: Console) -> _Show:
    from unmask.render.terminal import TerminalRenderer

    return TerminalRenderer(screen, brief=screen.is_terminal).report


class _Rewritten:
    """Shows what a rewrite would change."""

    def __init__(self, screen: Console, watched: _Watched, *, suggested: bool) -> None:
        self._screen = screen
        self._watched = watched
        self._suggested = suggested

    def __call__(self, report: Report) -> None:
        from unmask.render.comparison import diff, show_diff
        from unmask.rewriter import rewrite

        source = report.source
        done = rewrite(self._watched.session.checker(source.name), source, suggested=self._suggested)
        if done.changed:
            show_diff(self._screen, diff(source.name, source.text, done.text))
        else:
            self._screen.print("  A rewrite would change nothing.")


def _summary(looked: Sequence[tuple[Report | None, Report] | Failure], screen: Console) -> int:
    """Print a line for each text, and say how many there are."""
    from unmask.render.terminal import TerminalRenderer

    brief = TerminalRenderer(screen, several=True, quiet=True)
    for each in looked:
        if isinstance(each, Failure):
            _complain(each, screen)
        else:
            brief.report(each[1])
    return len(looked)


def _tell(looked: Sequence[tuple[Report | None, Report] | Failure], screen: Console, show: _Show) -> None:
    """What came of the texts that were saved, on a fresh screen where there is one; what is new of each comes last.

    A screen shows the end of what is longer than itself.
    """
    if not looked:
        return
    if screen.is_terminal:
        screen.clear()
    for each in looked:
        if isinstance(each, Failure):
            _complain(each, screen)
            continue
        before, report = each
        show(report)
        screen.print()
        for line in news(before, report):
            screen.print(line, soft_wrap=True)


def _complain(failure: Failure, screen: Console) -> None:
    screen.print(visible(f"unmask: {failure.name}: {failure.message}"), style="red", soft_wrap=True)


def news(before: Report | None, report: Report, now: datetime | None = None) -> Iterator[str]:
    """How a text has changed since it was judged before: its score, and the findings that are gone and new."""
    from unmask.render.remark import authenticity, shown_score

    yield f"{visible(report.source.name)}, {now or datetime.now():%H:%M:%S}"
    if not report.score.enough:
        yield f"  {authenticity(report)}"
    else:
        score = shown_score(report.score)
        by = score - shown_score(before.score) if before is not None and before.score.enough else None
        yield f"  Authenticity {score} of 100" + (f", {by:+.1f} since the last save" if by is not None else "")
    if before is None:
        return
    for what, one, other in (("gone", before, report), ("new", report, before)):
        left = Counter(map(_mark, other.findings))
        for finding in one.findings:
            left[_mark(finding)] -= 1
            if left[_mark(finding)] < 0:
                said = " ".join(visible(finding.text).split())
                place = f", line {finding.position.line}" if what == "new" else ""
                yield f"  {what:<4}  {finding.rule}{place}: “{said if len(said) <= 40 else said[:39] + '…'}”"


def _mark(finding: Finding) -> tuple[str, str]:
    return finding.rule, " ".join(finding.text.split())
