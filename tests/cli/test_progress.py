"""The bar of a long run, on a real terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

RUN = """
import time
from unmask.cli.process import watched

def slowly():
    for number in range(3):
        time.sleep(%s)
        yield number

print(list(watched(slowly(), lambda: 1500)))
"""


def shown(seconds: float) -> tuple[bytes, bytes]:
    """What stands on the terminal and on standard output, where each of three items takes that long."""
    keyboard, terminal = pty.openpty()
    try:
        done = subprocess.Popen(
            [sys.executable, "-c", RUN % seconds], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=terminal
        )
        os.close(terminal)
        seen = b""
        while True:
            try:
                part = os.read(keyboard, 65536)
            except OSError:
                break
            if not part:
                break
            seen += part
        out, _ = done.communicate(timeout=60)
    finally:
        os.close(keyboard)
    return seen, out


def test_a_long_run_shows_a_bar_on_a_terminal_only() -> None:
    seen, out = shown(0.6)

    assert b"Judging" in seen
    assert b"1500" in seen
    assert out == b"[0, 1, 2]\n"


def test_a_short_run_shows_none() -> None:
    seen, out = shown(0)

    assert seen == b""
    assert out == b"[0, 1, 2]\n"
