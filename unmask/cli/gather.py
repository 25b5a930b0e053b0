"""From what the command line names to the texts to judge and the posts to rank."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from io import BufferedReader
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from unmask.cache.store import default_folder
from unmask.cli.process import say, standard_input
from unmask.files import read_file, read_stream
from unmask.read import LARGEST
from unmask.types.report import Failure

if TYPE_CHECKING:
    from unmask.config import Lookup, Settings
    from unmask.read import ReadError
    from unmask.read.column import Columns
    from unmask.rulebook.rules import Rules
    from unmask.types.report import Report
    from unmask.types.source import Source

STDIN = Path("-")
T = TypeVar("T")


class Text(NamedTuple):
    """A text to judge: where it lies, and what applies to it. Standard input is called by `name`, and has no `path`.

    `limit` is the most bytes that it may have. Where it is `quiet`, nobody is asked for it.
    """

    path: Path | None
    name: str | None
    settings: Settings
    rules: Rules
    limit: int = LARGEST
    quiet: bool = False


class Wanted(NamedTuple):
    """What texts are wanted, beside the paths: what standard input is called, and how large a text may be, in bytes.

    With `force_exclude` a file is left out even where it is named, and standard input where it is called so; `quiet`
    keeps notes off standard error.
    """

    stdin_filename: str | None = None
    force_exclude: bool = False
    quiet: bool = False
    limit: int = LARGEST


def gather(
    paths: Sequence[Path],
    lookup: Lookup,
    failures: list[Failure],
    wanted: Wanted,
    *,
    also: Callable[[str], bool] = lambda name: False,
) -> Iterator[Text]:
    """The texts that `paths` name, each once. What does not exist or cannot be listed goes to `failures`.

    `also` says which files of a folder to take, by name, beside Markdown and plain text. Links that lead out of a
    folder are told on standard error.

    Nothing is read yet, so a configuration that is broken shows before the first text is judged. Raises
    `ConfigError` and `PackError`.
    """
    from unmask.read import LeadsOut, ReadError, find_paths

    out: list[str] = []
    seen: set[Path] = set()
    for number, path in enumerate(paths):
        if path == STDIN:
            if STDIN not in paths[:number]:
                name = wanted.stdin_filename
                lies = Path(name) if name else None
                if wanted.force_exclude and lies is not None and lookup.excludes(lies):
                    continue
                yield Text(None, name, *lookup.in_force(lies), wanted.limit, wanted.quiet)
            continue
        for found in find_paths([path], excluded=lookup.excludes, force=wanted.force_exclude, seen=seen, also=also):
            if isinstance(found, LeadsOut):
                out.append(found.name)
            elif isinstance(found, ReadError):
                failures.append(Failure(found.name, found.message))
            else:
                yield Text(found, None, *lookup.in_force(found), wanted.limit)
    if out and not wanted.quiet:
        shown = f"{', '.join(out[:3])}{f' and {len(out) - 3} more' if len(out) > 3 else ''}"
        say(f"unmask: not followed, for leading out of the folder: {shown}; name a link to have it read", err=True)


def judge(
    texts: Sequence[Text], failures: list[Failure], *, jobs: int, cache: Path | None, edits: bool = True
) -> Iterator[tuple[Text, Report]]:
    """Each text with its report, in order. What cannot be read goes to `failures`. Without `edits` none is made."""

    def read(text: Text) -> Iterator[Source]:
        from unmask.read import ReadError

        try:
            yield read_text(text)
        except ReadError as error:
            failures.append(Failure(error.name, error.message))

    return judge_each(texts, read, failures, jobs=jobs, cache=cache, edits=edits)


def judge_each(
    texts: Sequence[Text],
    read: Callable[[Text], Iterable[Source]],
    failures: list[Failure],
    *,
    jobs: int,
    cache: Path | None,
    edits: bool = True,
) -> Generator[tuple[Text, Report], None, None]:
    """The reports on all that `read` finds in each text, in order, with the text it was found in.

    What cannot be judged, by a mistake of ours, goes to `failures`.

    Texts in a row that share their rules are judged together, so that their sentences are parsed in batches. Reports
    are kept in the folder `cache`, unless it is None. Without `edits` none is worked out.
    """
    from unmask.runner import run

    def each(text: Text) -> Iterator[tuple[Source, Text]]:
        return ((source, text) for source in read(text))

    def work(sources: Iterator[Source], rules: Rules) -> Generator[Report | Failure, None, None]:
        return run(sources, rules, jobs=jobs, cache=cache, ready=default_folder(), edits=edits)

    for text, report in worked(texts, each, work):
        if isinstance(report, Failure):
            failures.append(report)
        else:
            yield text, report


def worked(
    texts: Sequence[Text],
    read: Callable[[Text], Iterable[tuple[Source, T]]],
    work: Callable[[Iterator[Source], Rules], Generator[Any, None, None]],
    *,
    ahead: bool = True,
) -> Generator[tuple[T, Any], None, None]:
    """What `work` makes of all sources that `read` finds in each text, in order, with what was found beside each.

    Texts in a row that share their rules are worked on together. Where nothing is to be read `ahead`, as when each text
    waits for somebody at the keyboard, each is by itself.
    """
    for _, alike in groupby(enumerate(texts), key=lambda one: (id(one[1].rules), 0 if ahead else one[0])):
        group = [text for _, text in alike]
        out: deque[T] = deque()
        with closing(work(_sources(group, read, out), group[0].rules)) as outcomes:
            for outcome in outcomes:
                yield out.popleft(), outcome


def read_text(text: Text) -> Source:
    """The one source that a text is. Raises `ReadError`."""
    from unmask.read import read_source, read_stdin

    kind = text.settings.kind
    if text.path is None:
        return read_stdin(standard_input(quiet=text.quiet), filename=text.name, kind=kind, limit=text.limit)
    return read_source(text.path, kind=kind, limit=text.limit)


def _sources(
    texts: Sequence[Text], read: Callable[[Text], Iterable[tuple[Source, T]]], out: deque[T]
) -> Iterator[Source]:
    """Every source that can be read, as it is asked for, with what was found beside it noted in `out`."""
    for text in texts:
        for source, found in read(text):
            out.append(found)
            yield source


LISTED = 256 * 2**20
"""How many bytes a list of paths may have."""


class Heard:
    """What was met with on the way: what could not be read, what holds no text, and dates that could not be told."""

    def __init__(self) -> None:
        self.failures: list[Failure] = []
        self.skipped: list[Failure] = []
        self.undated: list[Failure] = []

    def hear(self, error: ReadError) -> None:
        """Put an error where it belongs."""
        from unmask.read import NoDay, NoText

        place = (
            self.skipped if isinstance(error, NoText) else self.undated if isinstance(error, NoDay) else self.failures
        )
        place.append(Failure(error.name, error.message))


class Reading:
    """How posts are read out of the texts of a run: an export holds many, any other file is one."""

    def __init__(self, columns: Columns, heard: Heard) -> None:
        self.columns = columns
        self.heard = heard

    def posts(self, text: Text) -> Iterator[Source]:
        """The posts of a text, one at a time, as they are asked for. What is none goes to `heard`."""
        from unmask.read import NoText, ReadError

        try:
            for item in self._items(text):
                if isinstance(item, ReadError):
                    self.heard.hear(item)
                elif any(letter.isalnum() for letter in item.text):
                    yield item
                else:
                    self.heard.hear(NoText(item.name, "holds no text"))
        except ReadError as error:
            self.heard.hear(error)

    def count(self, texts: Sequence[Text]) -> int | None:
        """How many posts there are, or None when standard input is among them, for it can be read only once."""
        from unmask.read import ReadError, is_export
        from unmask.read.export import read_export

        number = 0
        for text in texts:
            if text.path is None:
                return None
            if is_export(text.path):
                items = read_export(text.path, self.columns, limit=text.limit)
                number += sum(not isinstance(item, ReadError) for item in items)
            else:
                number += 1
        return number

    def _items(self, text: Text) -> Iterator[Source | ReadError]:
        from unmask.read import is_export
        from unmask.read.export import read_export, read_export_stream

        kind = text.settings.kind
        if text.path is not None and is_export(text.path):
            return read_export(text.path, self.columns, kind=kind, limit=text.limit)
        if text.path is None and text.name is not None and is_export(text.name):
            stream = cast(BufferedReader, standard_input("an export", quiet=text.quiet))
            return read_export_stream(stream, self.columns, name=text.name, kind=kind, limit=text.limit)
        return iter([read_text(text)])


def listed(files_from: Path | None) -> tuple[Path, ...]:
    """The paths that a list names. Raises `ReadError` when it cannot be read."""
    from unmask.read import read_listing

    if files_from is None:
        return ()
    if files_from == STDIN:
        return read_listing(read_stream(standard_input("a list of paths"), str(STDIN), most=LISTED))
    return read_listing(read_file(files_from, most=LISTED))


def complain(failures: Sequence[Failure], most: int = 10) -> Iterator[str]:
    """A line for each failure, up to `most`, and how many more there are."""
    for failure in failures[:most]:
        yield f"{failure.name}: {failure.message}"
    if len(failures) > most:
        yield f"and {len(failures) - most:,} more that cannot be read; --format json lists them all"
