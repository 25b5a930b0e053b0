"""What is to be written, and what is there already."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path


class WriteError(Exception):
    """A file that cannot be written. `name` is what the user called it, `message` what is wrong and how to mend it."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.name = str(path)
        self.message = message

    @classmethod
    def of(cls, path: Path, error: OSError | ValueError) -> WriteError:
        """What the system says against writing a file, as our error; a name that cannot be is a `ValueError`."""
        return cls(path, f"cannot be written: {getattr(error, 'strerror', None) or error}")


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
    """The target of writing to `path`. Raises `WriteError` for a folder, and for links that lead in a ring."""
    try:
        there = path.stat()
    except FileNotFoundError:
        # A link may lead to where nothing is yet; that is where the file is to be.
        return Target(Path(os.path.realpath(path)), None)
    except (OSError, ValueError) as error:
        raise WriteError.of(path, error) from None
    if stat.S_ISDIR(there.st_mode):
        raise WriteError(path, "is a folder; name a file")
    return Target(Path(os.path.realpath(path)), there)
