"""What git could be made to run by a folder that somebody else wrote: each such program leaves a file behind."""

from __future__ import annotations

import ast
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import unmask
from tests.history.repository import Repository
from unmask.errors import HistoryError
from unmask.history.change import Changes

PROGRAMS = [
    "core.fsmonitor",
    "core.pager",
    "pager.diff",
    "core.editor",
    "core.askPass",
    "core.sshCommand",
    "core.gitProxy",
    "core.alternateRefsCommand",
    "credential.helper",
    "diff.external",
    "diff.evil.command",
    "diff.evil.textconv",
    "filter.evil.clean",
    "filter.evil.smudge",
    "filter.evil.process",
    "filter.a.b c.clean",
    "merge.evil.driver",
    "uploadpack.packObjectsHook",
]
HOOKS = ["post-index-change", "fsmonitor-watchman", "post-checkout", "reference-transaction", "query-watchman"]
VARIABLES = ["GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_ASKPASS", "GIT_PROXY_COMMAND", "GIT_EDITOR"]


class Trap:
    """A program that shows that it has been run."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._ran = folder / "ran"
        self.program = folder / "program"
        self.program.write_text(f"#!/bin/sh\ntouch '{self._ran}'\n")
        self.program.chmod(0o755)

    @property
    def sprung(self) -> bool:
        return self._ran.exists()


@pytest.fixture
def trap(tmp_path: Path) -> Trap:
    return Trap(tmp_path / "trap")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "r")
    made.write("a.md", "One.\nTwo.\n")
    made.commit()
    return made


def changed(path: Path, since: str = "HEAD") -> list[int] | None:
    lines = Changes(since).lines(path)
    return None if lines is None else [number for each in lines for number in each]


def inside(folder: Path, trap: Trap, worktree: str) -> None:
    """Make a folder that looks like the inside of a repository, as it can be committed to another."""
    for name in ("objects", "refs"):
        (folder / name).mkdir(parents=True)
        (folder / name / "kept").write_text("")
    (folder / "HEAD").write_text("ref: refs/heads/main\n")
    lines = ["[core]", "repositoryformatversion = 0", f"worktree = {worktree}", f"fsmonitor = {trap.program}"]
    (folder / "config").write_text("\n".join(lines))


@pytest.mark.parametrize("worktree", [".", "..", "sub"])
def test_a_committed_folder_that_looks_like_a_repository_runs_nothing(
    repository: Repository, trap: Trap, worktree: str
) -> None:
    folder = repository.root / "posts"
    inside(folder, trap, worktree)
    (folder / "sub").mkdir()
    shutil.copy(repository.root / ".git" / "index", folder / "index")
    texts = [repository.write(f"posts/{name}", "One.\nTwo.\n") for name in ("a.md", "sub/a.md", "objects/a.md")]
    repository.commit()

    for text in texts:
        text.write_text("One.\nThree.\n")
        assert changed(text) == [2]
    assert not trap.sprung


@pytest.mark.parametrize("key", PROGRAMS)
def test_no_program_that_the_configuration_of_a_repository_names_is_run(
    repository: Repository, trap: Trap, key: str
) -> None:
    text = repository.write(".gitattributes", '*.md diff=evil filter=evil merge=evil\nb.md filter="a.b c"\n')
    repository.git("config", key, str(trap.program))
    repository.git("config", "filter.evil.required", "true")
    text = repository.write("a.md", "One.\nThree.\n")

    assert changed(text) == [2]
    assert not trap.sprung


@pytest.mark.parametrize("key", ["filter.evil.clean", "filter.evil.process"])
def test_the_filters_of_included_files_and_of_working_trees_are_not_run(
    repository: Repository, trap: Trap, key: str, tmp_path: Path
) -> None:
    repository.write(".git/info/attributes", "* filter=evil\n")
    repository.git("config", "--file", str(tmp_path / "more"), key, str(trap.program))
    repository.git("config", "include.path", str(tmp_path / "more"))
    repository.git("config", "extensions.worktreeConfig", "true")
    repository.git("config", "--worktree", key, str(trap.program))

    assert changed(repository.write("a.md", "One.\nThree.\n")) == [2]
    assert not trap.sprung


def test_a_filter_whose_name_cannot_be_overridden_is_refused(repository: Repository, trap: Trap) -> None:
    repository.write(".gitattributes", "* filter=a=b\n")
    repository.git("config", "filter.a=b.clean", str(trap.program))

    with pytest.raises(HistoryError, match="a filter named “a=b”"):
        changed(repository.write("a.md", "One.\nThree.\n"))
    assert not trap.sprung


@pytest.mark.parametrize("hooks", [".git/hooks", "hooks"])
def test_no_hook_is_run_and_the_index_is_left_alone(repository: Repository, trap: Trap, hooks: str) -> None:
    for name in HOOKS:
        (repository.root / hooks).mkdir(exist_ok=True)
        shutil.copy(trap.program, repository.root / hooks / name)
    repository.git("config", "core.hooksPath", hooks)
    index = repository.root / ".git" / "index"
    before = index.read_bytes()
    os.utime(repository.root / "a.md", (1, 1))

    assert changed(repository.root / "a.md") == []
    assert index.read_bytes() == before
    assert not trap.sprung


@pytest.mark.parametrize("variable", VARIABLES)
def test_no_program_that_a_variable_names_is_run(
    repository: Repository, trap: Trap, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, str(trap.program))
    for name, value in (("GIT_DIR", "/nowhere"), ("GIT_INDEX_FILE", "/nowhere"), ("GIT_TRACE", str(trap.program))):
        monkeypatch.setenv(name, value)

    assert changed(repository.write("a.md", "One.\nThree.\n")) == [2]
    assert not trap.sprung
    assert trap.program.read_text().count("\n") == 2


@pytest.mark.parametrize("url", ["ext::{program}", "ssh://example.org/x", "evil::x"])
def test_what_is_missing_is_not_fetched(repository: Repository, trap: Trap, url: str) -> None:
    repository.git("config", "remote.origin.url", url.format(program=trap.program))
    repository.git("config", "remote.origin.promisor", "true")
    repository.git("config", "remote.origin.uploadpack", str(trap.program))
    repository.git("config", "extensions.partialClone", "origin")
    repository.git("config", "core.sshCommand", str(trap.program))
    repository.git("config", "protocol.allow", "always")
    blob = repository.git("rev-parse", "HEAD:a.md").stdout.strip()
    (repository.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    text = repository.write("a.md", "One.\nThree.\n")

    with pytest.raises(HistoryError, match="git diff failed"):
        changed(text)
    with pytest.raises(HistoryError, match="there is no commit"):
        changed(text, "1" * 40)
    assert not trap.sprung


@pytest.mark.parametrize("place", ["posts", ""])
def test_a_git_file_that_leads_among_the_texts_is_refused(repository: Repository, trap: Trap, place: str) -> None:
    inside(repository.root / "evil", trap, str(repository.root))
    holder = repository.root / place
    if not place:
        shutil.rmtree(holder / ".git")
    text = repository.write(str(Path(place, "a.md")), "One.\n")
    (holder / ".git").write_text(f"gitdir: {os.path.relpath(repository.root / 'evil', holder)}\n")

    with pytest.raises(HistoryError, match="lies among the files of a repository"):
        changed(text)
    assert not trap.sprung


def test_a_git_folder_that_is_none_does_not_make_its_parent_one(tmp_path: Path, trap: Trap) -> None:
    inside(tmp_path / "r", trap, ".")
    (tmp_path / "r" / ".git").mkdir()
    (tmp_path / "r" / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    text = tmp_path / "r" / "a.md"
    text.write_text("One.\n")

    with pytest.raises(HistoryError):
        changed(text)
    assert not trap.sprung


def layouts(tmp_path: Path, repository: Repository) -> Iterator[Path]:
    """Working trees whose `.git` is a file that git wrote."""
    repository.git("worktree", "add", "--quiet", str(tmp_path / "beside"))
    yield tmp_path / "beside"
    bare = tmp_path / "project" / ".bare"
    repository.git("clone", "--quiet", "--bare", ".", str(bare))
    (tmp_path / "project" / ".git").write_text("gitdir: ./.bare\n")
    repository.git("--git-dir", str(bare), "worktree", "add", "--quiet", str(tmp_path / "project" / "main"))
    yield tmp_path / "project" / "main"
    added = ("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(bare), "sub")
    repository.git(*added)
    yield repository.root / "sub"


def test_working_trees_and_submodules_are_told(tmp_path: Path, repository: Repository) -> None:
    for root in layouts(tmp_path, repository):
        (root / "a.md").write_text("One.\nThree.\n")
        assert changed(root / "a.md") == [2], root


def test_git_is_not_taken_from_the_folder_one_stands_in(
    repository: Repository, trap: Trap, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(trap.program, repository.root / "git")
    monkeypatch.chdir(repository.root)
    for first in ("", "."):
        monkeypatch.setenv("PATH", f"{first}{os.pathsep}{os.environ['PATH']}")
        assert changed(repository.write("a.md", "One.\nThree.\n")) == [2]
    assert not trap.sprung


def test_only_one_module_starts_programs() -> None:
    root = Path(unmask.__file__).parent
    starters = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(each.name in {"subprocess", "pty"} for each in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module in {"subprocess", "pty", "asyncio.subprocess"})
        or (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "os"
            and node.attr.startswith(("exec", "spawn", "popen", "system", "posix_spawn", "startfile"))
        )
    ]

    assert starters == ["history/change.py"]
