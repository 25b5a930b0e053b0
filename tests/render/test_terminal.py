"""The marked-up post on a terminal."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from tests.render.reports import Hit, report
from tests.segment.drafts import texts
from tests.shipped import checker
from unmask.render.concise import LONGEST, ConciseRenderer
from unmask.render.remark import MOST_SHOWN, authenticity
from unmask.render.terminal import TerminalRenderer
from unmask.types.report import Advice, Remedy, Remove, Replace
from unmask.types.source import Source

POST = (
    "I'm humbled and honoured to announce that I've joined Acme.\n\n"
    "We met on a wet Tuesday in Leeds, and the kettle was broken. Agree?\n"
)


def shown(text: str, *, width: int = 80, colour: bool = False, several: bool = False, quiet: bool = False) -> str:
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    renderer = TerminalRenderer(console, several=several, quiet=quiet)
    renderer.report(checker().check(Source("post.txt", text)))
    renderer.finish(())
    return stream.getvalue()


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_findings_are_marked_under_their_words_and_told_under_their_paragraph() -> None:
    lines = shown(POST).splitlines()

    assert lines[0] == "  I'm humbled and honoured to announce that I've joined Acme."
    marked = re.match(r"  (\^+) 1$", lines[1])
    assert marked is not None
    assert lines[0][2 : 2 + len(marked[1])].startswith("I'm humbled and honoured to announce")
    assert lines[3].split()[:2] == ["1", "brag/humbled-to-announce"]
    told = lines.index("      + I've joined Acme.")
    assert told < next(i for i, line in enumerate(lines) if "wet Tuesday" in line)
    assert "Agree?" in next(line for line in lines if "wet Tuesday" in line)
    assert lines[-1].strip().startswith("2 warnings")


def test_the_post_is_shown_whole_and_in_order() -> None:
    words = [word for line in shown(POST).splitlines() if line.startswith("  ") for word in line.split()]
    rest = iter(words)

    assert all(word in rest for word in POST.split())


def test_it_says_the_same_without_colour() -> None:
    coloured = shown(POST, colour=True)

    assert coloured != plain(coloured)
    assert plain(coloured) == shown(POST)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_it_fits_the_width(width: int) -> None:
    assert max(cell_len(line) for line in shown(POST * 3, width=width).splitlines()) <= width


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts, st.sampled_from([40, 80]))
def test_any_text_can_be_shown_and_none_steers_the_terminal(text: str, width: int) -> None:
    output = shown(f"{text}\nAgree?", width=width)

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]", output)
    assert max(cell_len(line) for line in output.splitlines()) <= width


def test_a_wide_letter_takes_two_columns() -> None:
    lines = shown("日本 Unpopular opinion: it rains. 日本\n").splitlines()

    assert lines[0].startswith("  日本")


def test_one_line_for_each_text_when_it_is_quiet() -> None:
    (line,) = shown(POST, quiet=True).splitlines()

    assert "post.txt: 2 warnings" in line


def test_of_several_texts_one_without_findings_takes_one_line() -> None:
    (line,) = shown("The kettle was broken, so we drank water from the tap.\n", several=True).splitlines()

    assert "post.txt: no findings" in line


def test_of_very_many_findings_the_first_are_shown_and_the_rest_counted() -> None:
    report = checker().check(Source("post.txt", POST + "\n" + "\n\n".join(["We met."] * 300)))
    many = replace(report, findings=report.findings[:1] * (MOST_SHOWN + 1_035))
    for renderer in (TerminalRenderer, partial(TerminalRenderer, brief=True), ConciseRenderer):
        stream = io.StringIO()
        renderer(Console(file=stream, width=80)).report(many)
        lines = stream.getvalue().splitlines()

        assert any("1,035 more findings in this text" in line for line in lines)
        assert any("1235 warnings" in line for line in lines) or renderer is ConciseRenderer
        assert sum("humbled-to-announce" in line for line in lines) == MOST_SHOWN
        assert not any("We met." in line for line in lines)


@pytest.mark.parametrize(
    ("remedy", "said"),
    [
        (Replace("mill"), "Name it. Try “mill”."),
        (Advice("Say which.", example="the old\n mill"), "Name it. Perhaps “the old mill”."),
        (Advice("Say which.", example="mill " * LONGEST), "Name it."),
        (Advice("Say which.", example=""), "Name it."),
        (Advice("Say which."), "Name it."),
        (Remove(), "Name it."),
    ],
)
def test_a_line_of_its_own_offers_other_words_where_there_are_short_ones(remedy: Remedy, said: str) -> None:
    stream = io.StringIO()
    ConciseRenderer(Console(file=stream, width=80)).report(
        report("A bold claim.", Hit("bold", message="Name it.", remedy=remedy))
    )

    assert stream.getvalue().endswith(f": {said}\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "there is nothing to judge."), ("Yes.", "1 word is too few to judge."), ("We met.", "2 words are too few")],
)
def test_a_text_too_short_to_judge_is_told_so(text: str, said: str) -> None:
    assert authenticity(checker().check(Source("-", text))).startswith(f"Authenticity: {said}")
