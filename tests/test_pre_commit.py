"""The hooks, run by the real pre-commit in a real repository, installed from this checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.history.repository import Repository

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
MASKED = "I'm humbled and honoured to announce that I've joined Acme.\n"
PLAIN = "I moved the shelf to the left, and now the door opens.\n"
SHIPPED = ("unmask", "rules", ".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE")


class Team(Repository):
    """A team's repository with hooks from a copy of this checkout."""

    def __init__(self, root: Path, hooks: Repository, store: Path) -> None:
        self._hooks = hooks
        self._store = store
        super().__init__(root)

    @property
    def environment(self) -> dict[str, str]:
        # The hook is cloned and installed for real; only what it depends on is taken from here, as tests need no index.
        packages = [path for path in sys.path if Path(path).name == "site-packages"]
        return {
            **super().environment,
            "PRE_COMMIT_HOME": str(self._store),
            "PIP_NO_DEPS": "1",
            "PIP_NO_INDEX": "1",
            "PIP_NO_BUILD_ISOLATION": "0",
            "PYTHONPATH": os.pathsep.join(packages),
            "NO_COLOR": "1",
        }

    def configure(self, *hooks: str, **options: str) -> None:
        """Write a configuration of pre-commit with hooks that take these options."""
        said = "".join(f"\n        {key}: {value}" for key, value in options.items())
        listed = "".join(f"\n      - id: {hook}{said}" for hook in hooks)
        revision = self._hooks.git("rev-parse", "HEAD").stdout.strip()
        text = f"repos:\n  - repo: {self._hooks.root}\n    rev: {revision}\n    hooks:{listed}\n"
        self.write(".pre-commit-config.yaml", text)
        self.run("install")
        self.git("add", ".pre-commit-config.yaml")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", *arguments]
        return subprocess.run(command, cwd=self.root, env=self.environment, capture_output=True, text=True, check=False)

    def try_commit(self, *names: str) -> tuple[bool, str]:
        """Stage files and commit as a writer would. Whether it went through, and all that was said."""
        if names:
            self.git("add", "--", *names)
        done = self.git("commit", "--message", "Change", check=False)
        return done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    repository = Repository(tmp_path_factory.mktemp("hooks") / "unmask")
    for name in SHIPPED:
        source, target = ROOT / name, repository.root / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    repository.commit("Release")
    return repository


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store")


@pytest.fixture
def team(tmp_path: Path, hooks: Repository, store: Path) -> Team:
    return Team(tmp_path / "letters", hooks, store)


def test_a_commit_fails_with_names_and_lines_and_passes_when_it_is_mended(team: Team) -> None:
    team.configure("unmask")
    for name in ("letters/größe und 1.md", "plain.txt"):
        team.write(name, f"# A letter\n\n{MASKED}" if name.endswith(".md") else PLAIN)
    passed, said = team.try_commit("letters", "plain.txt")

    assert not passed
    assert "letters/größe und 1.md:3:1: warning brag/humbled-to-announce: “I'm humbled" in said
    assert "plain.txt" not in said
    team.write("letters/größe und 1.md", f"# A letter\n\n{PLAIN}")
    passed, said = team.try_commit("letters")
    assert passed, said


def test_what_is_staged_is_judged_and_not_what_is_being_written(team: Team) -> None:
    team.configure("unmask")
    path = team.write("a.md", f"{PLAIN}\nThe end.\n")
    team.git("add", "a.md")
    path.write_text(f"{PLAIN}\nThe end.\n\n{MASKED}", encoding="utf-8")
    passed, said = team.try_commit()
    assert passed, said
    assert MASKED in path.read_text(encoding="utf-8")

    team.git("add", "a.md")
    path.write_text(f"{PLAIN}\nThe end.\n", encoding="utf-8")
    passed, said = team.try_commit()
    assert not passed
    assert "a.md:5:1: warning brag/humbled-to-announce" in said
    assert path.read_text(encoding="utf-8") == f"{PLAIN}\nThe end.\n"


def test_arguments_excludes_and_our_own_configuration_are_heeded(team: Team) -> None:
    team.write("a.md", MASKED)
    team.write("old/b.md", MASKED)
    team.write("drafts/c.md", MASKED)
    team.write(".unmask.yaml", "exclude: [drafts/]\n")
    team.configure("unmask", exclude="^old/")
    team.git("add", "--all")

    _, said = team.try_commit()
    assert [line.split(": ")[0] for line in said.splitlines() if ".md:" in line] == ["a.md:1:1"]
    team.configure("unmask", args="[--fail-level, error]", exclude="^old/")
    assert team.try_commit()[0]


def test_a_broken_configuration_is_told_as_such(team: Team) -> None:
    team.write("a.md", PLAIN)
    team.write(".unmask.yaml", "selct: [hype]\n")
    team.configure("unmask")
    passed, said = team.try_commit("a.md", ".unmask.yaml")

    assert not passed
    assert ".unmask.yaml:1: the key “selct” is not known (did you mean “select”?)" in said


def test_the_rewriting_hook_makes_safe_edits_and_leaves_the_rest_alone(team: Team) -> None:
    team.configure("unmask-rewrite")
    path = team.write("a 1.md", f"{MASKED}\n<!-- unmask: ignore: a client's words -->\n{MASKED}\n{PLAIN}")
    passed, said = team.try_commit("a 1.md")

    assert not passed
    assert "files were modified by this hook" in said
    rewritten = f"I've joined Acme.\n\n<!-- unmask: ignore: a client's words -->\n{MASKED}\n{PLAIN}"
    assert path.read_text(encoding="utf-8") == rewritten
    passed, said = team.try_commit("a 1.md")
    assert passed, said
