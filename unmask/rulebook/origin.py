"""Where pack files come from: this program, Python packages that bring some, and the user's own folders."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from unmask.rulebook.error import PackError, Problem

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from importlib.resources.abc import Traversable

GROUP = "unmask.packs"
"""The entry point group in which a Python package names the package that holds its pack files."""

SHIPPED = "comes with unmask"
OWN = "your own"


@dataclass(frozen=True, slots=True)
class PackFile:
    """A pack file as it was found. `name` is what messages call it, `origin` says where it comes from."""

    name: str
    text: str
    origin: str = OWN


def shipped_packs() -> tuple[Traversable, ...]:
    """The packs that come with the program, by name."""
    return _yaml(files("unmask.rules"))


def shipped_files() -> Iterator[PackFile]:
    """The packs that come with the program. Each file is named after its pack."""
    for file in shipped_packs():
        yield PackFile(f"rules/{file.name}", file.read_text(encoding="utf-8"), SHIPPED)


def lexicon_files() -> Iterator[PackFile]:
    """The files of the lexicon that comes with the program."""
    for file in _yaml(files("unmask.rules") / "lexicon"):
        yield PackFile(f"rules/lexicon/{file.name}", file.read_text(encoding="utf-8"), SHIPPED)


def installed_files() -> Iterator[PackFile]:
    """The packs that installed Python packages bring, by the names of the packages. Raises `PackError`."""
    if not any(map(_brings_packs, sys.path)):
        return
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group=GROUP), key=lambda each: (_distribution(each), each.name)):
        try:
            found = _yaml(files(point.module))
        except (ImportError, OSError) as error:
            message = f"its entry point {GROUP} names “{point.value}”, which cannot be read ({error}); reinstall it"
            raise PackError((Problem(f"package {_distribution(point)}", 1, None, message),)) from None
        for file in found:
            yield PackFile(str(file), file.read_text(encoding="utf-8-sig"), f"from the package {_distribution(point)}")


def own_file(path: Path) -> PackFile:
    """A pack file of the user's. Raises `PackError`."""
    return PackFile(str(path), _read(path))


def _yaml(folder: Traversable) -> tuple[Traversable, ...]:
    return tuple(sorted((file for file in folder.iterdir() if file.name.endswith(".yaml")), key=lambda file: file.name))


def _brings_packs(folder: str) -> bool:
    """Whether a package in a folder of the import path may bring packs.

    Nearly always none does, and looking takes a fifth of the time that loading the machinery of entry points takes.
    """
    try:
        entries = [
            entry.path for entry in os.scandir(folder or ".") if entry.name.endswith((".dist-info", ".egg-info"))
        ]
    except OSError:
        return False
    return any(_names_group(Path(entry, "entry_points.txt")) for entry in entries)


def _names_group(file: Path) -> bool:
    try:
        return GROUP.encode() in file.read_bytes()
    except OSError:
        return False


def _distribution(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else point.value


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise PackError((Problem(str(path), 1, None, "there is no such file; check the path"),)) from None
    except IsADirectoryError:
        raise PackError((Problem(str(path), 1, None, "this is a folder; name a pack file in it"),)) from None
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}; save the file as UTF-8"
        raise PackError((Problem(str(path), 1, None, message),)) from None
    except OSError as error:
        raise PackError((Problem(str(path), 1, None, f"cannot be read: {error.strerror}"),)) from None
