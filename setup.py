"""The build: the packages of `pyproject.toml`, with the rules made ready, so that the first run need not do it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

MAKE = "import sys, pathlib, unmask.match.ready as ready; ready.build(pathlib.Path(sys.argv[1]))"


class BuildReady(build_py):
    """Builds as ever, and then has what was built make its rules ready."""

    def run(self) -> None:
        """Build all, unless it is installed to be edited, and make the rules ready."""
        super().run()
        if self.editable_mode:
            return
        made = Path(self.build_lib).resolve()
        surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join([str(made), *filter(None, sys.path)])}
        subprocess.run(
            [sys.executable, "-P", "-c", MAKE, str(made / "unmask" / "cache" / "ready.bin")],
            check=True,
            env={**surroundings, "PYTHONDONTWRITEBYTECODE": "1"},
        )


setup(cmdclass={"build_py": BuildReady})
