"""Each target is tried with the inputs that once broke it and, slowly, with many more."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.__main__ import INPUTS
from tests.fuzz.targets import CONFIGURED, PACK, TARGETS
from unmask.config.file import read_file
from unmask.rulebook import load_pack

SECONDS = 60
"""For how long each target is tried."""


@pytest.mark.parametrize("name", [place.name for place in sorted(INPUTS.glob("*-*"))])
def test_what_once_broke_a_target_breaks_it_no_more(name: str) -> None:
    TARGETS[name.partition("-")[0]]((INPUTS / name).read_bytes())


def test_what_is_edited_is_taken_as_it_is(tmp_path: Path) -> None:
    assert load_pack(PACK, "demo.yaml").rules
    for name, text in CONFIGURED.items():
        (tmp_path / name).write_text(text)
        assert len(read_file(tmp_path / name, name).givens) == 7


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_nothing_breaks_a_target(target: str) -> None:
    command = [sys.executable, "-m", "tests.fuzz", target, str(SECONDS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS * 10)
    assert done.returncode == 0, done.stdout[-2_000:] + done.stderr[-4_000:]
