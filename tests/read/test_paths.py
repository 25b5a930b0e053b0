"""From what the user names to the files to read."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from unmask.read import LeadsOut, ReadError, find_paths


def plant(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text\n", encoding="utf-8")


def found(root: Path, arguments: Sequence[Path] | None = None, **options: Any) -> list[str]:
    paths = find_paths(arguments or [root], **options)
    return [path.relative_to(root).as_posix() for path in paths if isinstance(path, Path)]


def test_markdown_and_text_in_the_order_of_their_names(tmp_path: Path) -> None:
    plant(tmp_path, "b.md", "a.txt", "c/d.markdown", "C.TXT", "code.py", "image.png")

    assert found(tmp_path) == ["C.TXT", "a.txt", "b.md", "c/d.markdown"]


def test_what_git_ignores_is_passed_over_in_every_folder(tmp_path: Path) -> None:
    plant(
        tmp_path,
        "keep.md",
        "drafts/no.md",
        "sub/own.md",
        "sub/keep.md",
        "sub/deep/build/x.md",
        "notes/yes.md",
        "notes/no.md",
    )
    (tmp_path / ".git" / "info").mkdir(parents=True)
    (tmp_path / ".git" / "info" / "exclude").write_text("sub/deep/\n")
    (tmp_path / ".gitignore").write_text("drafts/\n/notes/*\n!/notes/yes.md\n")
    (tmp_path / "sub" / ".gitignore").write_text("own.md\n")

    assert found(tmp_path) == ["keep.md", "notes/yes.md", "sub/keep.md"]
    assert found(tmp_path, [tmp_path / "sub"]) == ["sub/keep.md"]


def test_a_file_that_is_named_is_read_even_if_git_ignores_it(tmp_path: Path) -> None:
    plant(tmp_path, "drafts/post.md", "odd.rst")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("drafts/\n")

    assert found(tmp_path, [tmp_path / "drafts/post.md", tmp_path / "odd.rst"]) == ["drafts/post.md", "odd.rst"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    plant(tmp_path, ".cache/a.md", ".b.md", "c.md")

    assert found(tmp_path) == ["c.md"]


def not_old(path: Path, *, below: Path | None = None, folder: bool = False) -> bool:
    return path.name == "old" or path.parent.name == "old"


def test_what_is_left_out_is_not_walked_and_is_still_read_when_it_is_named(tmp_path: Path) -> None:
    plant(tmp_path, "old/b.md", "a.txt")
    named = [tmp_path / "old" / "b.md"]

    assert found(tmp_path, excluded=not_old) == ["a.txt"]
    assert found(tmp_path, named, excluded=not_old) == ["old/b.md"]
    assert found(tmp_path, named, excluded=not_old, force=True) == []


def test_each_file_comes_once(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "sub/b.md")

    assert found(tmp_path, [tmp_path / "a.md", tmp_path, tmp_path / "sub" / ".." / "a.md"]) == ["a.md", "sub/b.md"]


def test_a_link_that_leads_back_up_ends(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "sub/b.md")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)

    assert found(tmp_path) == ["a.md", "sub/b.md"]


def test_what_is_not_there_is_said_and_the_rest_goes_on(tmp_path: Path) -> None:
    plant(tmp_path, "a.md")
    gone, there = find_paths([tmp_path / "gone.md", tmp_path / "a.md"])

    assert isinstance(gone, ReadError)
    assert gone.message == "does not exist; check the path"
    assert there == tmp_path / "a.md"


def test_links_are_followed_where_they_stay_in_the_folder(tmp_path: Path) -> None:
    plant(tmp_path, "in/a.md", "in/.kept/b.md", "out/c.md")
    inside = tmp_path / "in"
    (inside / "kept").symlink_to(".kept")
    (inside / "post.md").symlink_to(".kept/b.md")
    (inside / "folder").symlink_to(tmp_path / "out")
    (inside / "file.md").symlink_to("../out/c.md")
    (inside / "nowhere.md").symlink_to("gone.md")
    (inside / "ring.md").symlink_to("ring.md")
    led_out = [each.name for each in find_paths([inside]) if isinstance(each, LeadsOut)]

    assert found(inside) == ["a.md", "kept/b.md"]
    assert led_out == [str(inside / "file.md"), str(inside / "folder")]
    assert found(inside, [inside / "file.md"]) == ["file.md"]
    assert found(inside, [inside / "folder"]) == ["folder/c.md"]


def test_folders_that_are_linked_to_each_other_are_walked_once_each(tmp_path: Path) -> None:
    plant(tmp_path, *(f"{name}/post.md" for name in "abcdefghi"))
    for one in "abcdefghi":
        for other in "abcdefghi":
            (tmp_path / one / f"to-{other}").symlink_to(tmp_path / other)

    assert len(found(tmp_path)) == 9
    assert len(found(tmp_path, [tmp_path / "**" / "*.md"])) == 9


def test_folders_may_lie_deeper_than_calls(tmp_path: Path) -> None:
    plant(tmp_path, f"{'d/' * 200}a.md")
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 100)
    try:
        assert len(found(tmp_path)) == 1
    finally:
        sys.setrecursionlimit(before)


def test_folders_that_lie_too_deep_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    plant(tmp_path, f"{'d/' * 201}a.md", "d/b.md")
    read, told = find_paths([tmp_path])

    assert read == tmp_path / "d/b.md"
    assert isinstance(told, ReadError)
    assert told.message == f"lies more than 200 folders below {tmp_path}; name a folder that is nearer"
    assert len(found(tmp_path / "d")) == 2


@pytest.mark.parametrize(
    ("pattern", "matching"),
    [
        ("*.md", ["a.md"]),
        ("**/*.md", ["a.md", "sub/b.md"]),
        ("s*", ["sub/b.md"]),
        (".*.md", []),
        (".hid/*.md", [".hid/d.md"]),
        ("[z-a].md", []),
        ("a**", []),
        ("*a" * 20 + "*b", []),
    ],
)
def test_a_glob_that_the_shell_left_alone_is_looked_up(tmp_path: Path, pattern: str, matching: list[str]) -> None:
    plant(tmp_path, "a.md", "sub/b.md", ".hid/d.md", "a" * 200)

    assert found(tmp_path, [tmp_path / pattern]) == matching
    assert matching or [each for each in find_paths([tmp_path / pattern]) if isinstance(each, ReadError)]
