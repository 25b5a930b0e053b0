"""Each target is tried with the inputs that once broke it and, slowly, with many more."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.fuzz.__main__ import INPUTS
from tests.fuzz.targets import TARGETS

SECONDS = 60
"""For how long each target is tried."""


@pytest.mark.parametrize("name", [place.name for place in sorted(INPUTS.glob("*-*"))])
def test_what_once_broke_a_target_breaks_it_no_more(name: str) -> None:
    TARGETS[name.partition("-")[0]]((INPUTS / name).read_bytes())


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_nothing_breaks_a_target(target: str) -> None:
    command = [sys.executable, "-m", "tests.fuzz", target, str(SECONDS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS * 10)
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-4_000:]
