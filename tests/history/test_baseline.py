from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.shipped import rulebook
from unmask.checker import Checker
from unmask.errors import HistoryError
from unmask.history.baseline import Baseline, marks, narrow, read_baseline, write_baseline
from unmask.rulebook import select
from unmask.types.report import Report
from unmask.types.source import Source, Syntax

ONE = "I'm humbled to announce that I won the bake-off."
TWO = "This oven is a game-changer for our kitchen."
CHECKER = Checker(select(rulebook(), select=["brag/humbled-to-announce", "hype/game-changer", "brag/pleasure-of"]))


def report(path: Path, text: str) -> Report:
    path.write_text(text, encoding="utf-8")
    return CHECKER.check(Source(str(path), text, syntax=Syntax.MARKDOWN))


def baseline(file: Path, *reports: Report) -> Baseline:
    old = Baseline(file)
    write_baseline(
        file,
        [
            (old.path_of(Path(each.source.name)), finding.rule, mark)
            for each in reports
            for finding, mark in zip(each.findings, marks(each), strict=True)
        ],
        (),
    )
    return read_baseline(file)


def left(known: Baseline, found: Report) -> list[str]:
    return [finding.rule for finding in known.new(found, Path(found.source.name), rules_of)]


def rules_of() -> frozenset[str]:
    return frozenset(rule.id for rule in CHECKER.rulebook.rules)


def test_what_is_known_is_let_be_wherever_it_moves_in_its_file(tmp_path: Path) -> None:
    post, file = tmp_path / "a.md", tmp_path / "b.json"
    known = baseline(file, report(post, f"{ONE}\n\nA tin.\n\n{TWO}\n"))
    moved = f"# New\n\nA line.\n\n{TWO} Another sentence.\n\n> A quote.\n\n{ONE.replace(' that', chr(10) + 'that')}\n"

    assert left(known, report(post, moved)) == []
    assert known.gone == 0


def test_what_was_changed_or_added_is_new(tmp_path: Path) -> None:
    post, file = tmp_path / "a.md", tmp_path / "b.json"
    known = baseline(file, report(post, f"{ONE}\n\n{TWO}\n"))

    assert left(known, report(post, f"{ONE}\n\n{TWO.replace('our', 'the')}\n")) == ["hype/game-changer"]
    assert known.gone == 1


def test_what_no_rule_looked_for_is_not_gone(tmp_path: Path) -> None:
    post, file = tmp_path / "a.md", tmp_path / "b.json"
    first = report(post, f"{ONE}\n\n{TWO}\n")
    for moved in (post, tmp_path / "c.md"):
        known = baseline(file, first)
        post.unlink()
        plain = report(moved, "The door opens.\n")
        assert known.new(plain, moved, lambda: frozenset({"hype/game-changer"})) == ()

        assert known.gone == 1
        assert [entry.rule for entry in known.kept()] == ["brag/humbled-to-announce"]
        report(post, "The door opens.\n")


def test_so_many_as_there_were_are_let_be(tmp_path: Path) -> None:
    post, file = tmp_path / "a.md", tmp_path / "b.json"
    short = "A game-changer!"
    twice = baseline(file, report(post, f"{short}\n\n{short}\n"))

    assert json.loads(file.read_text())["findings"][0]["count"] == 2
    assert left(twice, report(post, f"{short}\n\n{short}\n\n{short}\n")) == ["hype/game-changer"]
    assert left(read_baseline(file), report(post, f"{short}\n")) == []


def test_a_file_that_was_renamed_is_known_and_a_copy_is_not(tmp_path: Path) -> None:
    post, file = tmp_path / "a.md", tmp_path / "b.json"
    found = report(post, f"{ONE}\n")
    known = baseline(file, found)
    copy = report(tmp_path / "copy.md", f"{ONE}\n")

    assert left(known, copy) == ["brag/humbled-to-announce"]
    post.unlink()
    assert left(known, copy) == []


def test_the_file_is_sorted_says_no_words_and_is_the_same_from_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "é").mkdir()
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "b.json"
    reports = [report(Path("é/b.md"), f"{TWO}\n"), report(Path("a.md"), f"{ONE}\n\n{TWO}\n")]
    baseline(file, *reports)
    first = file.read_bytes()
    monkeypatch.chdir(tmp_path / "é")
    baseline(Path("../b.json"), report(Path("../a.md"), f"{ONE}\n\n{TWO}\n"), report(Path("b.md"), f"{TWO}\n"))

    assert file.read_bytes() == first
    assert [entry["path"] for entry in json.loads(first)["findings"]] == ["a.md", "a.md", "é/b.md"]
    assert first.count(b"\n") == 8
    assert not any(word in first for word in (b"bake", b"kitchen", b"oven"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "b.json:1: not JSON"),
        ("[]", "not a baseline of this version"),
        ('{"baseline": 2, "findings": []}', "not a baseline of this version"),
        ('{"baseline": 1}', "an entry of the baseline is broken"),
        ('{"baseline": 1, "findings": [{"path": "a"}]}', "an entry of the baseline is broken"),
        (None, "there is no baseline; make one with --write-baseline"),
    ],
)
def test_what_is_no_baseline_is_said(tmp_path: Path, text: str | None, said: str) -> None:
    file = tmp_path / "b.json"
    if text is not None:
        file.write_text(text)
    with pytest.raises(HistoryError, match=said):
        read_baseline(file)


ENTRY = '    {"path": "a.md", "rule": "brag/well-done", "mark": "0123456789abcdef"}\n'


@pytest.mark.parametrize(
    ("text", "deleted"),
    [
        ("", True),
        ("\n", True),
        ("<<<<<<< HEAD\n", True),
        (f'{{\n  "baseline": 1,\n  "findings": [\n<<<<<<< HEAD\n{ENTRY}=======\n>>>>>>> may\n  ]\n}}\n', True),
        (f'<<<<<<< HEAD\n{{\n  "baseline": 1,\n  "findings": [\n{ENTRY}=======\n', True),
        (ENTRY, True),
        ('{"baseline": 2, "findings": []}', True),
        ('{"baseline": 1}', True),
        ("The oven is warm.\n", False),
        ("caf\xe9", False),
        ("[]", False),
        ('{"name": "mill", "findings": []}', False),
        ("<<<<<<< HEAD\nThe oven is warm.\n", False),
    ],
)
def test_only_what_looks_like_a_baseline_is_said_to_be_deleted(tmp_path: Path, text: str, *, deleted: bool) -> None:
    file = tmp_path / "b.json"
    file.write_text(text, encoding="latin-1")
    with pytest.raises(HistoryError) as raised:
        read_baseline(file)

    assert f"delete it, then write it anew with --write-baseline {file}" in str(raised.value) or not deleted
    assert "name the file that --write-baseline wrote, or a new one" in str(raised.value) or deleted


def test_a_narrowed_report_is_as_if_the_rest_had_not_been_found(tmp_path: Path) -> None:
    mended = "The oven is in Leeds. Last week I had the pleasure of hosting the fair."
    body = "The shelf stands left of the door. " * 8
    whole = report(tmp_path / "a.md", f"{ONE}\n\n{mended}\n\n{body}\n")
    narrowed = narrow(whole, whole.findings[1:])
    alone = Checker(select(CHECKER.rulebook, select=["brag/pleasure-of"])).check(whole.source)

    assert [edit.rule for edit in whole.edits] == ["brag/humbled-to-announce", "brag/pleasure-of"]
    assert narrowed == alone
    assert narrow(whole, whole.findings) is whole
