"""A Vale style as it lies in its folder: its rules with what they say, and where they say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unmask.errors import ReadError
from unmask.files import read_file
from unmask.rulebook import PackError
from unmask.rulebook.located import Located, read_located
from unmask.rulebook.origin import LARGEST

YAML = frozenset({".yml", ".yaml"})


class StyleError(Exception):
    """A folder that is no Vale style. The message says what was looked for."""


@dataclass(frozen=True, slots=True)
class ValeRule:
    """One rule of a style: its file and its keys. `fault` says why the file could not be read, if it could not."""

    file: str
    keys: Mapping[str, Any]
    lines: Located
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

    def left(self, reason: str, *place: str | int) -> Left:
        """What of it is left behind for which reason, and where that stands."""
        return Left(self.file, self.lines.line(place), reason)


@dataclass(frozen=True, slots=True)
class Left:
    """What could not be carried over: the file, the line in it, and what of it for which reason."""

    file: str
    line: int
    reason: str


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
        read = read_located(read_file(file, most=LARGEST).decode("utf-8-sig"), file.name)
    except ReadError as error:
        return ValeRule(file.name, {}, _NOWHERE, error.message)
    except UnicodeDecodeError:
        return ValeRule(file.name, {}, _NOWHERE, "is not UTF-8; save it as UTF-8")
    except PackError as error:
        problem = error.problems[0]
        return ValeRule(file.name, {}, Located(None, {(): problem.line}), problem.message)
    keys = read.value
    return ValeRule(file.name, keys, read) if isinstance(keys, dict) and "extends" in keys else None


_NOWHERE = Located(None, {})


_LEVELS = ("suggestion", "warning", "error")
_FORMS: Mapping[str, str] = {
    **dict.fromkeys(("extends", "message", "description", "link", "token"), "text"),
    **dict.fromkeys(("tokens", "exceptions", "raw"), "a list of texts"),
    "scope": "text or a list of texts",
    "swap": "a mapping of texts, or a list of such",
    "level": f"one of {', '.join(_LEVELS)}",
    "max": "a whole number",
}
"""What a key may hold; nothing at all is as good as no key."""


def _is_text(value: object) -> bool:
    return isinstance(value, str | int | float)


def _fits(value: object, form: str) -> bool:
    match value:
        case None:
            return True
        case list():
            return (form.endswith("list of texts") and all(map(_is_text, value))) or (
                form.endswith("of such") and all(isinstance(each, dict) and _fits(each, form) for each in value)
            )
        case dict():
            return form.startswith("a mapping") and all(each is None or _is_text(each) for each in value.values())
        case int() if form == "a whole number":
            return not isinstance(value, bool)
        case _:
            return value in _LEVELS if form.startswith("one of") else form.startswith("text") and _is_text(value)


def wrong(rule: ValeRule) -> Left | None:
    """The first key that holds something else than Vale has there."""
    for key, form in _FORMS.items():
        if not _fits(rule.keys.get(key), form):
            return rule.left(f"“{key}” is {form}", key)
    return None
