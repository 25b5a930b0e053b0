"""`python -m unmask`."""

from __future__ import annotations

import sys
from pathlib import Path

# `python -m` puts the current folder before the installed packages, and that may be anybody's.
if not sys.flags.safe_path and sys.path and Path(sys.path[0] or ".").absolute() == Path.cwd():
    del sys.path[0]

from unmask.cli.app import main

if __name__ == "__main__":
    main()
