"""From a configuration file to what it gives."""

from __future__ import annotations

import re
from pathlib import Path

from unmask.config.error import ConfigError, Fault
from unmask.config.given import Given, Layer, Origin
from unmask.rulebook.error import PackError

TABLE = ("tool", "unmask")
_MENTIONED = re.compile(r"\bunmask\b")


def read_file(path: Path, name: str) -> Layer:
    """What a file gives. `name` is what messages call it. Raises `ConfigError` with every fault in it."""
    # A run without a configuration needs none of these.
    from unmask.config.form import read_form
    from unmask.config.toml import read_toml
    from unmask.rulebook.located import read_located

    text = _text(path, name)
    if path.suffix.lower() == ".toml":
        located, root = read_toml(text, name), TABLE if path.name == "pyproject.toml" else ()
    else:
        try:
            located, root = read_located(text, name), ()
        except PackError as error:
            raise ConfigError(tuple(Fault(Origin(p.path, p.line), p.message) for p in error.problems)) from None
    read = tuple(read_form(located, name, root))
    if faults := tuple(each for each in read if isinstance(each, Fault)):
        raise ConfigError(faults)
    return Layer(path.parent, tuple(each for each in read if isinstance(each, Given)))


def has_table(path: Path) -> bool:
    """Whether a pyproject.toml configures this program. Raises `ConfigError` where it seems to and cannot be read."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    if not _MENTIONED.search(text):
        return False
    from unmask.config.toml import read_toml

    tool = read_toml(text, str(path)).value.get(TABLE[0])
    return isinstance(tool, dict) and TABLE[1] in tool


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 at byte {error.start}; save the file as UTF-8"
    except FileNotFoundError:
        message = "there is no such file; check the path"
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
    raise ConfigError((Fault(Origin(name), message),))
