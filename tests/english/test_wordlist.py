"""The word lists: each says what it is for, is asked for by some module, and holds nothing twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import unmask.english
from unmask.english.wordlist import alternatives, sections

ROOM = Path(unmask.english.__file__).parent
FILES = sorted((ROOM / "data").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_list_says_what_it_is_for(file: Path) -> None:
    groups = [group.splitlines() for group in file.read_text().split("\n\n")]
    assert [group[0] for group in groups if not group[0].startswith("#")] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_list_is_asked_for(file: Path) -> None:
    # Inside an expression a name stands in single quotation marks.
    code = "".join(module.read_text() for module in ROOM.parent.rglob("*.py")).replace("'", '"')
    assert f'"{file.stem}"' in code
    assert [name for name in sections(file.stem) if f'"{name}"' not in code] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_list_holds_an_entry_twice(file: Path) -> None:
    for name, lines in sections(file.stem).items():
        entries = [entry.strip() for line in lines for entry in (line.split(",") if "," in line else line.split())]
        if name not in {"verbs", "nouns"}:
            assert sorted(entries) == sorted(set(entries)), name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_list_can_be_searched_for(file: Path) -> None:
    for name in sections(file.stem):
        for flags in (re.IGNORECASE, re.IGNORECASE | re.VERBOSE):
            assert re.compile(alternatives(file.stem, name), flags).groups == 0, name


def test_the_longer_of_two_entries_that_start_alike_is_found() -> None:
    found = re.match(alternatives("rhetoric", "bare questions"), "how come?")
    assert found is not None
    assert found[0] == "how come"


def test_entries_of_several_sections_are_found_with_either_apostrophe_and_in_spread_out_expressions() -> None:
    denied = alternatives("grammar", "denied deeds", "denied past auxiliaries")
    for flags in (re.NOFLAG, re.VERBOSE):
        assert all(re.fullmatch(denied, said, flags) for said in ("don't", "don’t", "does not", "wasn’t"))
        assert re.fullmatch(denied, "doesnot", flags) is None
