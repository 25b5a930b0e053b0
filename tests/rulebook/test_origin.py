"""Packs of installed packages, found in a folder that is laid out as an installer lays it out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rulebook.test_extend import BASE
from unmask.rulebook import PackError, find, load_rulebook, shipped_packs
from unmask.types.rule import Pack


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the distribution `acme-style` 1.2 in it, on the import path."""
    package = tmp_path / "acme_style"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "acme.yaml").write_text(BASE.replace("pack: team", "pack: acme"), encoding="utf-8")
    (package / "notes.txt").write_text("no pack")
    info = tmp_path / "acme_style-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-style\nVersion: 1.2\n")
    (info / "entry_points.txt").write_text("[unmask.packs]\nacme = acme_style\n")
    (info / "RECORD").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "acme_style", raising=False)
    return tmp_path


def test_an_installed_package_brings_its_packs(site: Path) -> None:
    pack = find(load_rulebook(), "acme")

    assert isinstance(pack, Pack)
    assert pack.origin == "from the package acme-style 1.2"
    assert Path(pack.path) == site / "acme_style" / "acme.yaml"


def test_an_own_file_can_extend_an_installed_pack(site: Path) -> None:
    own = site / "own.yaml"
    own.write_text("extends: acme\ndisable: [delve]\n", encoding="utf-8")

    assert [rule.id for rule in load_rulebook([own], shipped=False).rules] == ["acme/grand-word"]


def test_a_name_that_is_taken_is_said_with_both_places(site: Path) -> None:
    file = site / "acme_style" / "acme.yaml"
    file.write_text(BASE.replace("pack: team", "pack: hype"), encoding="utf-8")

    with pytest.raises(PackError, match=r"acme\.yaml:1: there is a pack “hype” already \(rules/hype\.yaml, comes with"):
        load_rulebook()


def test_a_package_that_is_broken_is_named(site: Path) -> None:
    (site / "acme_style-1.2.dist-info" / "entry_points.txt").write_text("[unmask.packs]\nacme = gone_style\n")

    with pytest.raises(PackError, match=r"package acme-style 1\.2.*gone_style.*reinstall it"):
        load_rulebook()


def test_the_command_lists_where_packs_come_from(site: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "unmask", "rules", "list", "--pack", "acme"],
        capture_output=True, text=True, check=True, env={"PYTHONPATH": str(site), "PATH": "", "PYTHONUTF8": "1"},
    )  # fmt: skip

    assert "from the package acme-style 1.2" in done.stdout
    assert "acme/delve" in done.stdout


def run(*arguments: str, cwd: Path, site: Path | None = None) -> str:
    place = {"PYTHONPATH": str(site)} if site is not None else {}
    done = subprocess.run(
        [sys.executable, "-m", "unmask", *arguments],
        capture_output=True, text=True, check=True, cwd=cwd, env={**place, "PATH": "", "PYTHONUTF8": "1"},
    )  # fmt: skip
    return done.stdout


def test_the_packs_of_packages_are_named_where_a_configuration_is_shown(
    site: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    here = tmp_path_factory.mktemp("here")

    shown = run("config", "show", cwd=here, site=site)
    (line,) = (line.split(maxsplit=2) for line in shown.splitlines() if "installed " in line and "acme" in line)
    assert line == ["installed", "acme", "from the package acme-style 1.2"]
    (installed,) = json.loads(run("config", "show", "--format", "json", cwd=here, site=site))["installed"]
    assert installed == {
        "pack": "acme",
        "origin": "from the package acme-style 1.2",
        "file": str(site / "acme_style" / "acme.yaml"),
    }


def test_no_code_of_a_package_is_run_for_its_packs(site: Path) -> None:
    (site / "acme_style" / "__init__.py").write_text("raise SystemExit('run')")

    assert isinstance(find(load_rulebook(), "acme"), Pack)


def test_what_lies_in_the_current_folder_is_not_installed(site: Path) -> None:
    assert "acme" not in run("rules", "list", cwd=site)


def test_a_shipped_file_is_named_after_its_pack() -> None:
    for file in shipped_packs():
        assert file.read_text(encoding="utf-8").startswith(f"pack: {file.name.removesuffix('.yaml')}\n")
