"""Kept reports: the same as fresh ones, for nobody else's eyes, and never in the way."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from platformdirs.unix import Unix

from tests.shipped import checker
from unmask.cache.memo import Results
from unmask.cache.store import NAME, Store, count, default_folder, size
from unmask.checker import Checker
from unmask.runner import run
from unmask.types.source import Source, Syntax, TextKind

CORPUS = Path(__file__).parent.parent.parent / "corpus"
PIECES = (
    "I'm humbled and honoured to announce that I've joined Acme.",
    "Agree?",
    "She isn't a thought leader, she said.",
    "🚀 Big news 🚀",
    "→ one\n→ two\n→ three",
    "𝗕𝗼𝗹𝗱 claims",
    "It rained on 4 May, and I think we left at six.",
    "caf\u00e9\u200d \ud83d\r\n\ufeff",
    "",
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=40), max_size=12).map("\n\n".join)


@pytest.fixture(name="checker")
def _checker() -> Checker:
    return checker()


def corpus() -> Iterator[Source]:
    for path in sorted(CORPUS.rglob("*.*")):
        if path.suffix in {".txt", ".md"}:
            syntax = Syntax.MARKDOWN if path.suffix == ".md" else Syntax.PLAIN
            yield Source(path.name, path.read_text(encoding="utf-8"), TextKind.POST, syntax)


def test_every_text_of_the_corpus_comes_back_as_it_was_judged(checker: Checker, tmp_path: Path) -> None:
    fresh = list(checker.check_all(corpus()))
    results = Results(tmp_path, b"rules")
    for report in fresh:
        results.put(report)
    results.close()
    again = Results(tmp_path, b"rules")

    assert [again.get(source) for source in corpus()] == fresh


def test_a_report_without_edits_is_not_given_to_somebody_who_wants_them(checker: Checker, tmp_path: Path) -> None:
    boast = Source("boast", PIECES[0])
    whole, plain = (checker.check(boast, edits=edits) for edits in (True, False))
    kept = Results(tmp_path, b"rules")
    kept.put(plain)
    kept.close()

    assert Results(tmp_path, b"rules", edits=True).get(boast) is None
    assert Results(tmp_path, b"rules", edits=False).get(boast) == plain
    assert list(run([boast], checker.rulebook, cache=tmp_path / "runs", edits=False)) == [plain]
    # The one with edits takes its place, and does for both.
    assert list(run([boast], checker.rulebook, cache=tmp_path / "runs")) == [whole]
    assert list(run([boast], checker.rulebook, cache=tmp_path / "runs", edits=False)) == [whole]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, kind=st.sampled_from(TextKind), syntax=st.sampled_from(Syntax))
def test_a_kept_report_is_the_fresh_report(
    checker: Checker, tmp_path: Path, text: str, kind: TextKind, syntax: Syntax
) -> None:
    fresh = checker.check(Source("one", text, kind, syntax))
    results = Results(tmp_path, b"rules")
    results.put(fresh)
    results.close()
    kept = Results(tmp_path, b"rules").get(Source("renamed", text, kind, syntax))

    assert kept is not None
    assert (kept.findings, kept.edits, kept.score, kept.words) == (
        fresh.findings,
        fresh.edits,
        fresh.score,
        fresh.words,
    )
    assert kept.rewritten == fresh.rewritten
    assert kept.source.name == "renamed"


def test_another_text_kind_syntax_or_rulebook_is_not_known(checker: Checker, tmp_path: Path) -> None:
    source = Source("one", PIECES[0])
    results = Results(tmp_path, b"rules")
    results.put(checker.check(source))

    assert results.get(source) is not None
    assert results.get(Source("one", PIECES[0] + " ")) is None
    assert results.get(Source("one", PIECES[0], TextKind.COMMENT)) is None
    assert results.get(Source("one", PIECES[0], syntax=Syntax.MARKDOWN)) is None
    results.close()
    assert Results(tmp_path, b"other rules").get(source) is None


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_entry_is_no_entry(checker: Checker, tmp_path: Path, data: st.DataObject) -> None:
    source = Source("one", PIECES[0])
    results = Results(tmp_path, b"rules")
    results.put(checker.check(source))
    results.close()
    database = sqlite3.connect(tmp_path / NAME)
    (value,) = database.execute("SELECT value FROM entry").fetchone()
    at = data.draw(st.integers(0, len(value) - 1))
    broken = data.draw(
        st.sampled_from(
            [value[:at], value[:at] + bytes([value[at] ^ data.draw(st.integers(1, 255))]) + value[at + 1 :]]
        )
    )
    database.execute("UPDATE entry SET value = ?", (broken,))
    database.commit()
    database.close()

    assert Results(tmp_path, b"rules").get(source) is None


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_begun_anew(checker: Checker, tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    source = Source("one", PIECES[0])
    for _ in range(2):
        results = Results(tmp_path, b"rules")
        results.get(source)
        results.put(checker.check(source))
        results.close()

    assert Results(tmp_path, b"rules").get(source) is not None


@pytest.mark.parametrize("there", [False, True])
def test_nothing_of_a_text_can_be_read_without_it(checker: Checker, tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "new"
    if there:
        folder.mkdir(mode=0o755)
        (folder / NAME).touch(0o644)
        (folder / f"{NAME}-wal").touch(0o644)
    results = Results(folder, b"rules")
    results.put(checker.check(Source("secret-name", PIECES[0])))
    results.close()
    kept = b"".join(file.read_bytes() for file in folder.iterdir())
    database = sqlite3.connect(folder / NAME)
    (value,) = database.execute("SELECT value FROM entry").fetchone()
    database.close()

    assert stat.S_IMODE(folder.stat().st_mode) == (0o755 if there else 0o700)
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.glob(f"{NAME}*")} == {0o600}
    for word in (b"humbled", b"Acme", b"secret-name", b"announce"):
        assert word not in kept
    # Nor is it merely compressed: what is sealed is as good as noise, which does not get smaller.
    assert len(zlib.compress(value, 9)) >= len(value)


def test_the_cache_lies_where_the_variables_say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert default_folder() == Path(os.environ["UNMASK_CACHE_DIR"])

    monkeypatch.delenv("UNMASK_CACHE_DIR")
    monkeypatch.setattr("platformdirs.PlatformDirs", Unix)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "unmask"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_folder() == tmp_path / ".cache" / "unmask"


def test_the_store_stays_within_its_limit_and_keeps_what_was_used_last(tmp_path: Path) -> None:
    limit = 400_000
    store = Store(tmp_path, limit=limit)
    for number in range(3_000):
        store.put(number.to_bytes(4, "big"), number.to_bytes(4, "big") * 128)
    store.close()

    assert size(tmp_path / NAME) < 2 * limit
    assert 100 < count(tmp_path / NAME) < 1_000
    assert Store(tmp_path).get((2_999).to_bytes(4, "big")) is not None
    assert Store(tmp_path).get((0).to_bytes(4, "big")) is None


def test_a_folder_that_cannot_be_written_is_done_without(checker: Checker, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    source = Source("one", PIECES[0])

    assert list(run([source], checker.rulebook, cache=tmp_path / "file")) == [checker.check(source)]


WRITER = """
import sys
from pathlib import Path
from unmask.cache.store import Store
store = Store(Path(sys.argv[1]))
for number in range(1500):
    key = number.to_bytes(4, "big")
    kept = store.get(key)
    assert kept is None or kept == key * 50, number
    store.put(key, key * 50)
    if number % 20 == 0:
        store.flush()
store.close()
"""


def test_runs_at_the_same_time_do_not_harm_each_other(tmp_path: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)]) for _ in range(3)]

    assert [one.wait() for one in running] == [0, 0, 0]
    store = Store(tmp_path)
    assert all(store.get(n.to_bytes(4, "big")) == n.to_bytes(4, "big") * 50 for n in range(1_500))


def test_a_run_that_finds_all_its_reports_makes_no_checker(
    checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = list(run(corpus(), checker.rulebook, cache=tmp_path))

    def none(*_: object, **__: object) -> None:
        raise AssertionError("a checker was made")

    monkeypatch.setattr("unmask.checker.Checker.__init__", none)
    assert list(run(corpus(), checker.rulebook, cache=tmp_path)) == first
