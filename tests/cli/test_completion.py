"""Completion as somebody at a prompt gets it: installed, and asked for with the Tab key in a new shell."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PATIENCE = 60.0
"""Seconds after which nothing more is expected of a shell."""
READY = "\x1b[?2004h"
"""What each of them sends when it waits for a command: from now on, pasted text is to be marked as such."""
NEW = {"bash": ["bash", "-i"], "zsh": ["zsh", "-i"], "fish": ["fish", "-i"]}


class Prompt:
    """A new shell of somebody whose home is `home`, at a terminal."""

    def __init__(self, shell: str, home: Path) -> None:
        self.shown = ""
        self._pid, self._keyboard = pty.fork()
        if not self._pid:
            os.chdir(home)
            os.execvpe(shell, NEW[shell], environment(home))

    def type(self, keys: str) -> None:
        os.write(self._keyboard, keys.encode())

    def wait_for(self, text: str) -> bool:
        """Whether `text` was shown since the last time that was waited for."""
        end = time.monotonic() + PATIENCE
        while text not in self.shown and time.monotonic() < end:
            if select.select([self._keyboard], [], [], 1)[0]:
                try:
                    self.shown += os.read(self._keyboard, 4096).decode(errors="replace")
                except OSError:
                    break
        found = text in self.shown
        self.shown = ""
        return found

    def close(self) -> None:
        os.kill(self._pid, 9)
        os.waitpid(self._pid, 0)
        os.close(self._keyboard)


def environment(home: Path) -> dict[str, str]:
    """What a shell is started with: our `unmask` before any other, and nothing of the present home."""
    return {
        "HOME": str(home),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "TERM": "xterm",
        "LANG": "C.UTF-8",
    }


@pytest.mark.parametrize("shell", NEW)
def test_a_new_shell_completes_commands_and_options(shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    # So that zsh does not ask what a new user would like.
    (tmp_path / ".zshrc").touch()
    # Which shell it is is told by what runs the command, so the shell must stay.
    command = [shell, "-c", "unmask --install-completion; true"]
    done = subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, check=False)
    assert f"{shell} completion installed" in done.stdout, done.stderr

    prompt = Prompt(shell, tmp_path)
    try:
        assert prompt.wait_for(READY)
        # The first Tab of a new zsh loads what was installed, and the next one asks it.
        prompt.type("unmask expl\t" + "\t" * (shell == "zsh"))
        assert prompt.wait_for("ain")
        prompt.type("\x15unmask check --fail-l\t")
        assert prompt.wait_for("evel")
    finally:
        prompt.close()
