"""The command `unmask`, and `python -m unmask`."""

from __future__ import annotations

import os
import sys

# `python -m` puts the current folder before the installed packages, and that may be anybody's: `pathlib` too.
if not sys.flags.safe_path and sys.path and os.path.abspath(sys.path[0] or ".") == os.getcwd():  # noqa: PTH100, PTH109
    del sys.path[0]

# Not `signal`, which takes a moment to load in which nothing answers an interrupt yet.
import _signal as signal  # type: ignore[import-not-found, unused-ignore]


def main() -> None:
    """Run the command line. Always ends in `SystemExit`, or by an interrupt that comes while it is being loaded."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        # Nothing is there yet that could answer one, and Python would show where it was.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from unmask.cli.app import main as run

    run()


if __name__ == "__main__":
    main()
