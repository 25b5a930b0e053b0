"""Changes: which lines of a text are new since a commit, as git tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from unmask.errors import HistoryError
from unmask.history.git import Repository, path_of, repository_at, root_of
from unmask.types.finding import Finding
from unmask.types.report import Report

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\(?:([0-7]{3})|(.))")
_LETTERS = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
_DIFF = (
    "diff", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--text",
    "--find-renames", "--ignore-submodules", "--no-relative", "--src-prefix=a/", "--dst-prefix=b/",
)  # fmt: skip


class Changes:
    """The lines that were added or changed since a commit. Each repository is asked once."""

    def __init__(self, since: str) -> None:
        self._since = since
        self._roots: dict[Path, Path] = {}
        self._lines: dict[Path, Mapping[Path, tuple[range, ...]]] = {}
        self._tracked: dict[Path, frozenset[Path]] = {}

    def lines(self, path: Path) -> tuple[range, ...] | None:
        """The new lines of a file, counted from 1 as git does; None when git does not know the file: all are new.

        Raises `HistoryError` outside a repository, without git, and for a commit that is not there.
        """
        place = path.resolve()
        root = self._root(place.parent)
        if root not in self._lines:
            repository = repository_at(root)
            self._lines[root] = _changed(repository, self._since)
            listed = repository.output("ls-files", "-z").split(b"\0")
            self._tracked[root] = frozenset(root / path_of(name) for name in listed if name)
        if place not in self._tracked[root]:
            return None
        return self._lines[root].get(place, ())

    def new(self, report: Report, path: Path) -> tuple[Finding, ...]:
        """The findings of the report on a file that touch a new line."""
        lines = self.lines(path)
        if lines is None:
            return report.findings
        text = report.source.text
        return tuple(finding for finding in report.findings if _touches(finding, text, lines))

    def _root(self, folder: Path) -> Path:
        if folder not in self._roots:
            self._roots[folder] = root_of(folder)
        return self._roots[folder]


def _touches(finding: Finding, text: str, lines: tuple[range, ...]) -> bool:
    # Lines are counted as git counts them: by line feeds alone.
    first = text.count("\n", 0, finding.span.start) + 1
    last = first + text.count("\n", finding.span.start, max(finding.span.start, finding.span.end - 1))
    return any(each.start <= last and first < each.stop for each in lines)


def _changed(repository: Repository, since: str) -> dict[Path, tuple[range, ...]]:
    """The lines that git says are new in each file of a working tree."""
    found = repository.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}")
    if found.returncode:
        raise HistoryError(
            f"--diff-from: there is no commit “{since}” in {repository.root};"
            " check the name, and that it has been fetched"
        )
    changed: dict[Path, tuple[range, ...]] = {}
    for name, lines in _hunks(repository.output(*_DIFF, found.stdout.decode().strip(), "--")):
        file = repository.root / path_of(name)
        changed[file] = (*changed.get(file, ()), lines)
    return changed


def _hunks(diff: bytes) -> Iterator[tuple[bytes, range]]:
    """Every hunk of a patch: the name of its file, and the lines that are new."""
    name = b""
    body = 0
    for line in diff.split(b"\n"):
        if body and line[:1] in (b"+", b"-"):
            # What a text says may look like the head of a patch.
            body -= 1
        elif line.startswith(b"+++ "):
            name = _unquoted(line[4:].removesuffix(b"\t"))
        elif hunk := _HUNK.match(line):
            removed, start, added = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
            body = removed + added
            if added:
                yield name, range(start, start + added)


def _unquoted(name: bytes) -> bytes:
    """A name as git quotes it, without its prefix."""
    if name.startswith(b'"'):
        name = _ESCAPE.sub(lambda e: bytes([int(e[1], 8)]) if e[1] else _LETTERS.get(e[2], e[2]), name[1:-1])
    return name.removeprefix(b"b/")
