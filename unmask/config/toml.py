"""TOML with line numbers: plain values, and the line of every key and item."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

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
