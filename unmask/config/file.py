"""Configuration files: finding the one that applies, reading it, and the one to start with."""

from __future__ import annotations

import re
from pathlib import Path

from unmask.config.keys import Given, Layer
from unmask.errors import ConfigError, Fault, Origin, PackError, ReadError
from unmask.files import read_file as read_bytes

TABLE = ("tool", "unmask")
_MENTIONED = re.compile(r"\bunmask\b")


def read_file(path: Path, name: str) -> Layer:
    """What a file gives. `name` is what messages call it. Raises `ConfigError` with every fault in it."""
    # A run without a configuration needs none of these.
    from unmask.config.form import read_form, read_toml
    from unmask.rulebook.located import read_located

    text = _text(path, name)
    root = TABLE if path.name == PROJECT else ()
    if path.suffix.lower() == ".toml":
        located = read_toml(text, name, root)
    else:
        try:
            located, root = read_located(text, name), ()
        except PackError as error:
            raise ConfigError(tuple(Fault(Origin(p.path, p.line), p.message) for p in error.problems)) from None
    read = tuple(read_form(located, name, root))
    if faults := tuple(each for each in read if isinstance(each, Fault)):
        raise ConfigError(faults[:MOST_FAULTS])
    return Layer(path.parent, tuple(each for each in read if isinstance(each, Given)))


def has_table(path: Path) -> bool:
    """Whether a pyproject.toml configures this program. Raises `ConfigError` where it seems to and cannot be read."""
    try:
        text = read_bytes(path, most=LARGEST).decode("utf-8", "replace")
    except ReadError:
        return False
    if not _MENTIONED.search(text):
        return False
    from unmask.config.form import read_toml

    tool = read_toml(text, str(path), TABLE).value.get(TABLE[0])
    return isinstance(tool, dict) and TABLE[1] in tool


def _text(path: Path, name: str) -> str:
    try:
        return read_bytes(path, most=LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}; save the file as UTF-8"
    except ReadError as error:
        message = error.message
    raise ConfigError((Fault(Origin(name), message),))


MOST_FAULTS = 50
"""How many faults of a file are told at a time."""

LARGEST = 2**20
"""How many bytes a configuration file may have."""

OWN = (".unmask.yaml", ".unmask.yml")
PROJECT = "pyproject.toml"


class Finder:
    """Where configuration lies. Remembers each folder it has looked into."""

    def __init__(self) -> None:
        self._found: dict[Path, Path | None] = {}

    def find(self, folder: Path) -> Path | None:
        """The file that applies in an absolute `folder`, or None. Raises `ConfigError` where two files compete.

        The search ends at the root of the repository, or at that of the file system where there is no repository.
        """
        passed: list[Path] = []
        here: Path | None = None
        while folder not in self._found:
            passed.append(folder)
            here = _in(folder)
            if here is not None or is_there(folder / ".git") or folder.parent == folder:
                break
            folder = folder.parent
        else:
            here = self._found[folder]
        self._found.update(dict.fromkeys(passed, here))
        return here


def own_files(folder: Path) -> tuple[Path, ...]:
    """Every file in a folder that configures this program. Raises `ConfigError` for one that cannot be read."""
    own = tuple(folder / name for name in OWN if is_there(folder / name))
    project = folder / PROJECT
    return (*own, project) if is_there(project) and has_table(project) else own


def _in(folder: Path) -> Path | None:
    found = own_files(folder)
    if len(found) > 1:
        both = " and ".join(path.name for path in found)
        raise ConfigError((Fault(Origin(str(found[0])), f"{both} in one folder both configure unmask; keep one"),))
    return found[0] if found else None


def is_there(path: Path) -> bool:
    """Whether a file or folder can be seen. Above a folder that we may read there can be some that we may not."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def repository_of(folder: Path) -> Path:
    """The root of the repository that an absolute folder lies in, or the folder where it lies in none."""
    return next((each for each in (folder, *folder.parents) if is_there(each / ".git")), folder)


def is_inside(path: Path, root: Path) -> bool:
    """Whether an absolute path lies in a folder, wherever links lead."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


HOOK = """\
repos:
  - repo: local
    hooks:
      - id: unmask
        name: unmask
        entry: unmask check --format concise --force-exclude
        language: system
        types_or: [markdown, plain-text]
        # The language model loads once, and unmask shares the work out by itself.
        require_serial: true
"""
"""A hook that runs the `unmask` that is installed."""


def starting_configuration() -> str:
    """A commented `.unmask.yaml` that changes nothing until it is edited."""
    from importlib.resources import files

    return files("unmask.config").joinpath("start.yaml").read_text(encoding="utf-8")
