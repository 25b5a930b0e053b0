"""Session: texts that are judged again and again while somebody writes them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from unmask.cache.store import default_folder
from unmask.checker import Checker, Kept
from unmask.config.applied import Applied, RuleChoice, Settings, pack_files
from unmask.config.keys import Layer
from unmask.config.lookup import Lookup
from unmask.errors import ConfigError, TooLarge, must_be
from unmask.read.text import LARGEST, MARKDOWN
from unmask.types.source import Source, Syntax, TextKind

if TYPE_CHECKING:
    from unmask.history.baseline import Baseline
    from unmask.types.report import Report

_Stamp = tuple[tuple[str, int, int], ...]
"""Files by name, time of the last change in nanoseconds, and size; one that is not there has -1 for both."""


@dataclass(frozen=True, slots=True)
class _Open:
    """A text that is open: what it says, where it lies, and how it is to be read where its path is not to tell."""

    text: str
    path: Path
    kind: TextKind | None
    syntax: Syntax


class Session:
    """Texts that are open somewhere and change. What did not change is not judged again.

    A report is the one that `unmask check` gives on the same text in the same place: the configuration that applies to
    a text is found by its path, or is the file `config`; with `search` false, and none named, there is none. A `lookup`
    takes the place of both, where a command line says more. A text may have up to `limit` bytes. Calls from several
    threads wait for each other.

    >>> import unmask
    >>> session = unmask.Session(search=False)
    >>> session.open("post.txt", "I've joined Acme.")
    >>> session.report("post.txt").findings
    ()
    >>> session.change("post.txt", "I'm humbled to announce that ", start=0, end=0)
    >>> [finding.rule for finding in session.report("post.txt").findings]
    ['brag/humbled-to-announce']
    >>> session.close("post.txt")
    """

    def __init__(
        self,
        config: Path | str | None = None,
        *,
        search: bool = True,
        limit: int = LARGEST,
        lookup: Lookup | None = None,
    ) -> None:
        given = Path(config) if config is not None else None
        self._asked = lookup or Lookup(Layer(Path.cwd()), config=given, search=search)
        self._limit = limit
        self._lock = RLock()
        self._open: dict[str, _Open] = {}
        self._reports: dict[str, Report] = {}
        self._forget()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the texts that are open."""
        return tuple(self._open)

    def open(
        self,
        name: str,
        text: str,
        *,
        path: Path | str | None = None,
        kind: TextKind | None = None,
        syntax: Syntax | None = None,
    ) -> None:
        """Take a text in, or take the place of one of that name.

        `name` is what it goes by, and its path unless `path` says where it lies; nothing is read there. Its ending
        tells Markdown from plain text, and the configuration its kind, unless `syntax` and `kind` say. Raises
        `TooLarge`.
        """
        lies = Path(path if path is not None else name)
        must_be(text, str, "a text to judge is a str")
        told = Syntax.MARKDOWN if lies.suffix.lower() in MARKDOWN else Syntax.PLAIN
        self._put(name, _Open(text, lies, TextKind(kind) if kind else None, Syntax(syntax or told)))

    def change(self, name: str, text: str, *, start: int = 0, end: int | None = None) -> None:
        """Put `text` in the place of the code points from `start` to `end` of an open text, or of all of it.

        Raises `KeyError` for a text that is not open, `ValueError` for a place that is not in it, and `TooLarge`, after
        which the text is as it was.
        """
        with self._lock:
            must_be(text, str, "a text to judge is a str")
            was = self._known(name)
            stop = len(was.text) if end is None else end
            if not 0 <= start <= stop <= len(was.text):
                raise ValueError(f"{name} has {len(was.text)} code points; there is no place from {start} to {stop}")
            self._put(name, replace(was, text=was.text[:start] + text + was.text[stop:]))

    def close(self, name: str) -> None:
        """Let a text go. Raises `KeyError` for one that is not open."""
        with self._lock:
            closed = self._known(name)
            del self._open[name]
            self._reports.pop(name, None)
            if all(closed.path != other.path for other in self._open.values()):
                self._stamps.pop(closed.path, None)

    def text(self, name: str) -> str:
        """What an open text now says. Raises `KeyError`."""
        return self._known(name).text

    def report(self, name: str) -> Report:
        """The report on an open text as it now is.

        Raises `KeyError` for a text that is not open, and what is wrong with what applies to it: `ConfigError`,
        `PackError`, `HistoryError` or `ModelMissing`. The text stays open.
        """
        with self._lock:
            if name not in self._reports:
                self._reports[name] = self._judge(name, self._known(name))
            return self._reports[name]

    def settings(self, name: str) -> Applied:
        """What applies to an open text, and where each value of it was given. Raises `KeyError` and `ConfigError`."""
        with self._lock:
            return self._lookup.applied_to(self._place(name))

    def configuration(self, name: str) -> Path | None:
        """The configuration file that applies to an open text, if there is one. Raises `KeyError` and `ConfigError`."""
        with self._lock:
            return self._lookup.file_for(self._place(name))

    def excludes(self, name: str) -> bool:
        """Whether the configuration leaves an open text out. Its report is to be had all the same. Raises as above."""
        with self._lock:
            return self._lookup.excludes(self._place(name))

    def checker(self, name: str) -> Checker:
        """The checker of the rules in force for an open text. Raises as `report` does."""
        with self._lock:
            path = self._place(name)
            return self._ready(path, self._lookup.settings_for(path))[0]

    @property
    def kept(self) -> int:
        """How many things are kept of texts to be used again. However long a session lasts, it is bounded."""
        return sum(len(kept) for _, kept in self._checkers.values())

    def refresh(self) -> bool:
        """Look whether a configuration, pack or baseline has changed that an open text is judged by.

        If so all of them are read anew, every text is judged anew, and the answer is true.
        """
        with self._lock:
            if all(stamp == self._stamped(path) for path, stamp in self._stamps.items()):
                return False
            self._forget()
            return True

    def _known(self, name: str) -> _Open:
        if name not in self._open:
            raise KeyError(f"no text called “{name}” is open")
        return self._open[name]

    def _put(self, name: str, opened: _Open) -> None:
        # A code point takes four bytes at most, so few texts need counting.
        if len(opened.text) * 4 > self._limit and len(opened.text.encode("utf-8", "surrogatepass")) > self._limit:
            raise TooLarge(name, f"has more than {self._limit:,} bytes, and no text is judged that has")
        with self._lock:
            self._open[name] = opened
            self._reports.pop(name, None)

    def _forget(self) -> None:
        """Let go of everything but the texts."""
        self._lookup = self._asked.anew()
        self._checkers: dict[RuleChoice, tuple[Checker, Kept]] = {}
        self._baselines: dict[Path, Baseline] = {}
        self._reports.clear()
        self._stamps: dict[Path, _Stamp] = {}

    def _judge(self, name: str, opened: _Open) -> Report:
        settings = self._lookup.settings_for(self._place(name))
        usual = TextKind.NEWSLETTER if opened.syntax is Syntax.MARKDOWN else TextKind.POST
        source = Source(name, opened.text, opened.kind or settings.kind or usual, opened.syntax)
        checker, kept = self._ready(opened.path, settings)
        report = checker.check(source, kept=kept)
        if settings.baseline is None:
            return report
        from unmask.history.baseline import narrow

        return narrow(report, self._baseline(settings.baseline).new(report, opened.path))

    def _place(self, name: str) -> Path:
        """Where an open text lies, for something to be read of what applies there."""
        path = self._known(name).path
        if path not in self._stamps:
            # Taken before anything is read, so that a change on the way is noticed the next time.
            self._stamps[path] = self._stamped(path)
        return path

    def _ready(self, path: Path, settings: Settings) -> tuple[Checker, Kept]:
        choice = settings.rules
        if choice not in self._checkers:
            made = Checker(self._lookup.rulebook_for(path), cache=default_folder())
            self._checkers[choice] = made, Kept()
        return self._checkers[choice]

    def _baseline(self, file: Path) -> Baseline:
        from unmask.history.baseline import read_baseline

        if file not in self._baselines:
            self._baselines[file] = read_baseline(file)
        # A baseline leaves each of its findings out once.
        return deepcopy(self._baselines[file])

    def _stamped(self, path: Path) -> _Stamp:
        """What the files look like now that decide how a text at `path` is judged."""
        return tuple((str(file), *_looks(file)) for file in self._deciding(path))

    def _deciding(self, path: Path) -> Iterator[Path]:
        """The files that decide how a text at `path` is judged, as far as they can be told."""
        lookup = self._asked.anew()
        try:
            file = lookup.file_for(path)
            if file is None:
                return
            yield file
            applied = lookup.applied_to(path)
            yield from pack_files(applied)
            if applied.settings.baseline is not None:
                yield applied.settings.baseline
        except ConfigError as error:
            # What is named and not there may come to be there.
            yield from (Path(fault.origin.name) for fault in error.faults)


def _looks(file: Path) -> tuple[int, int]:
    try:
        found = os.stat(file)  # noqa: PTH116 - a file of Path would be made for it
    except OSError:
        return -1, -1
    return found.st_mtime_ns, found.st_size
