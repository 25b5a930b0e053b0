"""CONTRIBUTING, followed letter by letter in a copy of this checkout: each thing is added where it says, and works."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TEXT = "I'm humbled and honoured to announce that I've joined Acme (again), and that we bake 12 loaves (rye) a day.\n"
NEWS = "I'm humbled and honoured to announce that I've joined Acme.\n"


def row(what: str) -> str:
    """What the page says of where a thing is added."""
    return next(line for line in PAGE.splitlines() if line.startswith(f"| {what} |"))


class Copy:
    """A copy of the program, in which only files are changed that the page names for what is added."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(ROOT / "unmask", root / "unmask", ignore=shutil.ignore_patterns("__pycache__"))
        # Where an installation has them.
        shutil.copytree(ROOT / "rules", root / "unmask" / "rules")
        (root / "post.txt").write_text(TEXT, encoding="utf-8")

    def _place(self, what: str, name: str) -> Path:
        named = re.findall(r"`([\w./]+)`", row(what))
        assert any(name == each or (each.endswith("/") and name.startswith(each)) for each in named), (what, name)
        return self.root / "unmask" / name

    def new(self, what: str, name: str, text: str) -> None:
        place = self._place(what, name)
        assert not place.exists()
        place.write_text(text, encoding="utf-8")

    def add(self, what: str, name: str, text: str, *, before: str = "", after: str = "") -> None:
        """Put `text` into a file, next to a piece that stands there once, or at the end."""
        place = self._place(what, name)
        held = place.read_text(encoding="utf-8")
        piece = before or after
        assert not piece or held.count(piece) == 1, (name, piece)
        changed = held.replace(piece, f"{after}{text}{before}") if piece else held + text
        place.write_text(changed, encoding="utf-8")

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "unmask", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(self.root)}
        return subprocess.run(command, cwd=self.root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path / "unmask")


FORMAT = '''"""Tally: how many findings a text has."""

from __future__ import annotations

from typing import TextIO

from unmask.types.report import Failure, Report


class TallyRenderer:
    """Writes a line for each text."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def report(self, report: Report) -> None:
        """Write how many findings a text has."""
        self._out.write(f"{report.source.name} has {len(report.findings)}\\n")

    def finish(self, failures: tuple[Failure, ...]) -> None:
        """Write how many texts could not be read."""
        self._out.write(f"{len(failures)} failed\\n")
'''
DETECTOR = '''

def detect_brackets(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Words in round brackets."""
    for found in re.finditer(r"\\(\\w+\\)", draft.source.text):
        yield Detection(Span(*found.span()))
'''
TERM = '''

def brackets_term(draft: Draft) -> Term:
    """What brackets take away."""
    count = draft.source.text.count("(")
    return Term("brackets", count, -weights.BRACKETS * min(1, count), f"It has {counted(count, 'bracket')}.")
'''
GATE = '''

def touches_acme(held: Held) -> bool:
    """Whether an edit is made in a sentence about Acme."""
    return any("Acme" in said.block.text for said in held.changed)
'''
PACK = """pack: notices
title: Notices
why: They hang on a wall.
kinds: [notice]
rules:
  - id: brackets
    message: "“{match}” is an afterthought."
    why: It takes room.
    match: {layout: brackets, flag: "We open (again)<<(late)>>."}
    advice: Leave it out.
    clean: ["We open late.", "We close at six."]
"""


@pytest.mark.slow
def test_a_format_a_kind_a_detector_a_term_and_a_gate_work_where_the_page_puts_them(copy: Copy) -> None:
    what = "an output format"
    copy.new(what, "render/tally.py", FORMAT)
    imported = "    from unmask.render.tally import TallyRenderer\n\n    return TallyRenderer(output.stream)\n"
    made = f"def _tally(output: Output) -> Renderer:\n{imported}\n\n"
    copy.add(what, "render/__init__.py", made, before="FORMATS: Mapping")
    copy.add(what, "render/__init__.py", '    "tally": _tally,\n', after='    "markdown": _markdown,\n')
    copy.add("a kind of text", "types/source.py", '    NOTICE = "notice"\n', after='    NEWSLETTER = "newsletter"\n')
    what = "a detector"
    copy.add(what, "layout/mark.py", DETECTOR)
    copy.add(what, "layout/__init__.py", "    detect_brackets,\n", before="    detect_decorated_heading,\n")
    listed = '    Detector("brackets", "words in brackets", detect_brackets),\n'
    copy.add(what, "layout/__init__.py", listed, after="DETECTORS = (\n")
    what = "a term of the score"
    copy.add(what, "score/terms.py", TERM)
    copy.add(
        what, "score/terms.py", "        brackets_term(draft),\n", after="        readability_term(draft, words),\n"
    )
    copy.add(what, "score/weights.py", '\nBRACKETS = 2.0\n"""What brackets take."""\n')
    pack = copy.root / "notices.yaml"
    pack.write_text(PACK.replace("(again)<<(late)>>", "<<(late)>>"), encoding="utf-8")

    tallied = copy.run("check", "post.txt", "--format", "tally")
    assert tallied.stdout.startswith("post.txt has "), tallied.stderr
    assert "0 failed" in tallied.stdout
    judged = copy.run("check", "post.txt", "--kind", "notice", "--packs", "notices.yaml", "--format", "json")
    [document] = json.loads(judged.stdout)["documents"]
    assert document["kind"] == "notice"
    assert [each["text"] for each in document["findings"] if each["rule"] == "notices/brackets"] == ["(again)", "(rye)"]
    points = {term["name"]: term["points"] for term in document["terms"]}
    assert points["brackets"] == -2.0
    assert abs(sum(points.values()) - document["score"]) < 0.1 * len(points)
    assert copy.run("rules", "test", "notices.yaml").returncode == 0

    (copy.root / "news.txt").write_text(NEWS, encoding="utf-8")
    assert copy.run("rewrite", "news.txt").stdout == "I've joined Acme.\n"
    what = "a gate for edits"
    copy.add(what, "rewrite/harm/remnant.py", GATE)
    copy.add(what, "rewrite/harm/__init__.py", ", touches_acme", after="import breaks_list, leaves_remnant")
    copy.add(what, "rewrite/harm/__init__.py", '    "acme": touches_acme,\n', after='    "remnant": leaves_remnant,\n')
    assert copy.run("rewrite", "news.txt").stdout == NEWS


@pytest.mark.slow
def test_a_word_is_found_by_the_text_that_asked_for_it(copy: Copy) -> None:
    what, command = "a word", ("rules", "test", "unmask/rules/books.yaml")
    text = '    - "On that day <<Wilma Overby was right>>."\n'
    copy.add(what, "rules/lexicon/texts.yaml", text, after="  books/as-they-said:\n")
    told = copy.run(*command)
    assert told.returncode == 1
    assert "Wilma Overby" in told.stdout + told.stderr

    copy.add(what, "rules/lexicon/phrases.yaml", "  Wilma Overby: celebrity\n", before="  Albert Einstein: celebrity\n")
    told = copy.run(*command)
    assert told.returncode == 0, told.stdout + told.stderr


def test_every_file_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`([\w./]+/(?:[\w.]+)?)`", PAGE))
    places = [(ROOT / each, ROOT / "unmask" / each) for each in named if "..." not in each]

    assert len(places) > 15
    assert [str(first) for first, second in places if not (first.exists() or second.exists())] == []


def test_the_map_names_every_room_there_is_and_no_other() -> None:
    drawn = re.search(r"^unmask/\n((?:  .+\n)+)", PAGE, re.MULTILINE)
    assert drawn
    named = [line.split()[0].rstrip("/") for line in drawn[1].splitlines()]
    # A folder that is left of what was moved has nothing in it but what Python compiled.
    there = [
        path.name
        for path in (ROOT / "unmask").iterdir()
        if path.name[0] != "_" and (path.suffix == ".py" or any(path.glob("*.py")))
    ]

    assert sorted(named) == sorted(there)
