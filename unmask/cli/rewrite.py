"""`unmask rewrite`: say it plainly."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from unmask.cache.store import default_folder
from unmask.cli.configured import configured
from unmask.cli.gather import STDIN, Text, Wanted, gather, worked
from unmask.cli.options import (
    Colour,
    ColourOption,
    ForceExclude,
    Jobs,
    MaxSize,
    Paths,
    StdinFilename,
    console,
    stdin_is_terminal,
)
from unmask.cli.process import Exit, say, standard_input
from unmask.config.lookup import Lookup
from unmask.errors import UsageFault, counted
from unmask.files import read_stream
from unmask.read import LARGEST
from unmask.types.report import Failure

if TYPE_CHECKING:
    from unmask.checker import Checker
    from unmask.read.text import Encoding
    from unmask.rewrite.bare import Bare
    from unmask.rewriter import Rewritten
    from unmask.rulebook.rules import Rules
    from unmask.types.source import Source

HELP = "Print the text in plainer words, or change the files themselves."
EPILOG = """\b
Examples:
  pbpaste | unmask rewrite | pbcopy
  unmask rewrite post.txt --interactive
  unmask rewrite newsletters/ --diff
  unmask rewrite newsletters/ --in-place

Exit code 0: done; 1: with --diff, a text would change; 2: wrong usage, or a text that cannot be read."""
NO_INPUT = """nothing to rewrite. Name a file, or pipe a text in:
  unmask rewrite post.txt
  pbpaste | unmask rewrite | pbcopy"""
SEVERAL = """several texts cannot be printed as one. Say what to do with them:
  --diff      show what would change
  --in-place  change the files"""


@dataclass(frozen=True, slots=True)
class _Read:
    """A text as it was read: its source, how it is written, and the file it came from, if any."""

    source: Source
    encoding: Encoding
    path: Path | None


@configured("fail_level", "fail_under", "baseline")
def rewrite(  # noqa: PLR0913 - the command line has as many options as it has
    paths: Paths = None,
    *,
    lookup: Lookup,
    suggested: Annotated[
        bool, typer.Option("--suggested", help="Make suggested edits too: those that leave out or change a claim.")
    ] = False,
    bare: Annotated[
        bool,
        typer.Option("--bare", help="Leave out sentences that are mostly findings and say nothing particular."),
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", "-d", help="Print what would change, as a diff.")] = False,
    in_place: Annotated[bool, typer.Option("--in-place", "-w", help="Change the files themselves.")] = False,
    interactive: Annotated[
        bool, typer.Option("--interactive", help="Ask about each edit, safe or suggested, at the keyboard.")
    ] = False,
    color: ColourOption = Colour.AUTO,
    stdin_filename: StdinFilename = None,
    force_exclude: ForceExclude = False,
    max_size: MaxSize = LARGEST,
    jobs: Jobs = 0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print no notes on standard error.")] = False,
) -> None:
    """Rewrite texts. With --diff, exit 1 when one of them would change."""
    if not paths and stdin_is_terminal():
        raise UsageFault(NO_INPUT)
    named = tuple(paths or (STDIN,))
    _agree(named, diff=diff, in_place=in_place)
    make = _maker(suggested=suggested, bare=bare, interactive=interactive)
    failures: list[Failure] = []
    wanted = Wanted(stdin_filename, force_exclude=force_exclude, quiet=quiet, limit=max_size)
    texts = tuple(gather(named, lookup, failures, wanted))
    if not texts and not failures and not force_exclude:
        say(f"unmask: {', '.join(map(str, named))}: no text to rewrite here", err=True)
    if not texts and STDIN in named and not diff:
        # What reads the pipe would take nothing for an empty text.
        sys.stdout.buffer.write(read_stream(standard_input(quiet=quiet), str(STDIN), most=max_size))
        sys.stdout.buffer.flush()
    changed = seen = 0
    for one, done in _rewritten(texts, make, failures, jobs=1 if interactive else jobs, ahead=not interactive):
        seen += 1
        if done is None:
            continue
        if diff:
            _show(done, one.encoding, color)
        elif in_place:
            if not _save(done, one, failures):
                continue
        else:
            _print(done, one)
        changed += done.changed
        if not quiet and (len(texts) == 1 or done.made or done.changed):
            _note(done, suggested=suggested or interactive or bare, in_place=in_place, would=diff)
    if len(texts) > 1 and not quiet:
        would = "would change" if diff else "changed"
        left = seen - changed
        kept = f"{left} left as {'it is' if left == 1 else 'they are'}"
        say(f"unmask: {counted(changed, 'text')} {would}, {kept}", err=True)
    for failure in failures:
        say(f"unmask: {failure.name}: {failure.message}", err=True)
    raise typer.Exit(Exit.WRONG if failures else Exit.FOUND if diff and changed else Exit.CLEAN)


def _agree(paths: Sequence[Path], *, diff: bool, in_place: bool) -> None:
    """See that the options go together. Raises `UsageFault`."""
    if diff and in_place:
        raise UsageFault("--diff shows changes and --in-place makes them; keep one")
    if in_place and STDIN in paths:
        raise UsageFault("standard input is no file to change in place; leave out --in-place to have it printed")
    if not diff and not in_place and (len(paths) > 1 or any(path.is_dir() for path in paths)):
        raise UsageFault(SEVERAL)


def _rewritten(
    texts: Sequence[Text],
    make: Callable[[Checker, Source], Rewritten],
    failures: list[Failure],
    *,
    jobs: int,
    ahead: bool,
) -> Iterator[tuple[_Read, Rewritten | None]]:
    """Each text that can be read with what became of it, in order; None where a mistake of ours is in the way.

    Texts are rewritten over several processes when there is enough of them. Where nothing is to be read `ahead`, each
    is by itself.
    """
    from unmask.runner import each, run_with

    def read(text: Text) -> Iterator[tuple[Source, _Read]]:
        from unmask.read import ReadError

        try:
            source, encoding = _written(text)
            yield source, _Read(source, encoding, text.path)
        except ReadError as error:
            failures.append(Failure(error.name, error.message))

    def work(sources: Iterator[Source], rules: Rules) -> Generator[Any, None, None]:
        return run_with(partial(each, make), sources, rules, jobs=jobs, ready=default_folder())

    for given, outcome in worked(texts, read, work, ahead=ahead):
        if isinstance(outcome, Failure):
            failures.append(outcome)
        yield given, None if isinstance(outcome, Failure) else outcome


def _written(text: Text) -> tuple[Source, Encoding]:
    from unmask.read import read_stdin_written, read_written

    kind, limit = text.settings.kind, text.limit
    if text.path is not None:
        return read_written(text.path, kind=kind, limit=limit)
    return read_stdin_written(standard_input(quiet=text.quiet), filename=text.name, kind=kind, limit=limit)


def _maker(*, suggested: bool, bare: bool, interactive: bool) -> Callable[[Checker, Source], Rewritten]:
    """What rewrites a text as the options say. Raises `UsageFault` where they do not go together."""
    if bare and interactive:
        raise UsageFault("--bare leaves out whole sentences and --interactive asks about edits; keep one")
    if interactive:
        from unmask.cli.walk import walk_through

        return walk_through
    from unmask.rewriter import lay_bare
    from unmask.rewriter import rewrite as settle

    return lay_bare if bare else partial(settle, suggested=suggested)


def _print(done: Rewritten, given: _Read) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(given.encoding.encode(done.text))
    sys.stdout.buffer.flush()


def _show(done: Rewritten, encoding: Encoding, color: Colour) -> None:
    from unmask.render.comparison import diff, show_diff

    # A patch is UTF-8, and where the file has a mark, the first line of the patch must have it too.
    mark = encoding.mark.decode(encoding.codec)
    lines = diff(done.source.name, mark + done.source.text, mark + done.text)
    if sys.stdout.isatty() or color is Colour.ALWAYS:
        show_diff(console(sys.stdout, color), lines)
        return
    sys.stdout.flush()
    for line in lines:
        sys.stdout.buffer.write(line.encode("utf-8"))
    sys.stdout.buffer.flush()


def _save(done: Rewritten, given: _Read, failures: list[Failure]) -> bool:
    """Write the text back if it changed, and if nobody else has changed the file; whether all went well."""
    from unmask.errors import WriteError
    from unmask.write import write_file

    if not done.changed or given.path is None:
        return True
    try:
        write_file(given.path, given.encoding.encode(done.text), was=given.encoding.encode(done.source.text))
    except WriteError as error:
        failures.append(Failure(error.name, error.message))
        return False
    return True


def _note(done: Rewritten, *, suggested: bool, in_place: bool, would: bool) -> None:
    """Say on standard error what was done, and what is left for the writer."""
    name = done.source.name
    if done.bared is not None:
        say(f"unmask: {name}: {_bared(done.bared)}", err=True)
    if not done.settled:
        rules = ", ".join(dict.fromkeys(edit.rule for edit in done.made[-4:]))
        say(f"unmask: {name}: did not come to rest; these rules undo each other: {rules}", err=True)
    count = len(done.made)
    left = [edit for edit in done.report.edits if not edit.safe]
    yours = len(done.report.findings) - len(done.report.edits)
    parts = [f"{_number(count, 'edit')} {'to make' if would else 'made'}"] if count or not in_place else []
    if left and not suggested:
        parts.append(f"{len(left)} more with --suggested")
    if yours and not in_place:
        parts.append(f"{_number(yours, 'passage')} left to you (unmask check says why)")
    if parts and (count or not in_place):
        say(f"unmask: {name}: {', '.join(parts)}", err=True)


def _bared(left: Bare) -> str:
    """How much of a text says something particular, and what else is kept for its sake."""
    if not left.particular:
        return "no sentence says anything particular; the text is left as it is"
    verb = "says" if left.particular == 1 else "say"
    said = f"{left.particular} of {counted(left.of, 'sentence')} {verb} something particular"
    more = left.kept - left.particular
    return f"{said}, and {more} more {'stays' if more == 1 else 'stay'} beside them" if more > 0 else said


def _number(count: int, noun: str) -> str:
    return counted(count, noun) if count else f"no {noun}s"
