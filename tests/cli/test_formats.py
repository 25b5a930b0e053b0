"""Every format as the command writes it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests import forked
from unmask.render import FORMATS

MASKED = "# Mai\n\nI'm humbled and honoured to announce that we moved: 100% ready.\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docs" / "letters").mkdir(parents=True)
    (tmp_path / "docs" / "letters" / "mai 1.md").write_text(MASKED, encoding="utf-8")
    return tmp_path


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return forked.said("check", "--no-config", *arguments, cwd=cwd)


def test_every_format_is_offered(tmp_path: Path) -> None:
    told = run("--format", "none", cwd=tmp_path).stderr

    assert told.endswith(f"it is one of {', '.join(FORMATS)}\n")


PATH_IN: dict[str, Callable[[str], str]] = {
    "github": lambda text: text.partition("file=")[2].partition(",")[0],
    "sarif": lambda text: json.loads(text)["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
        "artifactLocation"
    ]["uri"].replace("%20", " "),
    "gitlab": lambda text: json.loads(text)[0]["location"]["path"],
    "junit": lambda text: ElementTree.fromstring(text.encode())[0][0].attrib["file"],
    "markdown": lambda text: text.partition("<summary>")[2].partition("<")[0],
}


@pytest.mark.parametrize("format_", sorted(PATH_IN))
def test_paths_are_the_repositorys_wherever_the_command_is_run(format_: str, repository: Path) -> None:
    done = run("letters", "--format", format_, cwd=repository / "docs")

    assert done.returncode == 1
    assert PATH_IN[format_](done.stdout) == "docs/letters/mai 1.md"


def test_output_goes_to_a_file_and_what_cannot_be_read_to_standard_error(repository: Path) -> None:
    done = run("docs", "gone.md", "--format", "jsonl", "--output", "out.jsonl", cwd=repository)
    lines = [json.loads(line) for line in (repository / "out.jsonl").read_text(encoding="utf-8").splitlines()]

    assert done.returncode == 2
    assert done.stdout == ""
    assert "gone.md: does not exist" in done.stderr
    assert [line["path"] for line in lines] == ["docs/letters/mai 1.md", "gone.md"]
