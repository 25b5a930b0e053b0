"""What git ignores."""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from unmask.errors import ReadError
from unmask.files import read_file

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

LARGEST = 2**20
"""How many bytes of patterns a file may hold."""


class Ignored:
    """The ignore rules of a folder: its own `.gitignore`, and those of the folders above it in the same repository."""

    def __init__(self, folder: Path, above: Ignored | None = None) -> None:
        self.folder = folder
        self.above = above

    @classmethod
    def of(cls, folder: Path) -> Ignored:
        """The rules that hold in `folder`, read upward to the repository's root if it is in one."""
        folder = folder.resolve()
        chain = [folder]
        while not (chain[-1] / ".git").exists():
            if chain[-1].parent == chain[-1]:
                # In no repository: only what lies below the folder itself counts.
                return cls(folder)
            chain.append(chain[-1].parent)
        ignored: Ignored | None = None
        for one in reversed(chain):
            ignored = cls(one, ignored)
        return ignored or cls(folder)

    @cached_property
    def _spec(self) -> GitIgnoreSpec:
        from unmask.read.pattern import spec_of

        lines: list[str] = []
        for file in (self.folder / ".git" / "info" / "exclude", self.folder / ".gitignore"):
            # As git does, what cannot be read is passed over.
            with suppress(ReadError):
                lines += read_file(file, most=LARGEST).decode("utf-8", "replace").splitlines()
        return spec_of(lines)

    def ignores(self, path: Path, *, folder: bool = False) -> bool:
        """Whether `path`, which lies below this folder, is ignored. The nearest rule that speaks of it decides."""
        level: Ignored | None = self
        while level is not None:
            relative = path.relative_to(level.folder).as_posix() + ("/" if folder else "")
            verdict = level._spec.check_file(relative).include
            if verdict is not None:
                return verdict
            level = level.above
        return False
