"""What was given, and where: single values of configuration that remember their origin."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

Value = str | float | bool | tuple[str, str]
"""One value of a key: a word, a number, a switch, or a name with its level."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was given: a file, with the line counted from 1, or an option, with no line."""

    name: str
    line: int | None = None

    def __str__(self) -> str:
        return self.name if self.line is None else f"{self.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class Given:
    """One value of one key; a list is given as many. `pattern` says which paths it is for, and None means all."""

    key: str
    value: Value
    origin: Origin
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """All that one file or one command line gives. Paths and patterns in it count from the folder `base`."""

    base: Path
    givens: tuple[Given, ...] = ()
