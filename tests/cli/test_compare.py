"""`unmask compare` as a process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import unmask
from tests import forked
from tests.terminal import on_terminal

OLD = "I’m humbled to announce that I’ve joined Acme on 3 May.\n\nMost of us bake.\n"
NEW = "I’ve joined Acme.\n\nSome of us bake.\n"


def run(*arguments: str | Path, data: str = "") -> subprocess.CompletedProcess[str]:
    return forked.said("compare", *arguments, data=data.encode())


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return old, new


def test_a_lost_fact_is_told_and_is_code_1(texts: tuple[Path, Path]) -> None:
    done = run(*texts)

    assert done.returncode == 1
    assert "- date 3 May, line 1" in done.stdout
    assert "~ quantity: “most” became “some”, line 3 before, line 3 after" in done.stdout
    assert "- brag/humbled-to-announce" in done.stdout
    assert "Score " in done.stdout
    assert done.stderr == ""


def test_two_alike_say_so(texts: tuple[Path, Path]) -> None:
    done = run(texts[0], texts[0])

    assert done.returncode == 0
    assert "The two say the same in the same words." in done.stdout


def test_one_may_come_by_a_pipe(texts: tuple[Path, Path]) -> None:
    assert run(texts[0], "-", data=OLD).returncode == 0
    assert run("-", texts[1], data=OLD).returncode == 1


def test_json_is_one_object_with_spans_into_the_texts(texts: tuple[Path, Path]) -> None:
    done = run(*texts, "--format", "json")
    told = json.loads(done.stdout)

    assert done.returncode == 1
    assert [OLD[fact["start"] : fact["end"]] for fact in told["lost"]] == ["3 May"]
    assert told["added"] == []
    assert [(shift["kind"], shift["old"], shift["new"]) for shift in told["shifts"]] == [("quantity", "most", "some")]
    assert "brag/humbled-to-announce" in [finding["rule"] for finding in told["findings"]["gone"]]
    assert told["old"]["score"] < told["new"]["score"]


def test_a_claim_that_changed_is_told_and_is_no_fault(texts: tuple[Path, Path]) -> None:
    texts[1].write_text(OLD.replace("Most", "Some"), encoding="utf-8")
    done = run(*texts)

    assert done.returncode == 0
    assert "quantity" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"), [(("-", "-"), "one of the two texts only"), (("old.txt", "no.txt"), "no.txt")]
)
def test_what_cannot_be_read_is_code_2(texts: tuple[Path, Path], arguments: tuple[str, str], said: str) -> None:
    done = run(*(texts[0] if name == "old.txt" else name for name in arguments))

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_the_own_rewrite_of_a_post_loses_no_fact(texts: tuple[Path, Path]) -> None:
    rewritten = forked.said("rewrite", "-q", texts[0]).stdout

    assert run(texts[0], "-", data=rewritten).returncode == 0


def test_python_has_it_too() -> None:
    found = unmask.compare(OLD, NEW)

    assert found.difference.altered
    assert [fact.text for fact in found.difference.lost] == ["3 May"]
    assert found.new.score.value > found.old.score.value
    assert unmask.compare(OLD, OLD).empty


def test_it_fits_a_narrow_terminal(texts: tuple[Path, Path]) -> None:
    old, new = texts
    old.write_text("I'm humbled and honoured to announce that I've joined Acme of Upper Weardale on 3 May 2026.\n")
    command = [sys.executable, "-m", "unmask", "compare", old.name, new.name]
    shown = on_terminal(command, cwd=old.parent, columns=44).plain

    assert max(map(len, shown.splitlines())) <= 44
    assert "Findings gone\n  - brag/humbled-to-announce “I'm humbled" in shown
