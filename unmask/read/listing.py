"""Lists of paths, as `find` and `git ls-files` write them."""

from __future__ import annotations

import os
from pathlib import Path


def read_listing(data: bytes) -> tuple[Path, ...]:
    """The paths in a list: parted by NUL where it holds one, otherwise one a line. Empty ones are none."""
    parts = data.split(b"\0") if b"\0" in data else data.removeprefix(b"\xef\xbb\xbf").splitlines()
    return tuple(Path(os.fsdecode(part)) for part in parts if part.strip())
