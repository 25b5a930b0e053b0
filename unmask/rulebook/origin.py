"""Where pack files come from, and which of them make which pack: the one first written, and its extensions."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from importlib import import_module
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from unmask.errors import PackError, Problem, ReadError, did_you_mean, printable
from unmask.files import read_file

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "unmask.packs"
"""The entry point group in which a Python package names the package that holds its pack files."""

LARGEST = 2**20
"""How many bytes a pack file may have."""

SHIPPED = "comes with unmask"
OWN = "your own"


class PackFile(NamedTuple):
    """A pack file as it was found. `name` is what messages call it, `origin` says where it comes from."""

    name: str
    text: str
    origin: str = OWN


def shipped_packs() -> tuple[Path, ...]:
    """The packs that come with the program, by name."""
    return _yaml(_shipped())


def _shipped() -> Path:
    # As `importlib.resources` would say, which takes a twentieth of the time of a run that has nothing to judge.
    return Path(import_module("unmask.rules").__path__[0])


def shipped_files() -> Iterator[PackFile]:
    """The packs that come with the program. Each file is named after its pack."""
    for file in shipped_packs():
        yield PackFile(f"rules/{file.name}", file.read_text(encoding="utf-8"), SHIPPED)


def lexicon_files() -> Iterator[PackFile]:
    """The files of the lexicon that comes with the program."""
    for file in _yaml(_shipped() / "lexicon"):
        yield PackFile(f"rules/lexicon/{file.name}", file.read_text(encoding="utf-8"), SHIPPED)


def installed_files() -> Iterator[PackFile]:
    """The packs that installed Python packages bring, by the names of the packages. Raises `PackError`.

    Nothing of a package is run for it, and none in the current folder counts, which may be anybody's.
    """
    path = [entry for entry in sys.path if Path(entry).is_absolute() and Path(entry) != Path.cwd()]
    if not any(map(_brings_packs, path)):
        return
    from importlib.metadata import distributions

    # Of two of one name the first on the path is the one that is imported.
    found_first = {str(each.name).lower(): each for each in reversed([*distributions(path=path)])}
    points = [point for each in found_first.values() for point in each.entry_points.select(group=GROUP)]
    for point in sorted(points, key=lambda each: (_distribution(each), each.name)):
        whose = f"package {_distribution(point)}"
        try:
            found = _yaml(_folder(point.module, path))
        except (ImportError, OSError) as error:
            message = f"its entry point {GROUP} names “{point.value}”, which cannot be read ({error}); reinstall it"
            raise PackError((Problem(whose, 1, None, message),)) from None
        for file in found:
            yield PackFile(str(file), _read(Path(str(file))), f"from the {whose}")


def mark(own: Iterable[Path], settings: str) -> bytes | None:
    """32 bytes that change with anything that the rules in force are made from: all pack files, and `settings`.

    `own` are the user's files. None where one of them cannot be read. Files that come with the program are known by
    their sizes and times, as its code is: to read them takes longer than all else that an unchanged run does with them.
    """
    whole = blake2b(settings.encode("utf-8", "surrogatepass"), digest_size=32)
    for path in chain(shipped_packs(), _yaml(_shipped() / "lexicon")):
        seen = path.stat()
        _add(whole, str(path), f"{seen.st_size} {seen.st_mtime_ns}".encode())
    try:
        for file in chain(installed_files(), map(own_file, own)):
            _add(whole, f"{file.origin}\0{file.name}", file.text.encode("utf-8", "surrogatepass"))
    except PackError:
        return None
    return whole.digest()


def _add(whole: blake2b, name: str, data: bytes) -> None:
    whole.update(f"\0{name}\0{len(data)}\0".encode("utf-8", "surrogatepass"))
    whole.update(data)


def _folder(module: str, path: list[str]) -> Path:
    """The folder of an installed package, which is not imported. Raises `ImportError`."""
    from importlib.machinery import PathFinder

    first, *inner = module.split(".")
    spec = PathFinder.find_spec(first, path)
    if spec is None:
        # What is installed to be edited lies elsewhere, where only its own finder looks.
        finders = (getattr(each, "find_spec", None) for each in sys.meta_path if each is not PathFinder)
        spec = next((found for find in finders if find and (found := find(first, None)) is not None), None)
    if spec is None or not spec.submodule_search_locations:
        raise ImportError(f"there is no package “{first}”", name=first)
    return Path(next(iter(spec.submodule_search_locations)), *inner)


def own_file(path: Path) -> PackFile:
    """A pack file of the user's. Raises `PackError`."""
    return PackFile(str(path), _read(path))


def _yaml(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name))


def _brings_packs(folder: str) -> bool:
    """Whether a package in a folder of the import path may bring packs.

    Nearly always none does, and looking takes a fifth of the time that loading the machinery of entry points takes.
    """
    try:
        names = [name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-info"))]  # noqa: PTH208
    except OSError:
        return False
    return any(_names_group(f"{folder}/{name}/entry_points.txt") for name in names)


def _names_group(file: str) -> bool:
    try:
        # There may be hundreds, and most packages have no such file.
        with open(file, "rb", buffering=0) as opened:  # noqa: PTH123
            return GROUP.encode() in opened.read()
    except OSError:
        return False


def _distribution(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else point.value


def _read(path: Path) -> str:
    try:
        return read_file(path, most=LARGEST).decode("utf-8-sig")
    except ReadError as error:
        message = f"{error.message}; name a pack file in it" if path.is_dir() else error.message
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}; save the file as UTF-8"
    raise PackError((Problem(printable(str(path)), 1, None, message),))


Stack = tuple[PackFile, ...]
"""The files of one pack, each laid over the ones before it."""


def stacks(found: Iterable[PackFile], own: Iterable[PackFile], *, alone: bool = False) -> Mapping[str, Stack]:
    """The files of each pack, by its name. `own` are the files the user gave, `found` all others.

    With `alone`, only packs that an own file makes or changes are there, and it may have the name of another. Raises
    `PackError` for a name that is taken and for a base that is not there.
    """
    # Where nothing is to be read but what comes with the program, it takes no YAML.
    from unmask.rulebook.located import read_located

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
