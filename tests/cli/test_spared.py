"""What a command writes never takes the place of what it reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import forked
from tests.cli.command import Command, unmask, write

__all__ = ["unmask"]

POST = "I'm humbled to announce that I've joined the mill.\n"
NO_FINDING = '{\n  "baseline": 1,\n  "findings": []\n}\n'
TABLE = "text\nThe dough rises at four.\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "post.txt", "-o", "post.txt"),
        ("check", "post.txt", "-o", "link.txt"),
        ("check", "link.txt", "--format", "json", "--output", "post.txt"),
        ("check", ".", "-o", "post.txt"),
        ("check", "other.txt", "post.txt", "--write-baseline", "post.txt"),
        ("score", "post.txt", "other.txt", "-o", "post.txt"),
        ("score", "*.txt", "-o", "post.txt"),
        ("score", "table.csv", "-o", "table.csv"),
        ("score", "--files-from", "list", "-o", "list"),
        ("score", "--files-from", "list", "-o", "post.txt"),
    ],
)
def test_what_is_read_is_not_overwritten(unmask: Command, arguments: tuple[str, ...]) -> None:
    held = {"post.txt": POST, "other.txt": "The oven is warm.\n", "table.csv": TABLE, "list": "post.txt\n"}
    for name, text in held.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("link.txt").symlink_to("post.txt")
    done = unmask(*arguments)

    assert (done.code, done.out) == (2, "")
    assert f"{arguments[-1]}: is read by this run" in done.err
    assert {name: Path(name).read_text(encoding="utf-8") for name in held} == held
    assert Path("link.txt").is_symlink()


def test_a_report_of_an_earlier_run_is_no_text_once_it_is_left_out(unmask: Command) -> None:
    write(post_txt=POST)
    again = ("check", ".", "--format", "markdown", "-o", "report.md")

    assert unmask(*again).code == 1
    refused = unmask(*again)
    assert (refused.code, "or leave this one out with --exclude" in refused.err) == (2, True)
    assert unmask(*again, "--exclude", "report.md").code == 1
    assert "--exclude" not in unmask("check", "post.txt", "-o", "post.txt").err
    assert unmask("score", ".", "--exclude", "report.md", "-o", "ranking.json").code == 0
    assert unmask("score", ".", "--exclude", "report.md", "--against", "ranking.json", "-o", "ranking.json").code == 0


PACK = """\
pack: house
title: Words of the mill
why: Nobody at the mill says them.
rules:
  - id: flourful
    message: "“{match}” is no word."
    match:
      - find: flourful
        flag: "The loaf is <<flourful>>."
    advice: Say what is in it.
    clean:
      - The loaf is full of flour.
      - The floor is clean.
"""


@pytest.mark.parametrize("start", [("check", "post.txt"), ("check", "."), ("score", "."), ("check", "nofile.txt")])
@pytest.mark.parametrize(
    ("config", "more", "output"),
    [
        (None, ("--baseline", "old.json"), "old.json"),
        (None, ("--baseline", "link.json"), "old.json"),
        ("baseline: old.json\n", (), "old.json"),
        ("ignore: [hype]\n", (), ".unmask.yaml"),
        (None, ("--config", "other.yaml"), "other.yaml"),
        (None, ("--packs", "packs/house.yaml"), "packs/house.yaml"),
        (None, ("--packs", "packs"), "packs/house.yaml"),
        ("packs: [packs]\n", (), "packs/house.yaml"),
    ],
)
def test_what_a_run_goes_by_is_not_overwritten(
    unmask: Command, start: tuple[str, ...], config: str | None, more: tuple[str, ...], output: str
) -> None:
    Path("packs").mkdir()
    held = {"post.txt": POST, "old.json": NO_FINDING, "other.yaml": "ignore: [hype]\n", "packs/house.yaml": PACK}
    held |= {} if config is None else {".unmask.yaml": config}
    for name, text in held.items():
        Path(name).write_text(text, encoding="utf-8")
    Path("link.json").symlink_to("old.json")
    done = unmask(*start, *more, "-o", output)

    assert (done.code, done.out) == (2, "")
    assert f"{output}: is read by this run, and would be lost; write to another file\n" in f"{done.err}\n"
    assert {name: Path(name).read_text(encoding="utf-8") for name in held} == held


def test_a_baseline_takes_the_place_of_the_old_one_but_of_no_configuration(unmask: Command) -> None:
    write(post_txt=POST, old_json=NO_FINDING, _unmask_yaml="baseline: old.json\n")

    assert unmask("check", "post.txt", "--write-baseline", ".unmask.yaml").code == 2
    assert Path(".unmask.yaml").read_text(encoding="utf-8") == "baseline: old.json\n"
    assert unmask("check", "post.txt", "--write-baseline", "old.json").code == 0
    assert Path("old.json").read_text(encoding="utf-8") != NO_FINDING


def test_a_report_may_take_the_place_of_what_is_not_read(unmask: Command) -> None:
    write(post_txt=POST, report_json="{}\n", _unmask_yaml="level: [broken\n")

    assert unmask("check", "post.txt", "--no-config", "-o", ".unmask.yaml").code == 1
    assert unmask("check", "post.txt", "--no-config", "--format", "json", "-o", "report.json").code == 1
    assert POST.split()[1] in Path("report.json").read_text(encoding="utf-8")


def test_a_file_that_is_piped_in_is_not_overwritten(tmp_path: Path) -> None:
    post = tmp_path / "post.txt"
    post.write_text(POST)
    code = (
        "import os, sys\nos.dup2(os.open(sys.argv.pop(1), os.O_RDONLY), 0)\nfrom unmask.cli.app import main\nmain()\n"
    )
    done = forked.said(post, "check", "-", "-o", post, "--no-cache", code=code, cwd=tmp_path)

    assert (done.returncode, post.read_text()) == (2, POST)
    assert "is read by this run" in done.stderr
    nothing = forked.said("/dev/null", "check", "-", "-o", "/dev/null", "--no-cache", code=code, cwd=tmp_path)
    assert nothing.returncode == 0
