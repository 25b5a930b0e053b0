"""The files that commands write: whole or as they were, whatever happens to the run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests import forked

MASKED = "I'm humbled to announce that I've joined Acme.\n"
OLD = "what was there\n"
FULL = """
import resource, sys
from unmask.cli.app import main
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
sys.argv[:] = ["unmask", *sys.argv[1:]]
main()
"""
STOPPED = """
import os, signal, sys
number, *arguments = sys.argv[1:]
signal.signal(int(number), signal.default_int_handler if int(number) == signal.SIGINT else signal.SIG_DFL)
from unmask.cli.app import main
synced = os.fsync
def end(handle):
    os.kill(os.getpid(), int(number))
    synced(handle)
os.fsync = end
sys.argv[:] = ["unmask", *arguments]
main()
"""
CHANGED = """
import os, sys
from unmask.cli.app import main
synced = os.fsync
def change(handle):
    # What is made ready may be written down before, in the cache.
    if os.path.dirname(os.readlink(f"/proc/self/fd/{handle}")) == os.getcwd():
        with open(target, "a") as file:
            file.write("added meanwhile")
    synced(handle)
os.fsync = change
target, *arguments = sys.argv[1:]
sys.argv[:] = ["unmask", *arguments]
main()
"""


def run(code: str, *arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return forked.said(*arguments, code=code, cwd=cwd)


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".unmask-*")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "post.txt", "--write-baseline", "old.json", "--no-cache"),
        ("check", "post.txt", "--format", "json", "--output", "old.json", "--no-cache"),
        ("score", "post.txt", "--output", "old.json", "--no-cache"),
        ("rewrite", "old.txt", "--in-place"),
        ("init", "--force"),
    ],
)
def test_a_full_disk_tears_no_file(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    held = {"post.txt": MASKED, "old.json": '{"baseline": 1, "findings": []}\n', "old.txt": MASKED + "An owl. " * 20}
    held[".unmask.yaml"] = "# mine\n"
    for name, text in held.items():
        (tmp_path / name).write_text(text)
    done = run(FULL, *arguments, cwd=tmp_path)

    assert done.returncode == 2
    assert "cannot be written: File too large" in done.stderr
    assert "mistake" not in done.stderr
    assert {name: (tmp_path / name).read_text() for name in held} == held
    assert left(tmp_path) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "post.txt", "--write-baseline", "old.json", "--no-cache"),
        ("check", "post.txt", "--format", "json", "--output", "old.json", "--no-cache"),
        ("score", "post.txt", "--output", "old.json", "--no-cache"),
        ("rewrite", "post.txt", "--in-place"),
    ],
)
def test_a_run_that_is_told_to_end_leaves_what_was_there(
    tmp_path: Path, number: signal.Signals, arguments: tuple[str, ...]
) -> None:
    held = {"post.txt": MASKED, "old.json": '{"baseline": 1, "findings": []}\n'}
    for name, text in held.items():
        (tmp_path / name).write_text(text)
    done = run(STOPPED, str(int(number)), *arguments, cwd=tmp_path)

    assert done.returncode == 128 + number
    assert {name: (tmp_path / name).read_text() for name in held} == held
    assert left(tmp_path) == []


@pytest.mark.parametrize("command", ["check", "score"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_waits_for_its_text_can_be_ended(tmp_path: Path, command: str, number: signal.Signals) -> None:
    out = tmp_path / "out.json"
    out.write_text(OLD)
    arguments = [sys.executable, "-m", "unmask", command, "-", "--output", str(out), "--no-cache"]
    with subprocess.Popen(
        arguments,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        preexec_fn=partial(signal.signal, number, signal.SIG_DFL),  # noqa: PLW1509 - nohup has its jobs ignore it
    ) as process:
        while not left(tmp_path):
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(number)
        process.wait()

    assert process.returncode == 128 + number
    assert out.read_text() == OLD
    assert left(tmp_path) == []


def test_a_baseline_holds_names_that_are_not_utf_8(tmp_path: Path) -> None:
    post = tmp_path / os.fsdecode(b"caf\xe9.txt")
    post.write_text(MASKED)
    written = ("check", post.name, "--write-baseline", "old.json", "--no-cache")
    checked = ("check", ".", "--baseline", "old.json", "--no-cache")

    assert forked.run(*written, cwd=tmp_path).returncode == 0
    assert json.loads((tmp_path / "old.json").read_bytes())["findings"][0]["path"] == post.name
    assert forked.run(*checked, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("target", "arguments"),
    [
        ("post.txt", ("rewrite", "post.txt", "other.txt", "--in-place")),
        ("old.json", ("check", "post.txt", "--write-baseline", "old.json", "--no-cache")),
    ],
)
def test_what_came_in_since_a_file_was_read_is_not_lost(
    tmp_path: Path, target: str, arguments: tuple[str, ...]
) -> None:
    held = {"post.txt": MASKED, "old.json": '{"baseline": 1, "findings": []}\n'}
    for name, text in held.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "other.txt").write_text(MASKED)
    done = run(CHANGED, target, *arguments, cwd=tmp_path)

    assert done.returncode == 2
    assert f"{target}: was changed by somebody else since it was read, and is left as it is; run again" in done.stderr
    assert (tmp_path / target).read_text().startswith(held[target] + "added meanwhile")
    assert left(tmp_path) == []
    if arguments[0] == "rewrite":
        assert (tmp_path / "other.txt").read_text() == "I've joined Acme.\n"
