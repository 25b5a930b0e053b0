"""A model is an installed package: nothing in the folder that is checked can be one, whatever its name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.command import Command, unmask, write
from unmask.language import ON_THE_INDEX, ModelMissing, load, model_name, package_of

__all__ = ["unmask"]

RUNS = "import pathlib\npathlib.Path(__file__).with_name('ran').touch()\n"


def plant(folder: Path, name: str, *, known: bool) -> Path:
    """Write a package that shows that it has been run, and the files that make a spaCy model of its folder."""
    package = folder / name
    package.mkdir()
    (package / "__init__.py").write_text(RUNS)
    (package / "meta.json").write_text('{"lang": "en", "name": "x", "version": "1.0.0"}')
    (package / "config.cfg").write_text('[nlp]\nlang = "en"\npipeline = []\n')
    if known:
        info = folder / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[spacy_models]\n{name} = {name}\n")
    return package / "ran"


@pytest.mark.parametrize("name", ["yaml", "en_own", "unmask", "./en_own", "en_own/", "/", "..", "en_own.x", ""])
def test_a_folder_of_the_repository_is_no_model(unmask: Command, name: str) -> None:
    for folder in ("yaml", "en_own"):
        plant(Path.cwd(), folder, known=False)
    with pytest.raises(ModelMissing):
        model_name(name)
    with pytest.raises(ModelMissing):
        load(name)


def test_neither_a_configuration_nor_an_option_can_name_a_folder(unmask: Command) -> None:
    ran = plant(Path.cwd(), "yaml", known=False)
    write(a_md="The door opens.\n", _unmask_yaml="model: yaml\n")
    by_file = unmask("check", "a.md")
    by_option = unmask("check", "a.md", "--no-config", "--model", "yaml")

    assert (by_file.code, by_option.code) == (2, 2)
    assert ".unmask.yaml:1: the model “yaml” is not installed" in by_file.err.replace(": model:", ":")
    assert "the model “yaml” is not installed" in by_option.err
    assert not ran.exists()


@pytest.mark.parametrize("entry", ["", ".", "{here}"])
def test_the_current_folder_holds_no_installed_packages(
    entry: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = plant(tmp_path, "en_own", known=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [entry.format(here=tmp_path), *sys.path])

    assert package_of("en_own") is None
    with pytest.raises(ModelMissing):
        load("en_own")
    assert not ran.exists()


def test_python_m_takes_nothing_from_the_current_folder(tmp_path: Path) -> None:
    ran = [plant(tmp_path, name, known=True) for name in ("typer", "yaml", "spacy", ON_THE_INDEX)]
    (tmp_path / "a.md").write_text("The door, I think, opens.\n")
    command = [sys.executable, "-m", "unmask", "check", "a.md", "--no-cache", "--fail-level", "never"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert not any(each.exists() for each in ran)


def test_an_installed_model_is_known_by_the_name_of_its_package_or_distribution() -> None:
    assert model_name(ON_THE_INDEX) == ON_THE_INDEX
    assert model_name() in {ON_THE_INDEX, "en_core_web_sm"}
