"""Finding configuration: from a folder upward to the repository's root, the nearest wins."""

from __future__ import annotations

from pathlib import Path

from unmask.config.error import ConfigError, Fault
from unmask.config.file import has_table
from unmask.config.given import Origin

OWN = (".unmask.yaml", ".unmask.yml")
PROJECT = "pyproject.toml"


class Finder:
    """Where configuration lies. Remembers each folder it has looked into."""

    def __init__(self) -> None:
        self._found: dict[Path, Path | None] = {}

    def find(self, folder: Path) -> Path | None:
        """The file that applies in an absolute `folder`, or None. Raises `ConfigError` where two files compete.

        The search ends at the root of the repository, or at that of the file system where there is no repository.
        """
        if folder not in self._found:
            here = _in(folder)
            if here is None and not _there(folder / ".git") and folder.parent != folder:
                here = self.find(folder.parent)
            self._found[folder] = here
        return self._found[folder]


def own_files(folder: Path) -> tuple[Path, ...]:
    """Every file in a folder that configures this program. Raises `ConfigError` for one that cannot be read."""
    own = tuple(folder / name for name in OWN if _there(folder / name))
    project = folder / PROJECT
    return (*own, project) if _there(project) and has_table(project) else own


def _in(folder: Path) -> Path | None:
    found = own_files(folder)
    if len(found) > 1:
        both = " and ".join(path.name for path in found)
        raise ConfigError((Fault(Origin(str(found[0])), f"{both} in one folder both configure unmask; keep one"),))
    return found[0] if found else None


def _there(path: Path) -> bool:
    """Whether a file or folder can be seen. Above a folder that we may read there can be some that we may not."""
    try:
        return path.exists()
    except OSError:
        return False
