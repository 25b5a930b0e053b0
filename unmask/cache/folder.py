"""Where the cache lies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from unmask.write import write_file

VARIABLE = "UNMASK_CACHE_DIR"

_TAG = """Signature: 8a477f597d28d172789f06886806bc55
# This folder holds the cache of unmask, and may be left out of backups. See https://bford.info/cachedir/
"""


def default_folder() -> Path:
    """The folder that `UNMASK_CACHE_DIR` names, or the user's own place for caches on this system."""
    if told := os.environ.get(VARIABLE):
        return Path(told)
    # The XDG rules say that a path which is not absolute does not count.
    if (xdg := os.environ.get("XDG_CACHE_HOME")) and os.path.isabs(xdg):  # noqa: PTH117 - the same, and no new object
        return Path(xdg) / "unmask"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "unmask" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "unmask"
    return Path.home() / ".cache" / "unmask"


def make_private(folder: Path, file: Path) -> None:
    """Make the folder, if it is not there, and a file in it, both for the user's eyes only.

    A folder that is there already keeps its permissions; the file has its own. Raises `OSError` and `WriteError`.
    """
    if not folder.is_dir():
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        write_file(folder / "CACHEDIR.TAG", _TAG.encode())
        write_file(folder / ".gitignore", b"*\n")
    os.close(os.open(file, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
    if file.stat().st_mode & 0o077:
        file.chmod(0o600)
