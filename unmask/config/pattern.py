"""Path patterns, written as in a .gitignore file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


def matches(patterns: tuple[str, ...], path: Path, base: Path, *, folder: bool = False) -> bool:
    """Whether an absolute `path` matches, read from the absolute folder `base`. What lies elsewhere does not.

    The last pattern that speaks of the path decides, so one that starts with `!` takes back what those before it took.
    """
    if not patterns or path == base or not path.is_relative_to(base):
        return False
    return _spec(patterns).match_file(path.relative_to(base).as_posix() + ("/" if folder else ""))


def is_pattern(text: str) -> bool:
    """Whether this can be read as a pattern at all."""
    try:
        return any(part.include is not None for part in _spec((text,)).patterns)
    except ValueError:
        return False


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
