"""What the build makes ready is used where it fits, and never where it does not."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from unmask.cache import built
from unmask.match import ready
from unmask.rulebook import load, load_rulebook
from unmask.rulebook.load import select
from unmask.types.span import Span

MADE = built.FILE
"""What was made before the first test of the run."""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the program looks for what the build has made."""
    path = tmp_path / "ready.bin"
    monkeypatch.setattr(built, "FILE", path)
    built._values.cache_clear()
    yield path
    built._values.cache_clear()


def test_a_value_is_found_by_its_scope_and_origin(file: Path) -> None:
    built.write(file, [(b"one", b"origin", Span(1, 2)), (b"two", b"origin", {"a": (1, 2)})])

    assert built.built(b"one", b"origin") == Span(1, 2)
    assert built.built(b"two", b"origin") == {"a": (1, 2)}
    assert built.built(b"one", b"other") is None
    assert built.built(b"three", b"origin") is None


def test_there_may_be_no_file(file: Path) -> None:
    assert built.built(b"one", b"origin") is None


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_damaged_file_is_as_good_as_none(file: Path, place: int) -> None:
    built.write(file, [(b"one", b"origin", 7)])
    damaged = bytearray(file.read_bytes())
    damaged[place] ^= 1
    file.write_bytes(damaged)

    assert built.built(b"one", b"origin") is None


def test_what_other_code_has_made_is_left_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built.write(file, [(b"one", b"origin", 7)])
    code = [*built._code()]
    monkeypatch.setattr(built, "_code", lambda: [*code, b"a line more"])

    assert built.built(b"one", b"origin") is None


def test_the_shipped_rules_are_taken_from_it_and_judge_alike(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(MADE, file)
    made = load_rulebook(proofs=False)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("what is there need not be made")

    monkeypatch.setattr(ready, "_made", never)
    monkeypatch.setattr(load, "_load", never)
    taken = load_rulebook(proofs=False)

    assert taken == made
    ready.ready(taken)
    ready.ready(select(taken, ignore=["bait/agree"]))
