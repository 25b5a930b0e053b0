"""A Vale style as it lies in its folder: one YAML file a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unmask.errors import ReadError
from unmask.files import read_file
from unmask.rulebook import PackError
from unmask.rulebook.located import read_located
from unmask.rulebook.origin import LARGEST

YAML = frozenset({".yml", ".yaml"})


class StyleError(Exception):
    """A folder that is no Vale style. The message says what was looked for."""


@dataclass(frozen=True, slots=True)
class ValeRule:
    """One rule of a style: its file and its keys. `fault` says why the file could not be read, if it could not."""

    file: str
    keys: Mapping[str, Any]
    fault: str | None = None

    @property
    def name(self) -> str:
        """The rule's name, which is its file's."""
        return Path(self.file).stem

    def strings(self, key: str) -> tuple[str, ...]:
        """The entries of a list; none when it is missing."""
        value = self.keys.get(key) or ()
        return tuple(str(each) for each in value) if isinstance(value, list) else ()

    def flag(self, key: str) -> bool:
        """Whether a switch is on."""
        return self.keys.get(key) is True


def read_style(folder: Path) -> tuple[str, tuple[ValeRule, ...]]:
    """The name of the style in a folder, and its rules in the order of their names.

    The folder is the style itself, or holds exactly one. Raises `StyleError`.
    """
    if not folder.is_dir():
        raise StyleError(f"{folder}: there is no such folder; name the folder that holds a style's .yml files")
    found = {each: rules for each in (folder, *_inside(folder)) if (rules := _rules(each))}
    if not found:
        raise StyleError(f"{folder}: no Vale style is here; a style is a folder of .yml files that have “extends”")
    if folder in found:
        return folder.resolve().name, found[folder]
    if len(found) > 1:
        names = ", ".join(str(each) for each in found)
        raise StyleError(f"{folder}: there are several styles here ({names}); name one of them")
    ((one, rules),) = found.items()
    return one.name, rules


def _inside(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if each.is_dir() and not each.name.startswith("."))


def _rules(folder: Path) -> tuple[ValeRule, ...]:
    files = sorted(file for file in folder.iterdir() if file.suffix in YAML and not file.name.startswith("."))
    rules = [rule for file in files if (rule := _rule(file)) is not None]
    return tuple(rules) if any(rule.keys for rule in rules) else ()


def _rule(file: Path) -> ValeRule | None:
    try:
        value = read_located(read_file(file, most=LARGEST).decode("utf-8-sig"), file.name).value
    except (ReadError, UnicodeDecodeError) as error:
        return ValeRule(file.name, {}, f"cannot be read: {error}")
    except PackError as error:
        return ValeRule(file.name, {}, error.problems[0].message)
    return ValeRule(file.name, value) if isinstance(value, dict) and "extends" in value else None
