"""Many texts in one run take no more memory than some, and many runs on one cache agree."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SOAK = """
import random, sys
from unmask.checker import Checker
from unmask.types.source import Source

chance = random.Random(1)
PARTS = [
    "I'm humbled to announce that I've joined {}.", "We moved shelf {} to the left.", "It's not {}. It's {}.", "Agree?",
    "The result? {} more {}.", "She sold {} hinges to a school in {}.", "We leverage {} to unlock {}.", "→ {}", "#{}",
]

def post():
    lines = [chance.choice(PARTS) for _ in range(chance.randint(3, 12))]
    word = lambda: "".join(chance.choice("abcdefghij") for _ in range(chance.randint(3, 9)))
    return "\\n\\n".join(line.format(*(word() for _ in range(line.count("{}")))) for line in lines)

def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

checker = Checker()
count, every = int(sys.argv[1]), int(sys.argv[2])
for number, report in enumerate(checker.check_all(Source("-", post()) for _ in range(count)), start=1):
    if number % every == 0:
        print(number, resident(), flush=True)
"""
"""Prints how many kilobytes the process holds after so many posts."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system does not say what a process holds")
def test_memory_stays_flat_over_many_posts() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SOAK, "3000", "500"], capture_output=True, text=True, check=True
    ).stdout.split()
    held = [int(each) for each in done[1::2]]

    assert len(held) == 6
    assert held[-1] - held[1] < 24 * 1024


@pytest.mark.parametrize("runs", [2, 4, 8])
def test_runs_at_once_on_one_cache_agree(tmp_path: Path, runs: int) -> None:
    for number in range(12):
        said = f"I'm humbled to announce that I've joined Acme {number}.\n\nWe moved the shelf.\n\nAgree?\n"
        (tmp_path / f"{number}.txt").write_text(said)
    command = [sys.executable, "-m", "unmask", "check", "--format", "json", "."]
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    at_once = [
        subprocess.Popen(command, cwd=tmp_path, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(runs)
    ]
    told = [each.communicate() for each in at_once]
    alone = subprocess.run([*command, "--no-cache"], cwd=tmp_path, capture_output=True, check=False)

    assert json.loads(alone.stdout)["documents"]
    assert {out for out, _ in told} == {alone.stdout}
    assert {faults for _, faults in told} == {alone.stderr}
    assert not list((tmp_path / "cache").rglob(".unmask-*"))
