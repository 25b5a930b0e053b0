"""What is to be written, and what is there already."""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from unmask.errors import WriteError


@dataclass(frozen=True, slots=True)
class Target:
    """The file that a path leads to, through links, and what the system says of it; None when it is not there yet."""

    place: Path
    there: os.stat_result | None

    @property
    def regular(self) -> bool:
        """Whether it can be replaced at all: devices and pipes are written to as they are."""
        return self.there is None or stat.S_ISREG(self.there.st_mode)


def find_target(path: Path) -> Target:
    """The target of writing to `path`.

    Raises `WriteError` for a folder, for links that lead in a ring, and for a file that may not be replaced: one that
    is read-only, and one with several names, of which all but one would go on showing what it held. To write into such
    a file as it is could tear it.
    """
    try:
        there = path.stat()
    except FileNotFoundError:
        # A link may lead to where nothing is yet; that is where the file is to be.
        return Target(Path(os.path.realpath(path)), None)
    except (OSError, ValueError) as error:
        raise WriteError.of(path, error) from None
    if stat.S_ISDIR(there.st_mode):
        raise WriteError(path, "is a folder; name a file")
    target = Target(Path(os.path.realpath(path)), there)
    if target.regular:
        if not there.st_mode & 0o222 or not os.access(target.place, os.W_OK):
            raise WriteError(path, "is read-only; allow writing to it first")
        if there.st_nlink > 1:
            raise WriteError(
                path,
                f"has {there.st_nlink} names (hard links), which replacing it would part; make a copy and use that",
            )
    return target


def take_over(target: Target, place: Path, handle: int) -> None:
    """Give the file that is to replace a target, at `place` and open as `handle`, its owner, permissions and more.

    Raises `PermissionError` where the owner or the group cannot be kept.
    """
    if target.there is None:
        return
    made = os.fstat(handle)
    if (made.st_uid, made.st_gid) != (target.there.st_uid, target.there.st_gid):
        os.fchown(handle, target.there.st_uid, target.there.st_gid)
    # After the owner, for a change of owner takes some permissions away; with lists of access and other attributes.
    shutil.copystat(target.place, place)
