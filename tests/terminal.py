"""A command on a terminal of its own, as somebody who sits before it sees it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Seen:
    """What a command has shown, with its colours, and its exit code."""

    code: int
    coloured: str

    @property
    def plain(self) -> str:
        return _STYLE.sub("", self.coloured)


def on_terminal(
    command: Sequence[str], *, cwd: Path, columns: int = 80, keys: bytes = b"", environment: Mapping[str, str] = {}
) -> Seen:
    """Run a command on a terminal of so many columns. `keys` are typed whenever it has shown something."""
    keyboard, screen = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    inherited = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "COLORTERM"}}

    def take_terminal() -> None:
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    process = subprocess.Popen(
        command, stdin=screen, stdout=screen, stderr=screen, cwd=cwd, preexec_fn=take_terminal,  # noqa: PLW1509 - tests have one thread
        env={**inherited, "TERM": "xterm-256color", **environment},
    )  # fmt: skip
    os.close(screen)
    shown = b""
    while read := _read(keyboard):
        shown += read
        if keys and process.poll() is None:
            # Not before: what makes a terminal ready to be asked forgets what was typed until then.
            os.write(keyboard, keys)
    os.close(keyboard)
    return Seen(process.wait(), shown.decode().replace("\r\n", "\n"))


def _read(keyboard: int) -> bytes:
    try:
        return os.read(keyboard, 65536)
    except OSError:  # as Linux says that nobody has the other side open any more
        return b""
