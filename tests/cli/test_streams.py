"""Standard streams that are closed or full, and names that not every format can say."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests import forked
from tests.history.repository import Repository
from unmask.cli.score import EPILOG, NO_INPUT

MASKED = "I'm humbled to announce that I've joined Acme.\n"
UNMASK = f"{sys.executable} -m unmask"
NAME = b"caf\xe9.txt"
SHOWN = r"caf\xe9.txt"


def run(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    (cwd / "post.txt").write_text(MASKED)
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=cwd, check=False)


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("check post.txt >&-", 2, "unmask: standard output is closed; write to a file with --output"),
        ("rewrite post.txt >&-", 2, "unmask: standard output is closed"),
        ("check post.txt 2>&-", 1, ""),
        ("check post.txt -o out.txt <&- >&- 2>&-", 1, ""),
        ("check - <&-", 2, "unmask: -: standard input is closed; name a file, or pipe a text in"),
        ("rewrite - <&-", 2, "unmask: -: standard input is closed"),
        ("score - <&-", 2, "unmask: -: standard input is closed"),
        ("score --files-from - <&-", 2, "unmask: -: standard input is closed"),
        ("check post.txt > /dev/full", 2, "unmask: No space left on device"),
    ],
)
def test_a_stream_that_is_closed_is_no_mistake_of_ours(tmp_path: Path, command: str, code: int, said: str) -> None:
    done = run(f"{UNMASK} {command}", tmp_path)

    assert (done.returncode, done.stderr[: len(said)]) == (code, said)
    assert "Traceback" not in done.stderr
    assert "mistake" not in done.stderr


def test_what_is_meant_for_a_closed_stream_goes_into_no_file(tmp_path: Path) -> None:
    run(f"{UNMASK} check post.txt --format json -o out.json <&- >&- 2>&-", tmp_path)

    assert json.loads((tmp_path / "out.json").read_text())["documents"][0]["path"] == "post.txt"


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        ("check . -f json", lambda text: json.loads(text)["documents"][0]["path"]),
        ("check . -f jsonl", lambda text: json.loads(text)["path"]),
        ("check . -f gitlab", lambda text: json.loads(text)[0]["location"]["path"]),
        (
            "check . -f sarif",
            lambda text: json.loads(text)["runs"][0]["results"][0]["locations"][0]["physicalLocation"][
                "artifactLocation"
            ]["uri"].replace("%5C", "\\"),
        ),
        ("check . -f junit", lambda text: ElementTree.fromstring(text)[0][0].attrib["file"]),
        ("check . -f github", lambda text: text.partition("file=")[2].partition(",")[0]),
        ("check . -f concise", lambda text: text.partition(":")[0]),
        ("score . -f json", lambda text: json.loads(text)["posts"][0]["path"]),
        ("score . -f csv", lambda text: list(csv.reader(io.StringIO(text)))[1][1]),
        ("rewrite . --diff", lambda text: text.partition("--- ")[2].partition("\n")[0]),
    ],
)
@pytest.mark.parametrize("output", ["", " -o out"])
def test_a_name_that_is_not_utf_8_is_said_in_every_format(
    tmp_path: Path, arguments: str, path: object, output: str
) -> None:
    if output and "rewrite" in arguments:
        pytest.skip("rewrite has no --output")
    folder = tmp_path / "posts"
    folder.mkdir()
    (folder / os.fsdecode(NAME)).write_text(MASKED)
    done = forked.run(*f"{arguments}{output}".split(), cwd=folder)
    written = (folder / "out").read_bytes() if output else done.stdout

    assert b"mistake" not in done.stderr
    assert path(written.decode()) == SHOWN  # type: ignore[operator]


BROKEN = """
import sys
import unmask.checker as room
outcomes = room.Checker.outcomes
def broken(self, sources, *rest, **named):
    sources = list(sources)
    if any("zebra" in source.text for source in sources):
        raise RecursionError
    return outcomes(self, sources, *rest, **named)
room.Checker.outcomes = broken
sys.argv[:] = ["unmask", *sys.argv[1:]]
from unmask.cli.app import main
main()
"""


@pytest.mark.parametrize("arguments", [("check", "--no-cache"), ("score", "--no-cache"), ("rewrite", "--in-place")])
def test_a_mistake_of_ours_costs_one_text_and_names_it(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    for name, text in (("a.txt", MASKED), ("b.txt", f"A zebra. {MASKED}"), ("c.txt", MASKED)):
        (tmp_path / name).write_text(text)
    command, *options = arguments
    done = forked.said(command, ".", *options, code=BROKEN, cwd=tmp_path)

    assert done.returncode == 2
    assert "unmask: b.txt: a mistake in unmask itself, and none of yours: RecursionError" in done.stderr
    assert "c.txt" in done.stdout + done.stderr
    if command == "rewrite":
        assert (tmp_path / "b.txt").read_text() == f"A zebra. {MASKED}"
        assert (tmp_path / "c.txt").read_text() == "I've joined Acme.\n"


def test_the_list_that_git_is_shown_to_give_may_hold_any_name(tmp_path: Path) -> None:
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"^ *(git ls-files .*?--files-from -)", "\n".join([readme, EPILOG, NO_INPUT]), re.MULTILINE)
    repository = Repository(tmp_path / "posts")
    for name in ("crème.md", 'a "b".md', "plain.md"):
        repository.write(name, "We moved the shelf to the left.\n")
    repository.commit()

    assert len(shown) == 3
    assert len(set(shown)) == 1
    done = run(f"{shown[0].replace('unmask', UNMASK)} --format csv --sort name", repository.root)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(name in done.stdout for name in ("crème.md", 'a ""b"".md', "plain.md"))
