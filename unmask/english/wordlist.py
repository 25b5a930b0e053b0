"""Word lists: how the files in `data` are read, and how they become expressions.

A file holds sections, each opened by its name in square brackets. Lines that start with # say what a section is for.
`grammar` has what words do in a sentence; the other files have what they mean, each for one use that is made of it.
The files are plain text rather than YAML, so that a section costs a `str.split` and no parser.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "data"


@cache
def sections(file: str) -> Mapping[str, tuple[str, ...]]:
    """The lines of each section of a file in `data`, without empty ones and comments. `file` has no suffix."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (_FOLDER / f"{file}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return {name: tuple(listed) for name, listed in found.items()}


def words(file: str, section: str) -> tuple[str, ...]:
    """The words of a section, which white space keeps apart, in their order."""
    return tuple(word for line in sections(file)[section] for word in line.split())


def phrases(file: str, section: str) -> tuple[str, ...]:
    """The entries of a section that may be of several words: they are kept apart by commas and line ends."""
    return tuple(entry.strip() for line in sections(file)[section] for entry in line.split(",") if entry.strip())


@cache
def alternatives(file: str, *names: str) -> str:
    r"""An expression for any entry of the sections named, the longest first, as a group that is not captured.

    A section with a comma in it lists phrases, and any other lists words. An entry may use the signs of expressions:
    `leaders?`, `recommend\w*`. Apostrophes match curly ones too. It fits into expressions with `re.VERBOSE` as well.
    Raises `KeyError` for a section that the file lacks.
    """
    listed = dict.fromkeys(entry for name in names for entry in _entries(file, name))
    ordered = sorted(listed, key=len, reverse=True)
    return f"(?:{'|'.join(ordered)})".replace(" ", r"\ ").replace("'", "['’]")


def _entries(file: str, section: str) -> tuple[str, ...]:
    commas = any("," in line for line in sections(file)[section])
    return phrases(file, section) if commas else words(file, section)
