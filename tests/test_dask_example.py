"""The example that scores many posts on a cluster: parts that end where rows end, and runs that are taken up again."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import unmask

EXAMPLE = Path(__file__).parent.parent / "examples" / "dask_scores.py"
BOAST = "I'm humbled and honoured to announce that I've joined Acme."
PLAIN = 'We moved the "old" shelf, and now\nthe door, which is green, opens.'


@pytest.fixture(scope="module")
def example() -> ModuleType:
    pytest.importorskip("distributed", reason="the extra “dask” is not installed")
    spec = importlib.util.spec_from_file_location("dask_scores", EXAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def table(texts: list[str]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([["id", "text"], *([f"p{number}", text] for number, text in enumerate(texts))])
    return out.getvalue()


TEXTS = st.lists(st.text(st.sampled_from('ab", \n\r;é'), max_size=12), min_size=1, max_size=12)


@given(TEXTS, st.integers(min_value=1, max_value=40), st.sampled_from([".csv", ".jsonl"]))
def test_no_part_cuts_a_row(
    example: ModuleType, tmp_path_factory: pytest.TempPathFactory, texts: list[str], size: int, ending: str
) -> None:
    path = tmp_path_factory.mktemp("cut") / f"posts{ending}"
    lines = "".join(json.dumps({"id": f"p{number}", "text": text}) + "\n" for number, text in enumerate(texts))
    path.write_text(table(texts) if ending == ".csv" else lines, encoding="utf-8", newline="")
    parts = list(example.parts_of(str(path), size))
    read = [post for part in parts for post in example.rows(part, example.Posts())]

    assert read == [(f"p{number}", text) for number, text in enumerate(texts)]
    assert all(first.end == then.start for first, then in pairwise(parts))


@pytest.mark.slow
def test_a_run_that_was_broken_off_is_taken_up_and_does_nothing_twice(example: ModuleType, tmp_path: Path) -> None:
    import pyarrow
    import pyarrow.parquet

    texts = [BOAST if number % 3 else f"{PLAIN} {PLAIN} {PLAIN} {PLAIN}" for number in range(120)]
    columns = {"id": [f"p{number}" for number in range(120)], "text": texts}
    pyarrow.parquet.write_table(pyarrow.table(columns), tmp_path / "a.parquet", row_group_size=50)
    (tmp_path / "b.csv").write_text(table(texts[:40]), encoding="utf-8", newline="")

    def run() -> list[str]:
        done = subprocess.run(
            [sys.executable, str(EXAMPLE), str(tmp_path / "*.parquet"), str(tmp_path / "b.csv"), str(tmp_path / "out")],
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    first = run()
    assert first[0] == "4 parts, 4 to do"
    assert sum(int(line.split()[3]) for line in first[1:]) == 160
    files = sorted((tmp_path / "out").iterdir())
    assert [file.suffix for file in files] == [".parquet"] * 4
    found = [row for file in files[:3] for row in pyarrow.parquet.read_table(file).to_pylist()]
    expected = [unmask.entry_of(report) for report in unmask.pipe(texts)]
    assert [row["id"] for row in found] == columns["id"]
    assert [(row["score"], row["findings"]) for row in found] == [(each.score, each.findings) for each in expected]

    written = {file: file.stat().st_mtime_ns for file in files}
    files[1].unlink()
    files[1].with_suffix(".1.unfinished").write_bytes(b"half")
    assert run()[0] == "4 parts, 1 to do"
    assert [file for file in files if file.stat().st_mtime_ns != written[file]] == [files[1]]
    assert sorted((tmp_path / "out").iterdir()) == files


@pytest.mark.slow
def test_a_worker_keeps_nothing_of_what_it_has_done(example: ModuleType) -> None:
    with example.cluster(None, 1) as client:
        assert client.submit(lambda: time.sleep(2.5) or "done").result() == "done"
        kept = client.run(lambda dask_worker: len(dask_worker.profile_history))

    assert list(kept.values()) == [0]


def test_a_text_that_comes_again_is_judged_once_and_one_that_is_too_much_stops_no_other(
    example: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def pipe(texts: list[str], **how: object) -> Iterator[unmask.Report]:
        for text in texts:
            asked.append(text)
            if text == "much":
                raise unmask.TooLarge("much", "is too much")
            yield from whole([text], **how)

    whole = unmask.pipe
    monkeypatch.setattr(example.unmask, "pipe", pipe)
    monkeypatch.setattr(example, "TOGETHER", 3)
    posts = [("a", BOAST), ("b", PLAIN), ("c", BOAST), ("d", BOAST), ("e", "much"), ("f", "We met.")]
    [first, second] = list(example.figures(posts, unmask.TextKind.COMMENT))

    assert asked == [BOAST, PLAIN, "much", "We met."]
    assert [row["id"] for row in first + second] == ["a", "b", "c", "d", "e", "f"]
    assert [row["findings"] for row in first] == [1, 0, 1]
    assert [row.get("words") for row in second] == [first[0]["words"], None, 2]


def test_a_table_without_the_column_of_texts_is_said(example: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text(table([PLAIN]), encoding="utf-8", newline="")
    [part] = example.parts_of(str(path), 1 << 20)

    with pytest.raises(ValueError, match="no column “body”, only id, text; name one with --text-column"):
        list(example.rows(part, example.Posts(text="body")))
