"""What a run reads is not what it writes."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from unmask.cli.gather import STDIN, Text
from unmask.errors import UsageFault

if TYPE_CHECKING:
    from unmask.config import Lookup


def spare(
    output: Path | None,
    named: Sequence[Path],
    texts: Sequence[Text],
    lookup: Lookup,
    *,
    lists: Path | None = None,
    renews: bool = False,
) -> None:
    """See that what is written takes the place of nothing that the run reads, whatever links lead to it.

    That are the texts, the configuration, and the packs and baselines that it or the command line names, also where a
    run that fails comes to read none of them. `named` is what the command line names as texts, and `lists` a file that
    names more. What `renews` a baseline may take the place of one. Raises `UsageFault`.
    """
    there = None if output is None or output == STDIN else _stat(output)
    if there is None or not stat.S_ISREG(there.st_mode):
        return
    hit = _first(there, [text.path or STDIN for text in texts])
    # What lies in a folder is most often what an earlier run has written there.
    found = hit is not None and hit not in named and any(hit.is_relative_to(each) for each in named if each.is_dir())
    if hit is None:
        beside = lookup.files(named, {"packs"} if renews else {"packs", "baseline"})
        hit = _first(there, chain([] if lists is None else [lists], beside))
    if hit is not None:
        more = ", or leave this one out with --exclude" if found else ""
        raise UsageFault(f"{output}: is read by this run, and would be lost; write to another file{more}")


def _first(there: os.stat_result, paths: Iterable[Path]) -> Path | None:
    """The first of the paths that leads to what is there."""
    return next((path for path in paths if (one := _stat(path)) is not None and os.path.samestat(one, there)), None)


def _stat(path: Path) -> os.stat_result | None:
    """What the system says of a file, or of standard input; None where it says nothing."""
    try:
        return os.fstat(sys.stdin.fileno()) if path == STDIN else path.stat()
    except (AttributeError, OSError, ValueError):
        return None
