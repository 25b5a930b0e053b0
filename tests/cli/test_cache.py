"""The cache, as a user meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked

TEXT = "I'm humbled and honoured to announce that I've joined Acme.\n\nShe is no thought leader.\n"
UNBUILT = """
import pathlib
from unmask.cache import built
from unmask.cli.app import main
built.FILE = pathlib.Path("gone")
main()
"""


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, env={**os.environ, **environment}, check=False
    )


def check(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return run("-X", "importtime", "-m", "unmask", "check", str(folder), "--format", "json", *more)


def test_an_unchanged_folder_is_checked_without_the_language_model(tmp_path: Path) -> None:
    posts, kept = tmp_path / "posts", tmp_path / "kept"
    posts.mkdir()
    for number in range(3):
        (posts / f"{number}.txt").write_text(TEXT * (number + 1))
    first = check(posts, "--cache-dir", str(kept))
    again = check(posts, "--cache-dir", str(kept))
    anew = check(posts, "--no-cache")

    assert "brag/humbled-to-announce" in {each["rule"] for each in json.loads(first.stdout)["documents"][0]["findings"]}
    assert first.stdout == again.stdout == anew.stdout
    for heavy in ("spacy", "textstat", "unmask.match", "yaml", "unmask.types.rule", "unmask.rulebook.load"):
        assert f" {heavy}" not in again.stderr, heavy
    assert " spacy" in first.stderr
    assert " spacy" in anew.stderr


@pytest.mark.slow
def test_a_changed_text_is_checked_without_reading_the_packs_anew(tmp_path: Path) -> None:
    post, kept = tmp_path / "post.txt", ("--cache-dir", str(tmp_path / "kept"))
    post.write_text(TEXT)
    first = run("-X", "importtime", "-c", UNBUILT, "check", str(post), *kept)
    post.write_text("The shelf is up, and so is the lamp.\n")
    again = run("-X", "importtime", "-c", UNBUILT, "check", str(post), *kept)

    assert again.returncode == 0
    for heavy in ("yaml", "msgspec", "unmask.rulebook.check"):
        assert f" {heavy}" in first.stderr, heavy
        assert f" {heavy}" not in again.stderr, heavy


def test_a_changed_text_or_rulebook_is_judged_anew(tmp_path: Path) -> None:
    post, kept = tmp_path / "post.txt", ("--cache-dir", str(tmp_path / "kept"), "--format", "json")
    post.write_text(TEXT)
    assert '"brag/' in forked.said("check", post, *kept).stdout
    assert '"brag/' not in forked.said("check", post, *kept, "--ignore", "brag").stdout
    post.write_text("The shelf is up.\n")
    assert '"brag/' not in forked.said("check", post, *kept).stdout


def test_the_cache_can_be_shown_and_cleared(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(TEXT)
    folder = tmp_path / "kept"
    run("-m", "unmask", "check", str(tmp_path / "post.txt"), UNMASK_CACHE_DIR=str(folder))
    shown = run("-m", "unmask", "cache", "show", UNMASK_CACHE_DIR=str(folder))
    cleared = run("-m", "unmask", "cache", "clear", "--cache-dir", str(folder))
    again = run("-m", "unmask", "cache", "clear", "--cache-dir", str(folder))

    assert str(folder) in shown.stdout
    assert "entries" in shown.stdout
    assert cleared.stdout.startswith("cleared ")
    assert again.stdout == f"nothing is kept in {folder}\n"
    assert not (folder / "cache.sqlite3").exists()
