"""Allowing a term: a configuration with one more entry under `allow`, and nothing else changed in it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import PurePath
from typing import Any

import yaml

_YAML_FLOW = re.compile(r"^allow[ \t]*:[ \t]*\[[ \t]*(?P<none>\])?", re.MULTILINE)
_YAML_LIST = re.compile(r"^allow[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n(?=(?P<indent>[ \t]*)-[ \t])", re.MULTILINE)
_TOML_LIST = re.compile(r"^allow[ \t]*=[ \t]*\[[ \t]*(?P<none>\])?", re.MULTILINE)
_TABLE = re.compile(r"^\[[ \t]*tool[ \t]*\.[ \t]*unmask[ \t]*\][ \t]*(?:#[^\n]*)?(?:\r?\n|\Z)", re.MULTILINE)


def allowing(name: str, text: str, term: str) -> tuple[int, str] | None:
    """What to put into the configuration `text`, and at which code point, to allow a term.

    `name` is that of the file. None where the file is written in a way in which this cannot be told.
    """
    toml = PurePath(name).suffix.lower() == ".toml"
    found = _in_toml(name, text, term) if toml else _in_yaml(text, term)
    if found is None:
        return None
    place, more = found
    # Whatever the file looks like: what it says afterwards is what it said, and the term.
    before, after = _read(name, text), _read(name, text[:place] + more + text[place:])
    if (
        before is None
        or after is None
        or sorted(map(str, after.pop("allow", ()))) != sorted(map(str, (*(before.pop("allow", None) or ()), term)))
    ):
        return None
    return found if before == after else None


def _in_yaml(text: str, term: str) -> tuple[int, str] | None:
    word = json.dumps(term, ensure_ascii=False)
    if flow := _YAML_FLOW.search(text):
        return (flow.start("none"), word) if flow["none"] else (flow.end(), f"{word}, ")
    if listed := _YAML_LIST.search(text):
        return listed.end(), f"{listed['indent']}- {word}\n"
    return len(text), f"{'' if not text or text.endswith(chr(10)) else chr(10)}allow: [{word}]\n"


def _in_toml(name: str, text: str, term: str) -> tuple[int, str] | None:
    word = json.dumps(term, ensure_ascii=False)
    start, end = 0, len(text)
    if PurePath(name).name == "pyproject.toml":
        if (table := _TABLE.search(text)) is None:
            return None
        start = table.end()
        following = re.compile(r"^[ \t]*\[", re.MULTILINE).search(text, start)
        end = following.start() if following else end
    if listed := _TOML_LIST.search(text, start, end):
        return (listed.start("none"), word) if listed["none"] else (listed.end(), f"{word}, ")
    return start, f"{'' if not start or text[start - 1] == chr(10) else chr(10)}allow = [{word}]\n"


def _read(name: str, text: str) -> dict[str, Any] | None:
    try:
        if PurePath(name).suffix.lower() != ".toml":
            value = yaml.safe_load(text)
        else:
            value = tomllib.loads(text)
            if PurePath(name).name == "pyproject.toml":
                value = value.get("tool", {}).get("unmask", {})
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError):
        return None
    return {} if value is None else dict(value) if isinstance(value, dict) else None
