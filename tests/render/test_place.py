"""Where a finding is, and the name that it keeps from run to run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.render.reports import Hit, report
from unmask.render.place import fingerprints, path_from, place
from unmask.types.source import Position, Source
from unmask.types.span import Span


def test_a_place_on_one_line_ends_behind_its_last_letter() -> None:
    where = place(Source("a", "One 🎉 two\nthree"), Span(4, 5))

    assert (where.start, where.end) == (Position(1, 5), Position(1, 6))
    assert where.one_line


def test_a_place_over_lines_does_not_take_in_the_line_after_its_break() -> None:
    where = place(Source("a", "One\r\ntwo\r\nthree"), Span(0, 10))

    assert (where.start, where.end.line) == (Position(1, 1), 2)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("may.md", "docs/may.md"),
        ("./letters/../may 1.md", "docs/may 1.md"),
        ("../readme.md", "readme.md"),
        ("../../out.md", "../../out.md"),
        ("/elsewhere/a.md", "/elsewhere/a.md"),
        ("-", "stdin"),
    ],
)
def test_paths_start_from_the_root(name: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")

    assert path_from(name, tmp_path) == path


TEXT = "So humbled today.\nSo humbled\ntoday.\n"
HITS = (Hit("So humbled today"), Hit("So humbled\ntoday"), Hit("humbled", rule="brag/other"))


def test_each_finding_has_a_name_of_its_own() -> None:
    names = fingerprints("a.md", report(TEXT, *HITS).findings)

    assert len(set(names)) == 3
    assert all(len(name) == 32 for name in names)


def test_names_outlive_edits_elsewhere_and_new_wrapping() -> None:
    before = fingerprints("a.md", report(TEXT, *HITS).findings)
    moved = "A new first line.\n\n" + TEXT.replace("So humbled today", "So\nhumbled today")
    after = fingerprints("a.md", report(moved, Hit("So\nhumbled today"), *HITS[1:]).findings)

    assert after == before


def test_another_file_gives_another_name() -> None:
    findings = report(TEXT, *HITS).findings

    assert not set(fingerprints("a.md", findings)) & set(fingerprints("b.md", findings))
