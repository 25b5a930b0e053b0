"""What a session says of a text is what `unmask check` says of it, however the text came to be what it is."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import forked
from tests.shipped import checker
from unmask import Session
from unmask.render.json import document
from unmask.types.source import Source, Syntax, TextKind

CORPUS = Path(__file__).parents[2] / "corpus"
MARKS = [
    "\n",
    "\n\n",
    " ",
    ".",
    "!",
    "?",
    ",",
    "“",
    "”",
    '"',
    "*",
    "`",
    "> ",
    "- ",
    "1. ",
    "# ",
    "|",
    "<!-- unmask: off -->",
    "<!-- unmask: ignore brag -->",
    "[a](b.org)",
    "[a]: b.org",
    "🚀",
    "\u200b",
    "\r\n",
    "\u2028",
    "\x0c",
    "—",
    "not ",
    "n't",
    "ſ",
    "---\nunmask: false\n---\n",
    "  ",
    "\t",
    "```\n",
    "| a | b |\n|---|---|\n",
    "I ",
    "We ",
    "They said ",
    "\ud800",
]


@cache
def texts() -> tuple[tuple[str, Syntax], ...]:
    found = sorted(path for path in CORPUS.rglob("*") if path.suffix in {".md", ".txt"})
    return tuple(
        (path.read_text(encoding="utf-8"), Syntax.MARKDOWN if path.suffix == ".md" else Syntax.PLAIN) for path in found
    )


@cache
def passages() -> tuple[str, ...]:
    """Sentences and words to type."""
    lines = [line for text, _ in texts() for line in text.splitlines() if line.strip()]
    return (*lines, *(word for line in lines[::7] for word in line.split()))


@st.composite
def edits(draw: st.DrawFn) -> tuple[float, float, str]:
    """A place and a length as parts of the text, and what is put there."""
    what = draw(st.one_of(st.sampled_from(MARKS), st.sampled_from(passages()), st.text(max_size=3), st.just("")))
    return draw(st.floats(0, 1)), draw(st.sampled_from([0, 0, 0, 0.001, 0.01, 0.1, 0.5])), what


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(start=st.integers(0, 200), typed=st.lists(edits(), min_size=1, max_size=8))
def test_random_edits_lead_to_the_report_of_a_check(start: int, typed: list[tuple[float, float, str]]) -> None:
    _type(start, typed)


@pytest.mark.slow
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(start=st.integers(0, 200), typed=st.lists(edits(), min_size=1, max_size=25))
def test_many_random_edits_do_too(start: int, typed: list[tuple[float, float, str]]) -> None:
    _type(start, typed)


def _type(start: int, typed: list[tuple[float, float, str]]) -> None:
    text, syntax = texts()[start % len(texts())]
    session = Session(search=False)
    session.open("it", text, syntax=syntax)
    session.report("it")
    for place, length, what in typed:
        now = session.text("it")
        first = round(place * len(now))
        last = min(len(now), first + round(length * len(now)))
        session.change("it", what, start=first, end=last)
        text = text[:first] + what + text[last:]
        assert session.text("it") == text
        kind = TextKind.NEWSLETTER if syntax is Syntax.MARKDOWN else TextKind.POST
        assert session.report("it") == checker().check(Source("it", text, kind, syntax))


@pytest.mark.parametrize("seed", range(2))
def test_texts_that_are_open_together_do_not_meet(seed: int) -> None:
    chance = random.Random(seed)
    session = Session(search=False)
    chosen = chance.sample(texts(), 4)
    for number, (text, syntax) in enumerate(chosen):
        session.open(str(number), text, syntax=syntax)
    for _ in range(12):
        name = str(chance.randrange(4))
        now = session.text(name)
        place = chance.randrange(len(now) + 1)
        session.change(name, chance.choice(passages()), start=place, end=place)
        report = session.report(name)
        assert report == checker().check(report.source)


@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_it_is_byte_for_byte_what_the_command_prints(ending: str, tmp_path: Path) -> None:
    (tmp_path / ".unmask.yaml").write_text("allow: [synergy]\nlevels: {hype: error}\n", encoding="utf-8")
    file = tmp_path / f"post{ending}"
    session = Session()
    chance = random.Random(ending)
    session.open(str(file), "")
    for text, _ in chance.sample(texts(), 8):
        session.change(str(file), text + "\n\n", start=0, end=0)
        session.report(str(file))
    file.write_text(session.text(str(file)), encoding="utf-8", newline="")
    printed = forked.run("check", "--no-cache", "--format", "json", file)
    assert json.loads(printed.stdout)["documents"] == [document(session.report(str(file)))]
