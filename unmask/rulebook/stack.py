"""Which files make which pack: the one it was first written in, and those that extend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath

from unmask.phrasing import did_you_mean
from unmask.rulebook.error import PackError, Problem
from unmask.rulebook.located import read_located
from unmask.rulebook.origin import OWN, SHIPPED, PackFile

Stack = tuple[PackFile, ...]
"""The files of one pack, each laid over the ones before it."""


def stacks(found: Iterable[PackFile], own: Iterable[PackFile], *, alone: bool = False) -> Mapping[str, Stack]:
    """The files of each pack, by its name. `own` are the files the user gave, `found` all others.

    With `alone`, only packs that an own file makes or changes are there, and it may have the name of another. Raises
    `PackError` for a name that is taken and for a base that is not there.
    """
    made: dict[str, Stack] = {}
    for file in (*found, *_once(own)):
        if file.origin == SHIPPED:
            made[PurePath(file.name).stem] = (file,)
            continue
        located = read_located(file.text, file.name)
        head = located.value if isinstance(located.value, dict) else {}
        if isinstance(base := head.get("extends"), str):
            if base not in made:
                raise PackError((Problem(file.name, located.line(("extends",)), None, _no_base(base, made)),))
            made[base] = (*made[base], file)
            continue
        # What has no name at all is no pack; it is read all the same, so that it is said what it lacks.
        name = str(head.get("pack", file.name))
        if name in made and not (alone and made[name][0].origin != OWN):
            raise PackError((Problem(file.name, located.line(("pack",)), None, _taken(name, made[name])),))
        made[name] = (file,)
    return {name: stack for name, stack in made.items() if not alone or stack[-1].origin == OWN}


def _once(own: Iterable[PackFile]) -> Iterable[PackFile]:
    """The files without those that were given before, as when both a configuration and an option name them."""
    return dict.fromkeys(own)


def _no_base(base: str, made: Mapping[str, Stack]) -> str:
    hint = did_you_mean(base, made) or f"packs: {', '.join(sorted(made))}"
    return f"there is no pack “{base}” to extend; {hint}"


def _taken(name: str, stack: Stack) -> str:
    first = stack[0]
    whose = f"{first.name}, {first.origin}" if first.origin != OWN else first.name
    return (
        f"there is a pack “{name}” already ({whose}); give this one another name,"
        f" or write “extends: {name}” in the place of “pack” to change that one"
    )
