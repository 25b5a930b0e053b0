"""Where the output goes."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from unmask.cli.error import UsageFault


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or the file at `path`, which takes the new content whole or keeps what it had.

    Raises `UsageFault` when the file cannot be written.
    """
    if path is None or path == Path("-"):
        yield sys.stdout
        return
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            # A device or a pipe is written to, never replaced.
            with target.open("w", encoding="utf-8") as stream:
                yield stream
            return
        descriptor, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as error:
        raise UsageFault(f"{path}: cannot be written: {error.strerror or error}") from None
    try:
        with open(descriptor, "w", encoding="utf-8", newline="\n") as stream:  # noqa: PTH123 - it is open already
            yield stream
        Path(beside).chmod(_mode(target))
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The permissions a file has, or would have if it were made in the usual way."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
