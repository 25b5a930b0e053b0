"""Where the cache lies."""

from __future__ import annotations

import os
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
    from platformdirs import user_cache_path

    try:
        return user_cache_path("unmask", appauthor=False)
    except RuntimeError:
        # Without a home there is no place of the user's own; nothing can be kept here.
        return Path(os.devnull) / "unmask"


def make_private(folder: Path, file: Path, *beside: Path) -> None:
    """Make the folder and a file in it, if they are not there, and let nobody but the user read the files.

    `beside` are files that may be there too. A folder that was there keeps its permissions: it may hold more than a
    cache. Raises `OSError` and `WriteError`.
    """
    if not folder.is_dir():
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        write_file(folder / "CACHEDIR.TAG", _TAG.encode())
        write_file(folder / ".gitignore", b"*\n")
    os.close(os.open(file, os.O_CREAT | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0), 0o600))
    for each in (file, *beside):
        if each.exists() and each.stat().st_mode & 0o077:
            each.chmod(0o600)
