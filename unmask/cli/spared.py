"""What a run reads is not what it writes."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from unmask.cli.gather import STDIN, Text
from unmask.errors import UsageFault


def spare(output: Path | None, named: Sequence[Path], texts: Iterable[Text], *, lists: Path | None = None) -> None:
    """See that a report takes the place of nothing that the run reads, whatever links lead to it.

    `named` is what the command line names, and `lists` a file that names more. Raises `UsageFault`.
    """
    there = None if output is None or output == STDIN else _stat(output)
    if there is None or not stat.S_ISREG(there.st_mode):
        return
    read = (*(text.path or STDIN for text in texts), *([] if lists is None else [lists]))
    hit = next((path for path in read if (one := _stat(path)) is not None and os.path.samestat(one, there)), None)
    if hit is not None:
        # What lies in a folder is most often what an earlier run has written there.
        found = hit not in named and any(hit.is_relative_to(each) for each in named if each.is_dir())
        more = ", or leave this one out with --exclude" if found else ""
        raise UsageFault(f"{output}: is read by this run, and would be lost; write to another file{more}")


def _stat(path: Path) -> os.stat_result | None:
    """What the system says of a file, or of standard input; None where it says nothing."""
    try:
        return os.fstat(sys.stdin.fileno()) if path == STDIN else path.stat()
    except (AttributeError, OSError, ValueError):
        return None
