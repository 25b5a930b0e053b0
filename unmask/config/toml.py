"""TOML with line numbers: plain values, and the line of every key and item."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence

from unmask.errors import ConfigError, Fault, Origin
from unmask.rulebook.located import Located, Path

_HEADER = re.compile(r"\s*(?P<open>\[\[?)\s*(?P<key>(?:\"[^\"]*\"|'[^']*'|[^\[\]\"'])+?)\s*\]")
_KEY = re.compile(r"\s*(?P<key>(?:\"(?:[^\"\\]|\\.)*\"|'[^']*'|[\w.-]|[ \t](?=[ \t]*[.=]))+)\s*=")
_PART = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|([\w-]+)")
_TOKEN = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]')
_AT = re.compile(r" \(at (?:line (\d+)|end)")


def read_toml(text: str, name: str) -> Located:
    """Read a TOML document. Raises `ConfigError` for broken TOML."""
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        what = _AT.split(str(error))[0]
        raise ConfigError((Fault(Origin(name, line), f"not TOML: {what[:1].lower()}{what[1:]}"),)) from None
    lines = dict(_keys(text))
    _place(value, (), 1, lines, text.splitlines())
    return Located(value, lines)


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
    return next((n for n in range(line, len(written) + 1) if text in written[n - 1]), line)
