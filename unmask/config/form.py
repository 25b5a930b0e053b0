"""Whether a configuration says what one may say: from its parts to single values, or to the faults in them."""

from __future__ import annotations

from collections.abc import Iterator

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
from unmask.errors import Fault, Origin
from unmask.rulebook.located import Located, Path


def read_form(located: Located, name: str, root: Path = ()) -> Iterator[Given | Fault]:
    """What a document gives, in its order. `name` is what messages call the file, `root` the part that is ours."""
    table: object = located.value
    for part in root:
        table = table[part] if isinstance(table, dict) else None
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
