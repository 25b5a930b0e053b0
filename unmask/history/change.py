"""Changes: which lines of a text are new since a commit, as git tells it. The only module that starts git.

Git reads its configuration from the repository that it is asked about, and several keys of it name programs. Whoever
sends a folder may have written that configuration, so every such key is overridden, whatever the version of git.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from unmask.errors import HistoryError
from unmask.types.report import Finding, Report

_SETTINGS = {
    # A folder that only looks like the inside of a repository is none: its files may have been committed as texts are.
    "safe.bareRepository": "explicit",
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "core.sshCommand": "false",
    "core.askPass": "",
    "credential.helper": "",
    "diff.autoRefreshIndex": "false",
    "diff.external": "",
    "protocol.allow": "never",
    "submodule.recurse": "false",
}
_ENVIRONMENT = {
    "LC_ALL": "C",
    # Nothing is asked for, fetched, or written to the repository.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "GIT_LITERAL_PATHSPECS": "1",
}
_OF_THE_USER = frozenset({"GIT_EXEC_PATH", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"})
"""Variables that say where git and the user's own settings are. Others name an index, a folder or a program."""
_PROGRAMS_OF_FILTERS = ("clean", "smudge", "process")


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with a working tree at `root`; `folder` is where git keeps what it knows of it."""

    root: Path
    folder: Path
    _settings: tuple[tuple[str, str], ...] = ()

    def run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Run a command of git at the root, on this repository alone. Raises `HistoryError` when there is no git."""
        where = {"GIT_DIR": str(self.folder), "GIT_WORK_TREE": str(self.root)}
        return _run(self.root, where, self._settings, arguments)

    def output(self, *arguments: str) -> bytes:
        """What a command of git prints. Raises `HistoryError` with what git says when it fails."""
        done = self.run(*arguments)
        if done.returncode:
            raise _failed(arguments[0], done)
        return done.stdout


def root_of(folder: Path) -> Path:
    """The root of the working tree that a resolved folder lies in. Raises `HistoryError` in none."""
    root = next((one for one in (folder, *folder.parents) if _starts(one / ".git")), None)
    if root is None:
        raise HistoryError(f"--diff-from needs a git repository, and {folder} lies in none")
    return root


def repository_at(root: Path) -> Repository:
    """The repository whose working tree starts at a root.

    Raises `HistoryError` without git, where git refuses the repository, and where its `.git` leads to a folder that may
    have been sent along with the texts.
    """
    expected = _leads_to(root)
    if expected != root / ".git" and _sent_along(expected, root):
        raise HistoryError(
            f"--diff-from: {root / '.git'} leads to {expected}, which lies among the files of a repository;"
            " clone it anew, or leave out --diff-from"
        )
    # Git looks here and nowhere above; it also refuses a repository that belongs to another user.
    done = _run(root, {"GIT_CEILING_DIRECTORIES": str(root.parent)}, (), ("rev-parse", "--absolute-git-dir"))
    if done.returncode:
        raise _failed("rev-parse", done)
    if path_of(done.stdout.removesuffix(b"\n")).resolve() != expected.resolve():
        raise HistoryError(f"--diff-from needs a git repository, and {root / '.git'} is none")
    found = Repository(root, expected)
    return Repository(root, expected, tuple(_filters(found.output("config", "--list", "--name-only", "-z"))))


def path_of(name: bytes) -> Path:
    """A name that git printed as a path, whatever its bytes."""
    return Path(os.fsdecode(name))


def _starts(marker: Path) -> bool:
    return marker.is_file() or (marker / "HEAD").is_file()


def _leads_to(root: Path) -> Path:
    """The folder that a `.git` is, or that it names when it is a file."""
    marker = root / ".git"
    if marker.is_dir():
        return marker
    try:
        said = marker.read_bytes()[:4096]
    except OSError as error:
        raise HistoryError(f"{marker}: cannot be read: {error.strerror or error}") from None
    name = path_of(said.removeprefix(b"gitdir:").strip())
    return (root / name).resolve() if said.startswith(b"gitdir:") else marker


def _sent_along(folder: Path, root: Path) -> bool:
    """Whether a folder may have come as files of a working tree. Git commits nothing below a `.git`."""
    if any(part.lower() == ".git" for part in folder.parts):
        return False
    holders = [one for one in (folder, *folder.parents) if (one / ".git").exists()]
    # A bare repository is kept beside its working trees by some; then the folder above has a `.git` that leads to it.
    return any(one == root or not folder.is_relative_to(_leads_to(one)) for one in holders)


def _filters(keys: bytes) -> Iterator[tuple[str, str]]:
    """Settings that turn off each filter that a configuration has: git runs them on files that may have changed."""
    names = {key.split(b".", 1)[1].rpartition(b".")[0] for key in keys.split(b"\0") if key.startswith(b"filter.")}
    for name in sorted(names - {b""}):
        if b"=" in name:
            # Such a name cannot be overridden on the command line.
            raise HistoryError(f"--diff-from: git is set up with a filter named “{os.fsdecode(name)}”; give it another")
        yield from ((f"filter.{os.fsdecode(name)}.{program}", "") for program in _PROGRAMS_OF_FILTERS)
        yield f"filter.{os.fsdecode(name)}.required", "false"


def _run(
    root: Path, where: dict[str, str], settings: tuple[tuple[str, str], ...], arguments: tuple[str, ...]
) -> subprocess.CompletedProcess[bytes]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in _OF_THE_USER}
    options = [part for key, value in (*_SETTINGS.items(), *settings) for part in ("-c", f"{key}={value}")]
    try:
        return subprocess.run(
            [_program(), "--no-pager", *options, *arguments],
            cwd=root,
            env={**kept, **_ENVIRONMENT, **where},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise HistoryError(f"--diff-from: git cannot be started: {error.strerror or error}") from None


def _program() -> str:
    """The git on the path. Folders of the path that depend on where one stands are passed over."""
    name = "git.exe" if os.name == "nt" else "git"
    places = (Path(folder) / name for folder in os.get_exec_path() if Path(folder).is_absolute())
    found = next((place for place in places if place.is_file() and os.access(place, os.X_OK)), None)
    if found is None:
        raise HistoryError("--diff-from needs git, and there is no git on the path")
    return str(found)


def _failed(command: str, done: subprocess.CompletedProcess[bytes]) -> HistoryError:
    said = done.stderr.decode("utf-8", "replace").strip()
    return HistoryError(f"--diff-from: git {command} failed: {said}")


_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\(?:([0-7]{3})|(.))")
_LETTERS = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
_DIFF = (
    "diff", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--text",
    "--find-renames", "--ignore-submodules", "--no-relative", "--src-prefix=a/", "--dst-prefix=b/",
)  # fmt: skip


class Changes:
    """The lines that were added or changed since a commit. Each repository is asked once.

    Where the commit is on another branch, since that branch was left: what happened on it afterwards is not ours.
    """

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
    for name, lines in _hunks(repository.output(*_DIFF, _left_at(repository, found.stdout.decode().strip()), "--")):
        file = repository.root / path_of(name)
        changed[file] = (*changed.get(file, ()), lines)
    return changed


def _left_at(repository: Repository, commit: str) -> str:
    """The last commit that a commit and what is checked out share; the commit itself where they share none."""
    shared = repository.run("merge-base", commit, "HEAD")
    return shared.stdout.decode().strip() if shared.returncode == 0 else commit


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
