from __future__ import annotations

from pathlib import Path

import pytest

from tests.history.repository import Repository
from unmask.errors import HistoryError
from unmask.history.change import Changes

TEN = "".join(f"line {number}\n" for number in range(1, 11))
ODD = [
    "with space.md",
    "größe – 1.md",
    'quote".md',
    "tab\t.md",
    "new\nline.md",
    "back\\slash.md",
    "-dash.md",
    "b/b/a.md",
]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "r")


def new(repository: Repository, name: str, since: str = "HEAD") -> list[int] | None:
    lines = Changes(since).lines(repository.root / name)
    return None if lines is None else [number for each in lines for number in each]


def test_lines_that_were_changed_or_added_are_new_and_others_are_not(repository: Repository) -> None:
    repository.write("a.md", TEN)
    repository.write("b.md", TEN)
    first = repository.commit()
    repository.write("a.md", TEN.replace("line 3\n", "line three\nand more\n").replace("line 7\n", "") + "last")

    assert new(repository, "a.md") == [3, 4, 11]
    assert new(repository, "b.md") == []
    repository.commit()
    assert new(repository, "a.md") == []
    assert new(repository, "a.md", first) == [3, 4, 11]


@pytest.mark.parametrize("name", ODD)
def test_odd_names_are_understood(repository: Repository, name: str) -> None:
    repository.write(name, TEN)
    repository.commit()
    repository.write(name, TEN.replace("line 5", "line five"))

    assert new(repository, name) == [5]


def test_a_text_that_looks_like_a_patch_is_none(repository: Repository) -> None:
    repository.write("a.md", TEN)
    repository.write("b.md", TEN)
    repository.commit()
    repository.write("a.md", "++ b/b.md\n@@ -1 +7,3 @@\n" + TEN.replace("line 2\n", "-- a/b.md\n"))

    assert new(repository, "a.md") == [1, 2, 4]
    assert new(repository, "b.md") == []


def test_a_renamed_file_keeps_its_old_lines_and_an_untracked_one_is_all_new(repository: Repository) -> None:
    repository.write("a.md", TEN)
    repository.write(".gitignore", "*.txt\n")
    repository.commit()
    repository.git("mv", "a.md", "b.md")
    repository.write("b.md", TEN.replace("line 9", "line nine"))
    repository.write("c.md", TEN)
    repository.write("d.txt", TEN)
    repository.write("e.md", TEN.upper())
    repository.git("add", "e.md")

    assert new(repository, "b.md") == [9]
    assert new(repository, "c.md") is None
    assert new(repository, "d.txt") is None
    assert new(repository, "e.md") == list(range(1, 11))


def test_what_another_branch_did_after_it_was_left_is_not_new(repository: Repository) -> None:
    repository.write("a.md", TEN)
    repository.write("b.md", TEN)
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "oven")
    repository.write("b.md", TEN.replace("line 4", "line four"))
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.write("a.md", TEN.replace("line 2", "line two"))
    ahead = repository.commit()
    repository.git("checkout", "--quiet", "oven")
    repository.write("a.md", TEN.replace("line 9", "line nine"))

    assert new(repository, "a.md", "main") == [9]
    assert new(repository, "b.md", ahead) == [4]
    repository.git("merge", "--quiet", "--no-edit", "--autostash", "main")
    assert new(repository, "a.md", "main") == [9]


def test_a_branch_that_shares_no_commit_is_held_against_as_it_is(repository: Repository) -> None:
    repository.write("a.md", TEN)
    repository.commit()
    repository.git("checkout", "--quiet", "--orphan", "oven")
    repository.write("a.md", TEN.replace("line 2", "line two"))
    repository.commit()

    assert new(repository, "a.md", "main") == [2]


def test_the_settings_of_a_user_do_not_matter(repository: Repository) -> None:
    repository.write("sub/a.md", TEN)
    repository.commit()
    for key, value in (
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("color.ui", "always"),
        ("diff.external", "false"),
        ("core.quotePath", "false"),
        ("diff.relative", "true"),
        ("diff.renames", "false"),
    ):
        repository.git("config", key, value)
    repository.write("sub/a.md", TEN + "é\n")

    assert new(repository, "sub/a.md") == [11]


def test_what_cannot_be_told_is_said(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write("a.md", TEN)
    repository.commit()
    outside = tmp_path / "b.md"
    outside.write_text(TEN)
    with pytest.raises(HistoryError, match="there is no commit “mian”"):
        new(repository, "a.md", "mian")
    with pytest.raises(HistoryError, match="there is no commit “--output=x”"):
        new(repository, "a.md", "--output=x")
    with pytest.raises(HistoryError, match=r"needs a git repository, and .* lies in none"):
        Changes("HEAD").lines(outside)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HistoryError, match="no git on the path"):
        new(repository, "a.md")
