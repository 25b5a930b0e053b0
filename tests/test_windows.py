"""Texts and paths as Windows has them: line ends, backslashes, drives, and names that it keeps for itself."""

from __future__ import annotations

import json
import ntpath
import shutil
import subprocess
from pathlib import Path, PureWindowsPath
from types import ModuleType, SimpleNamespace

import pytest

from tests import forked
from tests.cli.command import Command, unmask
from tests.history.repository import Repository
from unmask.config import keys
from unmask.history import baseline
from unmask.history.baseline import Baseline
from unmask.render import place, sarif

__all__ = ["unmask"]

POST = (
    "# A letter\n\nI'm humbled and honoured to\nannounce that I've joined Acme.\n\n"
    "The key is under the pot.\n\n- One tin.\n- Two tins.\n\nAgree?\n"
)
FORMATS = ("concise", "json", "jsonl", "github", "sarif", "gitlab", "junit", "markdown")


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def put(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize("form", ["concise", "github", "gitlab", "junit", "markdown"])
def test_line_ends_change_nothing_of_what_is_said(unmask: Command, form: str) -> None:
    put("letters/may.md", POST)
    unix = unmask("check", "letters", "--format", form)
    put("letters/may.md", crlf(POST))
    windows = unmask("check", "letters", "--format", form)

    assert "humbled-to-announce" in unix.out
    assert windows == unix


def test_offsets_are_those_of_the_file_and_lines_and_columns_the_same(unmask: Command) -> None:
    found = []
    for text in (POST, crlf(POST)):
        put("may.md", text)
        [report] = json.loads(unmask("check", "may.md", "--format", "json").out)["documents"]
        found.append(report["findings"])
        for each in report["findings"]:
            assert text[each["start"] : each["end"]] == each["text"]

    unix, windows = ([(each["rule"], each["line"], each["column"]) for each in findings] for findings in found)
    assert unix == windows
    assert ("brag/humbled-to-announce", 3, 1) in unix


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_written_has_the_line_ends_of_unix(unmask: Command, form: str) -> None:
    put("may.md", crlf(POST))
    unmask("check", "may.md", "--format", form, "--output", "out")
    written = Path("out").read_bytes()

    assert b"\r" not in written
    assert b"\n" in written


def test_a_diff_of_a_text_from_windows_can_be_applied(unmask: Command) -> None:
    post = put("letters/may.md", crlf(POST))
    diff = forked.run("rewrite", "letters", "--diff", "--suggested")
    assert diff.returncode == 1
    unmask("rewrite", "letters/may.md", "--in-place", "--suggested")
    wanted = post.read_bytes()
    assert wanted == crlf(wanted.decode().replace("\r\n", "\n")).encode()
    assert b"humbled" not in wanted

    put("letters/may.md", crlf(POST))
    shutil.rmtree(".git")
    subprocess.run(["git", "apply", "-p0", "-"], input=diff.stdout, check=True)
    assert post.read_bytes() == wanted


def test_a_baseline_holds_where_line_ends_are_others(unmask: Command) -> None:
    put("letters/may.md", POST)
    unmask("check", "letters", "--write-baseline", "known.json")
    assert json.loads(Path("known.json").read_text(encoding="utf-8"))["findings"][0]["path"] == "letters/may.md"

    put("letters/may.md", crlf(POST))
    put("known.json", crlf(Path("known.json").read_text(encoding="utf-8")))
    assert unmask("check", "letters", "--baseline", "known.json").code == 0


def test_configuration_and_packs_from_windows_are_read(unmask: Command) -> None:
    put("may.md", POST)
    put(".unmask.yaml", crlf("# ours\nignore:\n  - bait\nlevels:\n  brag: error\n"))
    done = unmask("check", "may.md", "--format", "concise")
    assert "error brag/humbled-to-announce" in done.out
    assert "bait" not in done.out

    put(".unmask.yaml", crlf("# ours\nignor: [bait]\n"))
    assert ".unmask.yaml:2: " in unmask("check", "may.md").err
    unmask("rules", "new", "house-style")
    put("house-style.yaml", crlf(Path("house-style.yaml").read_text(encoding="utf-8")))
    assert unmask("rules", "test", "house-style.yaml").code == 0


def test_changed_lines_are_told_where_git_turns_line_ends(tmp_path: Path, unmask: Command) -> None:
    shutil.rmtree(".git")
    repository = Repository(tmp_path)
    repository.git("config", "core.autocrlf", "true")
    repository.write("may.md", crlf(POST))
    base = repository.commit()
    repository.write("may.md", crlf(f"{POST}\nYour network is your net worth.\n"))
    done = unmask("check", "may.md", "--diff-from", base, "--format", "concise")

    assert "networking/net-worth" in done.out
    assert "humbled" not in done.out


class Folder(PureWindowsPath):
    """A folder on Windows, as far as paths are text."""

    @classmethod
    def cwd(cls) -> Folder:
        return cls("C:\\work\\site")


def on_windows(monkeypatch: pytest.MonkeyPatch, module: ModuleType) -> None:
    """Let a module read paths as it would there."""
    system = SimpleNamespace(path=SimpleNamespace(**vars(ntpath)))
    system.path.abspath = lambda path: ntpath.normpath(ntpath.join("C:\\work\\site", path))
    system.path.relpath = lambda path, start: ntpath.relpath(system.path.abspath(path), start)
    for name, value in (("Path", Folder), ("PurePath", PureWindowsPath), ("os", system)):
        if hasattr(module, name):
            monkeypatch.setattr(module, name, value)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("letters\\may.md", "letters/may.md"),
        (".\\letters\\..\\may.md", "may.md"),
        ("C:\\work\\site\\größe und 1.md", "größe und 1.md"),
        ("c:\\WORK\\site\\may.md", "may.md"),
        ("..\\other\\may.md", "../other/may.md"),
        ("D:\\other\\may.md", "D:/other/may.md"),
        ("\\\\server\\share\\may.md", "//server/share/may.md"),
    ],
)
def test_paths_in_reports_have_slashes(monkeypatch: pytest.MonkeyPatch, name: str, path: str) -> None:
    on_windows(monkeypatch, place)

    assert place.path_from(name, Folder.cwd()) == path  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "uri", "windows"),
    [
        ("letters/größe und 1.md", {"uri": "letters/gr%C3%B6%C3%9Fe%20und%201.md", "uriBaseId": sarif.ROOT}, True),
        ("/home/ana/may.md", {"uri": "file:///home/ana/may.md"}, False),
        ("c:/may.md", {"uri": "c%3A/may.md", "uriBaseId": sarif.ROOT}, False),
        ("D:/other/may 1.md", {"uri": "file:///D:/other/may%201.md"}, True),
        ("//server/share/may.md", {"uri": "file://server/share/may.md"}, True),
    ],
)
def test_a_path_becomes_an_address_that_sarif_can_have(path: str, uri: dict[str, str], *, windows: bool) -> None:
    assert sarif._artifact(path, windows=windows) == uri


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("letters\\may.md", "letters/may.md"),
        ("C:\\work\\may.md", "../may.md"),
        ("D:\\other\\may.md", "D:/other/may.md"),
    ],
)
def test_paths_in_a_baseline_have_slashes(monkeypatch: pytest.MonkeyPatch, name: str, path: str) -> None:
    on_windows(monkeypatch, baseline)
    known = Baseline(Folder("C:\\work\\site\\.unmask-baseline.json"))  # type: ignore[arg-type]

    assert known.path_of(Folder(name)) == path  # type: ignore[arg-type]


def test_patterns_are_held_against_paths_with_slashes() -> None:
    base = PureWindowsPath("C:\\work\\site")

    def left_out(*parts: str) -> bool:
        return keys.matches(("talks/**", "!talks/keep.md"), base.joinpath(*parts), base)  # type: ignore[arg-type]

    assert left_out("talks", "2026", "may.md")
    assert not left_out("talks", "keep.md")
    assert not keys.matches(("*.md",), PureWindowsPath("D:\\a.md"), base)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["con", "aux", "com1"])
def test_a_pack_gets_no_name_that_no_file_can_have_there(unmask: Command, name: str) -> None:
    done = unmask("rules", "new", name)

    assert done.code == 2
    assert f"“{name}”" in done.err
    assert [path.name for path in Path().iterdir()] == [".git"]
