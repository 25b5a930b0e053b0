"""The rooms and who may call on whom."""

from __future__ import annotations

from pathlib import Path

from importlinter import configuration
from importlinter.application.use_cases import create_report, read_user_options

ROOT = Path(__file__).parent.parent


def test_imports_go_downward() -> None:
    configuration.configure()
    report = create_report(read_user_options(config_filename=str(ROOT / "pyproject.toml")), cache_dir=None)

    assert not report.contains_failures, [contract.name for contract in report.contracts]
    assert report.kept_count == 1


def test_no_module_is_two_modules() -> None:
    long = {path.name: n for path in ROOT.glob("unmask/**/*.py") if (n := len(path.read_text().splitlines())) > 300}
    assert long == {}
