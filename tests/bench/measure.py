"""Timing whole processes."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


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
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**_installed(), **(env or {})}
        ) as process:
            _, _, usage = os.wait4(process.pid, 0)
            process.returncode = 0
        if number:
            seconds.append(time.perf_counter() - start)
            cpu.append(usage.ru_utime + usage.ru_stime)
            memory = max(memory, usage.ru_maxrss / 1024)
    return Figure(statistics.median(seconds), statistics.median(cpu), memory, runs)


@dataclass(frozen=True)
class Count:
    """How many instructions a command took in user space, and which program counted them."""

    number: int
    counter: str


def instructions(command: Sequence[str], *, env: Mapping[str, str] | None = None) -> Count | None:
    """The instructions of a command, counted by perf, or else by callgrind; None where neither works."""
    return _by_perf(command, env) or _by_callgrind(command, env)


def _by_perf(command: Sequence[str], env: Mapping[str, str] | None) -> Count | None:
    if not shutil.which("perf"):
        return None
    done = _counted(["perf", "stat", "-x", ",", "-e", "instructions:u", *command], env)
    found = re.search(r"^(\d+),[^,]*,instructions", done, re.MULTILINE)
    return Count(int(found[1]), "perf") if found else None


def _by_callgrind(command: Sequence[str], env: Mapping[str, str] | None) -> Count | None:
    if not shutil.which("valgrind"):
        return None
    done = _counted(["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}", *command], env)
    found = re.search(r"Collected : (\d+)", done)
    return Count(int(found[1]), "callgrind") if found else None


def _counted(command: Sequence[str], env: Mapping[str, str] | None) -> str:
    """What a command says on standard error, with the order of sets the same every time."""
    surroundings = {**_installed(), "PYTHONHASHSEED": "0", **(env or {})}
    return subprocess.run(command, capture_output=True, text=True, env=surroundings, check=False).stderr


def _installed() -> dict[str, str]:
    """This environment as programs that are installed find it, with their modules compiled once for all runs."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
