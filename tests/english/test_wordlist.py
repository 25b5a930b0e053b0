"""The word lists: each says what it is for, is asked for by some module, and holds nothing twice."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import unmask.english
from unmask.english.wordlist import alternatives, sections

ROOM = Path(unmask.english.__file__).parent
FILES = sorted((ROOM / "data").glob("*.txt"))


MOST = 11
"""How many words a choice in an expression, or a set, may have in code: up to this it is grammar, and no list."""
BY_WEIGHT = frozenset({"leaning", "leaning_in_comments"})
"""Files of which each section is called by what its words count, and that are read as a whole."""
READING = ("fidelity", "layout", "match", "recast", "rewrite", "rhetoric", "score", "segment")
"""The rooms that read English."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_list_says_what_it_is_for(file: Path) -> None:
    groups = [group.splitlines() for group in file.read_text().split("\n\n")]
    assert [group[0] for group in groups if not group[0].startswith("#")] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_list_is_asked_for(file: Path) -> None:
    # Inside an expression a name stands in single quotation marks.
    code = "".join(module.read_text() for module in ROOM.parent.rglob("*.py")).replace("'", '"')
    assert f'"{file.stem}"' in code
    if file.stem in BY_WEIGHT:
        assert all(float(name) for name in sections(file.stem))
    else:
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


def _longest_choice(code: str) -> int:
    """The most words that stand in one choice of an expression, or in one set, list or tuple."""
    return max(_lengths(ast.parse(code)), default=0)


def _lengths(code: ast.AST) -> Iterator[int]:
    for node in ast.walk(code):
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            held = [each.value for each in node.elts if isinstance(each, ast.Constant)]
            yield sum(isinstance(each, str) and re.fullmatch(r"[a-z' -]+", each) is not None for each in held)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            choices = re.findall(r"(?:[\w'’ \n-]+\??\|)+", node.value)
            yield max((choice.count("|") + 1 for choice in choices), default=0)
        elif isinstance(node, ast.Attribute) and node.attr == "split" and isinstance(node.value, ast.Constant):
            yield len(str(node.value.value).split())


def test_long_lists_stand_in_data_and_not_in_code() -> None:
    modules = [module for room in READING for module in (ROOM.parent / room).rglob("*.py")]
    assert {module.name: found for module in modules if (found := _longest_choice(module.read_text())) > MOST} == {}


@pytest.mark.parametrize(
    "code",
    [
        '_DAYS = re.compile(r"(?:mon|tue|wed)s?\\b")',
        '_DAYS = "mon | tue | wed"',
        '_DAYS = frozenset({"mon", "tue", "wed"})',
        '_DAYS = frozenset("mon tue wed".split())',
    ],
)
def test_a_list_in_code_is_seen(code: str) -> None:
    assert _longest_choice(code) == 3
