"""Faults at every system call on the way of every file that is written: it holds what it held, or all that is new."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.strace import FAULTS, STRACE, TRACED, needs_strace
from unmask.write import PREFIX, YOUNG, clear

pytestmark = [pytest.mark.slow, needs_strace]

OLD, NEW = b"what was there\n" * 800, b"all that is new\n" * 5_000

# What it takes is loaded by the time that the faults begin.
WRITER = """
import os, sys
from pathlib import Path
import fcntl, shutil, sqlite3, warnings
from unmask.cache.store import Store
from unmask.errors import WriteError
from unmask.write import write_file, write_new, writing
way, place = sys.argv[1], Path(sys.argv[2])
old, new = Path(sys.argv[3]).read_bytes(), Path(sys.argv[4]).read_bytes()
def write():
    if way == "replaced":
        write_file(place, new, was=old)
    elif way == "new":
        write_new(place, new)
    elif way == "streamed":
        with writing(place) as file:
            for start in range(0, len(new), 1000):
                file.write(new[start:start + 1000])
    else:
        store = Store(place)
        for number in range(20):
            store.put(b"%032d" % number, new)
        store.close()
print("ready", flush=True)
sys.stdin.readline()
try:
    write()
except WriteError:
    os._exit(3)
else:
    os._exit(0)
"""
TOLD = {0: "written", 3: "refused", -9: "killed"}
"""What the writer says by how it ends."""

WAYS = ("replaced", "new", "streamed", "kept")


def run(way: str, folder: Path, *inject: str) -> tuple[str, str]:
    """What the writer says when the faults come, and the calls that it made."""
    (folder / "in").mkdir()
    old, new, place = folder / "in" / "old", folder / "in" / "new", folder / "out" / "post.txt"
    place.parent.mkdir()
    old.write_bytes(OLD)
    new.write_bytes(NEW)
    if way in {"replaced", "streamed"}:
        place.write_bytes(OLD)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, way, str(place if way != "kept" else place.parent), str(old), str(new)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    log = folder / "log"
    tracer = subprocess.Popen(
        [STRACE, "-f", "-o", str(log), "-e", TRACED, *inject, "-p", str(writer.pid)],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert tracer.stderr is not None
    said = tracer.stderr.readline()
    if "attached" not in said:
        writer.kill()
        pytest.skip(f"strace may not look at processes here: {said}")
    said, _ = writer.communicate("go\n", timeout=120)
    tracer.wait(timeout=60)
    return TOLD.get(writer.returncode, said), log.read_text()


def calls(way: str, folder: Path) -> Counter[str]:
    """How often each call is made on the way of a file when nothing goes wrong."""
    folder.mkdir()
    told, log = run(way, folder)
    assert told == "written"
    return Counter(re.findall(r"^\d+ +(\w+)\(", log, re.MULTILINE))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_at_any_call_tears_no_file(tmp_path: Path, way: str, fault: str) -> None:
    tried = 0
    for call, times in calls(way, tmp_path / "first").items():
        for number in range(1, min(times, 12) + 1):
            folder = tmp_path / f"{call}-{number}"
            folder.mkdir()
            told, _ = run(way, folder, "-e", f"inject={call}:{FAULTS[fault]}:when={number}")
            tried += 1
            _is_whole(
                way, fault == "killed" or call == "unlink", folder / "out", told, f"{fault} at {call} {number}: {told}"
            )
            shutil.rmtree(folder)
    assert tried >= 5


def _is_whole(way: str, later: bool, out: Path, told: str, why: str) -> None:
    assert told in TOLD.values(), why
    if way == "kept":
        _opens(out, why)
        return
    place = out / "post.txt"
    held = place.read_bytes() if place.exists() else None
    assert held in (NEW, None if way == "new" else OLD), why
    if told == "written":
        assert held == NEW, why
    # What a killed run leaves, or one that may not delete, the next run clears.
    clear(out, now=(out.stat().st_mtime + 2 * YOUNG) if later else None)
    assert not [each.name for each in out.iterdir() if each.name.startswith(PREFIX)], why


def _opens(folder: Path, why: str) -> None:
    """A cache goes on to be used: what it gives is whole, and it takes what is new."""
    from unmask.cache.store import Store

    store = Store(folder)
    for number in range(20):
        assert store.get(b"%032d" % number) in (NEW, None), why
    store.put(b"%032d" % 99, b"new")
    store.close()
    assert Store(folder).get(b"%032d" % 99) == b"new", why
