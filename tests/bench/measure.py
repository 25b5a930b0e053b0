"""Timing whole processes."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """What some runs of one command took.

    `seconds` are by the clock and `cpu` those of all processors together, medians both; `memory` is the most that one
    process took, in MiB.
    """

    seconds: float
    cpu: float
    memory: float
    runs: int


def timed(
    command: Sequence[str],
    *,
    runs: int,
    before: Callable[[], None] = lambda: None,
    env: Mapping[str, str] | None = None,
    warm: bool = True,
) -> Figure:
    """The figure of a command, with `warm` after one run that is not counted. `before` is called before each."""
    seconds, cpu, memory = [], [], 0.0
    for number in range(0 if warm else 1, runs + 1):
        before()
        start = time.perf_counter()
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **(env or {})}
        ) as process:
            _, _, usage = os.wait4(process.pid, 0)
            process.returncode = 0
        if number:
            seconds.append(time.perf_counter() - start)
            cpu.append(usage.ru_utime + usage.ru_stime)
            memory = max(memory, usage.ru_maxrss / 1024)
    return Figure(statistics.median(seconds), statistics.median(cpu), memory, runs)


def instructions(command: Sequence[str], *, env: Mapping[str, str] | None = None) -> int | None:
    """How many instructions a command takes, by callgrind or else perf; None where neither works."""
    surroundings = {**os.environ, "PYTHONHASHSEED": "0", **(env or {})}
    if shutil.which("valgrind"):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder, "out")
            done = subprocess.run(
                ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *command],
                capture_output=True, text=True, env=surroundings, check=False,
            )  # fmt: skip
        if found := re.search(r"Collected : (\d+)", done.stderr):
            return int(found[1])
    if shutil.which("perf"):
        done = subprocess.run(
            ["perf", "stat", "-x", ",", "-e", "instructions:u", *command],
            capture_output=True, text=True, env=surroundings, check=False,
        )  # fmt: skip
        if found := re.search(r"^(\d+),,instructions", done.stderr, re.MULTILINE):
            return int(found[1])
    return None
