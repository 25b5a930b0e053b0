"""The form of a configuration: TOML with its lines, and whether it says what one may say."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from unmask.config.keys import (
    BY_NAME,
    NAMES,
    PER_PATH,
    PER_PATH_KEYS,
    Given,
    Key,
    Refused,
    nearest,
    read_level,
    read_pattern,
    shown,
)
from unmask.errors import ConfigError, Fault, Origin
from unmask.rulebook.located import Located, Path

_HEADER = re.compile(r"\s*(?P<open>\[\[?)\s*(?P<key>(?:\"[^\"]*\"|'[^']*'|[^\[\]\"'])+)\]")
_KEY = re.compile(r"\s*(?P<key>(?:\"(?:[^\"\\]|\\.)*\"|'[^']*'|[\w.-]|[ \t]++(?=[.=]))+)\s*=")
_PART = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|([\w-]+)")
_TOKEN = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]')
_DOTTED = re.compile(r"^[ \t\[]*+(?:(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){40}", re.MULTILINE)
_AT = re.compile(r" \(at (?:line (\d+)|end)")
_AHEAD = 1_000
"""How many lines ahead a value is looked for that starts no line."""

MOST = 5_000
"""How many values our part of a TOML file may hold."""

DEEPEST = 40
"""How many parts a key may have; `tomllib` takes time that grows with the square of it."""


def read_toml(text: str, name: str, root: Path = ()) -> Located:
    """Read a TOML document, of which the table `root` is ours: only its parts have lines.

    Raises `ConfigError` for broken TOML, and for more than is read.
    """
    try:
        if dotted := _DOTTED.search(text):
            line = text.count("\n", 0, dotted.start()) + 1
            raise ConfigError((Fault(Origin(name, line), f"a key has more than {DEEPEST} parts; lay it out flatter"),))
        value = tomllib.loads(text)
    except RecursionError:
        raise ConfigError(
            (Fault(Origin(name, 1), "its parts lie too deep in each other; lay it out flatter"),)
        ) from None
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        what = _AT.split(str(error))[0]
        raise ConfigError((Fault(Origin(name, line), f"not TOML: {what[:1].lower()}{what[1:]}"),)) from None
    except ValueError as error:
        raise ConfigError((Fault(Origin(name, 1), f"not TOML: {str(error)[:100]}"),)) from None
    ours: Any = value
    for part in root:
        ours = ours.get(part) if isinstance(ours, dict) else None
    if sum(1 for _ in islice(_parts_of(ours), MOST + 1)) > MOST:
        raise ConfigError((Fault(Origin(name, 1), f"holds more than {MOST:,} values, the most that is read"),))
    lines = dict(_keys(text))
    _place(ours, root, lines.get(root, 1), lines, text.splitlines())
    return Located(value, lines)


def _parts_of(value: object) -> Iterator[object]:
    """Everything that a value holds, however deep. Raises no `RecursionError`."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        inside = list(one.values()) if isinstance(one, dict) else one if isinstance(one, list) else []
        yield from inside
        waiting += inside


def _keys(text: str) -> Iterator[tuple[Path, int]]:
    """The line of every table and of every key that starts a line, from 1."""
    table: Path = ()
    counts: dict[Path, int] = {}
    depth = 0
    quote: str | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if quote is None and not depth:
            if header := _HEADER.match(line):
                table = _parts(header["key"])
                if header["open"] == "[[":
                    counts[table] = counts.get(table, -1) + 1
                    yield table, number
                    table = (*table, counts[table])
                yield table, number
                continue
            if found := _KEY.match(line):
                yield (*table, *_parts(found["key"])), number
        for token in _TOKEN.findall(line):
            if quote is not None:
                quote = None if token == quote else quote
            elif token in ('"""', "'''"):
                quote = token
            else:
                depth += (token in "[{") - (token in "]}")


def _parts(key: str) -> Path:
    return tuple(double or single or bare for double, single, bare in _PART.findall(key))


def _place(value: object, path: Path, line: int, lines: dict[Path, int], written: Sequence[str]) -> int:
    """Find the line of what starts none: items of a list, keys of an inline table. Returns the last line used."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        at = (*path, key)
        if at not in lines:
            lines[at] = _look(key if isinstance(key, str) else part, line, written)
        line = _place(part, at, lines[at], lines, written)
    return lines[path] if isinstance(value, dict) and path in lines else line


def _look(word: object, line: int, written: Sequence[str]) -> int:
    """The first line from `line` on that holds the word, or `line` itself."""
    while isinstance(word, dict | list) and word:
        word = next(iter(word.values())) if isinstance(word, dict) else word[0]
    text = str(word).lower() if isinstance(word, bool) else str(word)
    last = min(len(written), line + _AHEAD)
    return next((n for n in range(line, last + 1) if text in written[n - 1]), line)


def read_form(located: Located, name: str, root: Path = ()) -> Iterator[Given | Fault]:
    """What a document gives, in its order. `name` is what messages call the file, `root` the part that is ours."""
    table: object = located.value
    for part in root:
        table = table.get(part) if isinstance(table, dict) else None
    if table is None:
        return
    if not isinstance(table, dict):
        yield Fault(Origin(name, located.line(root)), f"must be keys and values, not {shown(table)}")
        return
    for key, value in table.items():
        path = (*root, key)
        if key == PER_PATH:
            yield from _per_path(located, name, path, value)
        elif key in BY_NAME:
            yield from _key(BY_NAME[key], located, name, path, value)
        else:
            near = nearest(str(key), NAMES)
            may = "" if near else f"; it may be {', '.join(NAMES)}"
            yield Fault(Origin(name, located.line(path)), f"the key “{key}” is not known{near}{may}")


def _key(
    key: Key, located: Located, name: str, path: Path, value: object, pattern: str | None = None
) -> Iterator[Given | Fault]:
    if key.name == "levels":
        yield from _levels(located, name, path, value)
        return
    if not key.many:
        yield _one(key, Origin(name, located.line(path)), value, pattern)
        return
    if not isinstance(value, list):
        yield Fault(Origin(name, located.line(path)), f"“{key.name}” must be a list, not {shown(value)}")
        return
    for index, each in enumerate(value):
        yield _one(key, Origin(name, located.line((*path, index))), each, pattern)


def _one(key: Key, origin: Origin, value: object, pattern: str | None) -> Given | Fault:
    try:
        return Given(key.name, key.read(value), origin, pattern)
    except Refused as refused:
        return Fault(origin, f"{'each of ' if key.many else ''}“{key.name}” {refused}")


def _levels(located: Located, name: str, path: Path, value: object) -> Iterator[Given | Fault]:
    if not isinstance(value, dict):
        yield Fault(Origin(name, located.line(path)), f"“levels” must pair names with levels, not be {shown(value)}")
        return
    for rule, level in value.items():
        origin = Origin(name, located.line((*path, rule)))
        try:
            yield Given("levels", (str(rule), str(read_level(level))), origin)
        except Refused as refused:
            yield Fault(origin, f"the level of “{rule}” {refused}")


def _per_path(located: Located, name: str, path: Path, value: object) -> Iterator[Given | Fault]:
    if not isinstance(value, list):
        yield Fault(Origin(name, located.line(path)), f"“{PER_PATH}” must be a list, not {shown(value)}")
        return
    for index, entry in enumerate(value):
        yield from read_entry(located, name, (*path, index), entry)


def read_entry(located: Located, name: str, at: Path, entry: object) -> Iterator[Given | Fault]:
    """What one entry of `per-path` gives."""
    origin = Origin(name, located.line(at))
    if not isinstance(entry, dict):
        yield Fault(origin, f"each of “{PER_PATH}” must have a pattern, and a kind or what to ignore")
        return
    for key in entry:
        if key not in PER_PATH_KEYS:
            near = nearest(str(key), PER_PATH_KEYS)
            yield Fault(
                Origin(name, located.line((*at, key))),
                f"the key “{key}” is not known in “{PER_PATH}”{near or '; it may be ' + ', '.join(PER_PATH_KEYS)}",
            )
    try:
        pattern = read_pattern(entry.get("pattern"))
    except Refused as refused:
        yield Fault(Origin(name, located.line((*at, "pattern"))), f"the pattern of each “{PER_PATH}” {refused}")
        return
    for key in PER_PATH_KEYS[1:]:
        if key in entry:
            yield from _key(BY_NAME[key], located, name, (*at, key), entry[key], pattern)
