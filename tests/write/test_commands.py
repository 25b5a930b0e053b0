"""Faults at every system call on the way of every file that a command writes, while the command runs as it is.

`ALL_FAULTS=1 pytest -m slow tests/write/test_commands.py -rP | grep "faults in"` tries every fault with every file, in
some ten minutes of the processor, and says how many there were. Without it every file is tried with the gravest.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import forked, strace
from tests.strace import STRACE, TRACED, needs_strace
from unmask.write import PREFIX, SUFFIX, YOUNG, clear

FAULTS = {**strace.FAULTS, "told to end": "signal=TERM", "broken off": "signal=INT"}
ENDS = {"killed": -9, "told to end": 143, "broken off": 130}
"""What a run ends with when it is ended; what it ends with otherwise is the fault's 2, or as if there were none."""

MASKED = "I'm humbled to announce that I've joined Acme.\n\nWe leverage 12 shelves.\n"
OLD = b'{\n  "baseline": 1,\n  "findings": []\n}\n'
STYLE = "extends: existence\nmessage: Say it plainly.\ntokens:\n  - leverage\n"
CHECK = "check post.txt --no-cache --fail-level never"

# What a command loads is loaded by the time that the faults begin. The keyboard's answer is always yes.
CODE = """
import io, os, signal, sys, time
from pathlib import Path
import csv, json, shutil, yaml
import jinja2, rich.console
import unmask.cli.walk as walk
from unmask import write
from unmask.checker import usual
from unmask.cli import packs
from unmask.cli.app import main
signal.signal(signal.SIGINT, signal.default_int_handler)
for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
walk._key = lambda: "y"
walk._terminal = lambda: open(os.devnull, "w")
os.urandom = lambda count: bytes(count)
few = int(os.environ.get("FEW_BYTES", "0"))
if few:
    class Few(write._Named):
        def write(self, data):
            return super().write(bytes(data[:few]))
    write._Named = Few
if "MOST_BYTES" in os.environ:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(os.environ["MOST_BYTES"]),) * 2)
if "WAITING" in os.environ:
    waiting = Path(os.environ["WAITING"])
    (waiting / "number").write_text(str(os.getpid()))
    (waiting / "number").rename(waiting / "pid")
    while not (waiting / "go").exists():
        time.sleep(0.002)
sys.argv[:] = ["unmask", *sys.argv[1:]]
main()
"""
TEMPORARY = f"{PREFIX}{'00' * 8}{SUFFIX}"
"""What a temporary file is called where nothing is random."""


@dataclass(frozen=True, slots=True)
class Way:
    """A command that writes a file, what the file is called and what it holds before; None where it is to be new."""

    command: str
    target: str
    old: bytes | None = OLD


WAYS = {
    "a report": Way(f"{CHECK} --format json -o out/report.json", "report.json"),
    "a new report": Way(f"{CHECK} -o out/report.txt", "report.txt", None),
    "a SARIF log": Way(f"{CHECK} --format sarif -o out/report.sarif", "report.sarif"),
    "a baseline": Way(f"{CHECK} --write-baseline out/known.json", "known.json"),
    "a ranking": Way("score post.txt --no-cache -o out/ranking.csv", "ranking.csv"),
    "an HTML page": Way("score post.txt --no-cache -o out/page.html", "page.html"),
    "a text in place": Way("rewrite out/mine.txt --in-place --no-config", "mine.txt", MASKED.encode()),
    "a text at the keyboard": Way("rewrite out/mine.txt --interactive --in-place", "mine.txt", MASKED.encode()),
    "a configuration": Way("init", ".unmask.yaml", None),
    "another configuration": Way("init --force", ".unmask.yaml", b"# mine\n"),
    "a pack": Way("rules new house-style out/house.yaml", "house.yaml", None),
    "a pack from Vale": Way("rules import-vale styles/Team -o out/team.yaml", "team.yaml", None),
}


GRAVEST = {"no space", "killed"}
MOST_AT_ONCE = 4
"""How many calls of a kind there are faults in, from the first and from the last on: a report is written in many."""
TRIED = [
    (fault, way)
    for way in WAYS
    for fault in FAULTS
    if os.environ.get("ALL_FAULTS") or fault in GRAVEST or way in {"a baseline", "a text in place"}
]


@dataclass(frozen=True, slots=True)
class Done:
    """How a run ended, what it said, and what the file holds; None where there is none."""

    code: int
    said: str
    held: bytes | None
    log: str = ""


def prepared(folder: Path, way: Way) -> Path:
    """The file that is to be written, in a folder with all that the command needs."""
    out = folder / "out"
    out.mkdir(parents=True)
    (folder / "post.txt").write_text(MASKED)
    (folder / "styles" / "Team").mkdir(parents=True)
    (folder / "styles" / "Team" / "Plain.yml").write_text(STYLE)
    if way.old is not None:
        (out / way.target).write_bytes(way.old)
    return out / way.target


def run(way: Way, folder: Path, *inject: str, **environment: str) -> Done:
    """What becomes of the file when the faults come; `log` has the calls where there are any to inject."""
    place = prepared(folder, way)
    given = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), **environment}
    given.pop("UNMASK_TRACEBACK", None)
    arguments = way.command.split()
    # A configuration is written where one is.
    cwd = place.parent if arguments[0] == "init" else folder

    def start() -> subprocess.CompletedProcess[bytes]:
        return forked.run(*arguments, cwd=cwd, environment=given, code=CODE)

    log = ""
    if inject:
        given["WAITING"] = str(folder)
        with ThreadPoolExecutor(1) as beside:
            done, log = _watched(beside.submit(start), place, folder, inject)
    else:
        done = start()
    held = place.read_bytes() if place.exists() else None
    return Done(done.returncode, done.stderr.decode(), held, log)


def _watched(
    running: Future[subprocess.CompletedProcess[bytes]], place: Path, folder: Path, inject: tuple[str, ...]
) -> tuple[subprocess.CompletedProcess[bytes], str]:
    while not (folder / "pid").exists():
        if running.done():
            raise AssertionError(running.result().stderr)
        time.sleep(0.002)
    log = folder / "log"
    paths = [each for path in (place, place.parent / TEMPORARY, place.parent) for each in ("-P", str(path))]
    tracer = subprocess.Popen(
        [STRACE, "-f", "-y", "-o", str(log), *paths, *inject, "-p", (folder / "pid").read_text()],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert tracer.stderr is not None
    said = tracer.stderr.readline()
    (folder / "go").touch()
    done = running.result(timeout=300)
    tracer.communicate(timeout=60)
    if "attached" not in said:
        pytest.skip(f"strace may not look at processes here: {said}")
    return done, log.read_text()


CALLED = re.compile(r"^\d+ +(\w+)\(", re.MULTILINE)


def alone(way: Way, folder: Path) -> Done:
    """The command with nothing in its way."""
    done = run(way, folder, "-e", TRACED)
    assert done.code == 0, done.said
    assert done.held not in (None, way.old)
    shutil.rmtree(folder)
    return done


@pytest.fixture
def counted() -> Iterator[Counter[str]]:
    """How many faults there were, which is said in the end."""
    faults: Counter[str] = Counter()
    yield faults
    print(f"{faults.total()} faults in {', '.join(f'{call} {number}' for call, number in faults.items())}")


@pytest.mark.slow
@needs_strace
@pytest.mark.parametrize(("fault", "name"), TRIED)
def test_a_fault_at_any_call_tears_no_file_of_a_command(
    tmp_path: Path, name: str, fault: str, counted: Counter[str]
) -> None:
    way = WAYS[name]
    usual = alone(way, tmp_path / "alone")
    for call, times in Counter(CALLED.findall(usual.log)).items():
        for number in range(1, times + 1):
            if MOST_AT_ONCE < number <= times - MOST_AT_ONCE:
                continue
            folder = tmp_path / f"{call}-{number}"
            done = run(way, folder, "-e", f"trace={call}", "-e", f"inject={call}:{FAULTS[fault]}:when={number}")
            why = f"{fault} at {call} {number}: {done.code} {done.said}"
            assert "INJECTED" in done.log or "+++ killed" in done.log or "--- SIG" in done.log, why
            counted[call] += 1
            _is_whole(way, usual, done, folder / "out", why, ended=ENDS.get(fault), later=call == "unlink")
            shutil.rmtree(folder)
    assert counted["write"]
    assert counted["fsync"]


def _is_whole(way: Way, usual: Done, done: Done, out: Path, why: str, *, ended: int | None, later: bool) -> None:
    assert done.code in ({0, ended} if ended is not None else {0, 2}), why
    assert done.held in (usual.held, way.old), why
    assert "mistake" not in done.said, why
    assert "Traceback" not in done.said, why
    if done.code == 0:
        assert done.held == usual.held, why
    elif ended is None:
        assert way.target in done.said, why
    if later or ended == ENDS["killed"]:
        # What a killed run leaves, or one that may not delete, the next run clears.
        clear(out, now=out.stat().st_mtime + 2 * YOUNG)
    assert not [each.name for each in out.iterdir() if each.name.startswith(PREFIX)], why


@pytest.mark.parametrize("name", [pytest.param(each, marks=pytest.mark.slow) for each in WAYS if each != "a baseline"])
@pytest.mark.parametrize("part", [0.0, 0.1, 0.5, 0.99])
def test_a_disk_that_is_full_on_the_way_tears_no_file_of_a_command(tmp_path: Path, name: str, part: float) -> None:
    way = WAYS[name]
    usual = run(way, tmp_path / "alone")
    assert usual.held is not None
    done = run(way, tmp_path / "full", MOST_BYTES=str(int(part * len(usual.held))))

    assert done.code == 2, done.said
    assert f"{way.target}: cannot be written: File too large" in done.said
    assert done.held == way.old
    assert not [*(tmp_path / "full" / "out").glob(f"{PREFIX}*")]


@pytest.mark.parametrize(
    "name", [pytest.param(each, marks=() if each == "a baseline" else pytest.mark.slow) for each in WAYS]
)
def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_all_of_them(tmp_path: Path, name: str) -> None:
    usual = run(WAYS[name], tmp_path / "alone")
    few = run(WAYS[name], tmp_path / "few", FEW_BYTES="7")

    assert usual.code == few.code == 0, few.said
    assert few.held == usual.held not in (None, WAYS[name].old)
