"""Word lists: how the files in `data` are read, and how they become expressions.

A file holds sections, each opened by its name in square brackets. Lines that start with # say what a section is for.
The files are plain text rather than YAML, so that a section costs a `str.split` and no parser.
"""

from __future__ import annotations

import re
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


def any_of(listed: str) -> str:
    """An expression for any of the words and phrases listed, which bars and line ends keep apart."""
    entries = (entry.strip() for entry in re.split(r"[|\n]", listed))
    return f"(?:{'|'.join(entry for entry in entries if entry)})"


def opening(listed: str) -> re.Pattern[str]:
    """What matches a text that opens with one of the words listed, in either case."""
    return re.compile(rf"^{any_of(listed)}\b", re.IGNORECASE)


KINDS_OF_PEOPLE = any_of("""
    people | founders? | leaders? | companies | teams? | marketers? | users? | engineers? | developers? | managers?
    writers? | creators? | brands? | organi[sz]ations? | businesses | candidates? | investors? | sellers? | salespeople
    executives? | employees? | designers? | startups? | entrepreneurs? | professionals? | speakers? | recruiters?
    bosses | readers? | products? | strategy | strategies | others | some
""")
"""Whom posts sort into those who know and those who do not."""
