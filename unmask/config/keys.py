"""The keys of a configuration: what each may say, what it is when nobody says, and a value given for one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from unmask.errors import Origin, did_you_mean
from unmask.types.report import Level
from unmask.types.source import TextKind

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


Value = str | float | bool | tuple[str, str]
"""One value of a key: a word, a number, a switch, or a name with its level."""


class Given(NamedTuple):
    """One value of one key; a list is given as many. `pattern` says which paths it is for, and None means all."""

    key: str
    value: Value
    origin: Origin
    pattern: str | None = None


class Layer(NamedTuple):
    """All that one file or one command line gives. Paths and patterns in it count from the folder `base`."""

    base: Path
    givens: tuple[Given, ...] = ()


OFF = "off"
NEVER = "never"
KINDS = tuple(kind.value for kind in TextKind)
LEVELS = (*(level.label for level in Level), OFF)
FAIL_LEVELS = (*(level.label for level in Level), NEVER)


class Refused(Exception):
    """A value that a key cannot have. The message says why and what it can have."""


class Key(NamedTuple):
    """One key. `read` turns what a file or an option holds into a value, and raises `Refused`.

    `many` keys hold a list. Where `adds` is true the command line adds to what the file gives; otherwise it takes its
    place. `option` is what the command line calls it, `default` how it is shown when it was not given.
    """

    name: str
    option: str
    read: Callable[[object], Value]
    default: str
    many: bool = False
    adds: bool = False


def _text(what: str) -> Callable[[object], Value]:
    def read(value: object) -> Value:
        if not isinstance(value, str) or not value.strip():
            raise Refused(f"must be {what}, not {shown(value)}")
        return value.strip()

    return read


def read_pattern(value: object) -> str:
    """A path pattern. Raises `Refused`."""
    if not isinstance(value, str) or not is_pattern(value.strip()):
        raise Refused(f"must be a pattern as in .gitignore, such as “drafts/” or “*.draft.md”, not {shown(value)}")
    return value.strip()


def _one_of(known: Sequence[str]) -> Callable[[object], Value]:
    def read(value: object) -> Value:
        if value is False and OFF in known:
            # YAML reads a bare off as false.
            return OFF
        if value not in known:
            raise Refused(f"cannot be {shown(value)}{nearest(str(value), known)}; it is one of {', '.join(known)}")
        return str(value)

    return read


def _score(value: object) -> Value:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise Refused(f"must be a number from 0 to 100, not {shown(value)}")
    return float(value)


def _switch(value: object) -> Value:
    if not isinstance(value, bool):
        raise Refused(f"must be true or false, not {shown(value)}")
    return value


read_level = _one_of(LEVELS)

KEYS: tuple[Key, ...] = (
    Key("packs", "--packs", _text("a pack file or a folder of them"), "none", many=True, adds=True),
    Key("select", "--select", _text("the name of a pack or rule"), "all", many=True),
    Key("ignore", "--ignore", _text("the name of a pack or rule"), "none", many=True, adds=True),
    Key("levels", "--level", read_level, "as the packs say", many=True, adds=True),
    Key("allow", "--allow", _text("a word or name"), "none", many=True, adds=True),
    Key("kind", "--kind", _one_of(KINDS), "by the ending of the file"),
    Key("fail-level", "--fail-level", _one_of(FAIL_LEVELS), Level.WARNING.label),
    Key("fail-under", "--fail-under", _score, "no score fails"),
    Key("require-reason", "--require-reason", _switch, "false"),
    Key("exclude", "--exclude", read_pattern, "none", many=True, adds=True),
    Key("baseline", "--baseline", _text("a file that --write-baseline wrote"), "none"),
    Key("model", "--model", _text("the name of an installed model"), "the one installed"),
)
"""Every key but `per-path`, in the order in which they are shown."""

BY_NAME = {key.name: key for key in KEYS}
PER_PATH = "per-path"
PER_PATH_KEYS = ("pattern", "kind", "ignore")
NAMES = (*BY_NAME, PER_PATH)


SHOWN = 60
"""How much of a value a message quotes: enough to find it by."""


def shown(value: object) -> str:
    """A value as a message quotes it, on one line; the beginning of a long one."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            line = " ".join(value.split())
            return f"“{line if len(line) <= SHOWN else f'{line[:SHOWN].rstrip()}…'}”"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case _:
            return str(value)


def nearest(word: str, known: Sequence[str]) -> str:
    """“ (did you mean …?)” with the nearest of what is known, or nothing when none is near."""
    near = did_you_mean(word.replace("_", "-"), known)
    return f" ({near})" if near else ""


def matches(patterns: tuple[str, ...], path: Path, base: Path, *, folder: bool = False) -> bool:
    """Whether an absolute `path` matches, read from the absolute folder `base`. What lies elsewhere does not.

    The last pattern that speaks of the path decides, so one that starts with `!` takes back what those before it took.
    """
    if not patterns or path == base or not path.is_relative_to(base):
        return False
    return _spec(patterns).match_file(path.relative_to(base).as_posix() + ("/" if folder else ""))


def is_pattern(text: str) -> bool:
    """Whether this can be read as a pattern at all."""
    from unmask.read.paths import patterns_of

    return bool(patterns_of(text))


@lru_cache(maxsize=256)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from unmask.read.paths import spec_of

    return spec_of(patterns)
