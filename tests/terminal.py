"""A command on a terminal of its own, as somebody who sits before it sees it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import termios
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
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


class Terminal:
    """A command that runs on a terminal, and what it shows."""

    def __init__(self, process: subprocess.Popen[bytes], keyboard: int) -> None:
        self._process = process
        self._keyboard = keyboard
        self._shown = b""

    def until(self, wanted: str) -> str:
        """What it has shown since it was last asked, without colours, up to something or else to its end."""
        while wanted not in self._told() or not wanted:
            read = _read(self._keyboard)
            if not read:
                break
            self._shown += read
        told, self._shown = self._told(), b""
        return told

    def type(self, keys: bytes) -> None:
        """Type keys."""
        os.write(self._keyboard, keys)

    def ended(self) -> int:
        """Wait for its end. The exit code."""
        return self._process.wait(240)

    def _told(self) -> str:
        return _STYLE.sub("", self._shown.decode(errors="ignore")).replace("\r\n", "\n")


@contextmanager
def started(command: Sequence[str], *, cwd: Path, columns: int = 80) -> Iterator[Terminal]:
    """A command on a terminal of its own. It is killed where it has not ended by itself."""
    process, keyboard = _start(command, cwd, columns, {})
    try:
        yield Terminal(process, keyboard)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        os.close(keyboard)


def on_terminal(
    command: Sequence[str], *, cwd: Path, columns: int = 80, keys: bytes = b"", environment: Mapping[str, str] = {}
) -> Seen:
    """Run a command on a terminal of so many columns. `keys` are typed whenever it has shown something."""
    process, keyboard = _start(command, cwd, columns, environment)
    shown = b""
    while read := _read(keyboard):
        shown += read
        if keys and process.poll() is None:
            # Not before: what makes a terminal ready to be asked forgets what was typed until then.
            os.write(keyboard, keys)
    os.close(keyboard)
    return Seen(process.wait(), shown.decode().replace("\r\n", "\n"))


def _start(
    command: Sequence[str], cwd: Path, columns: int, environment: Mapping[str, str]
) -> tuple[subprocess.Popen[bytes], int]:
    keyboard, screen = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    inherited = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "COLORTERM"}}

    def take_terminal() -> None:
        # A shell's background jobs ignore it, and so would what they start.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    process = subprocess.Popen(
        command, stdin=screen, stdout=screen, stderr=screen, cwd=cwd, preexec_fn=take_terminal,  # noqa: PLW1509 - tests have one thread
        env={**inherited, "TERM": "xterm-256color", **environment},
    )  # fmt: skip
    os.close(screen)
    return process, keyboard


def _read(keyboard: int) -> bytes:
    try:
        return os.read(keyboard, 65536)
    except OSError:  # as Linux says that nobody has the other side open any more
        return b""
