"""The rooms and who may call on whom."""

from __future__ import annotations

import tomllib
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent


def test_imports_go_downward() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_no_module_is_two_modules() -> None:
    long = {path.name: n for path in ROOT.glob("unmask/**/*.py") if (n := len(path.read_text().splitlines())) > 300}
    assert long == {}


def test_every_room_is_built_into_the_wheel() -> None:
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"])
    rooms = {".".join(path.parent.relative_to(ROOT).parts) for path in ROOT.glob("unmask/**/__init__.py")}
    assert rooms <= listed
