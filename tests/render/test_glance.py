"""What a terminal shows first."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len
from rich.color import Color
from rich.console import Console

from tests.render.reports import ADVICE, Hit, report
from unmask.render.glance import MOST, glance, weightiest
from unmask.render.line import GONE, NEW, SOFT, STYLES
from unmask.render.remark import number
from unmask.render.terminal import MOST_CLEAN, TerminalRenderer, annotate
from unmask.types.report import Advice, Level, Replace, Report

OTHER = Advice("Name one, and say what they did.")
PLAIN = Replace("claim", safe=True)
TEXT = "Great news one.\nGreat news two.\nGreat news three.\n\nSad news four. A bold claim, five.\n"
HITS = (
    Hit("Great news", number=0),
    Hit("Great news", number=1),
    Hit("Great news", number=2),
    Hit("Sad news", rule="failure/sad", level=Level.SUGGESTION, remedy=OTHER),
    Hit("bold claim", rule="hype/bold", level=Level.ERROR, remedy=PLAIN),
)


def lines(of: Report, width: int = 80) -> list[str]:
    return [line.plain for line in glance(of, width)]


def test_the_score_and_the_findings_that_matter_most_come_before_the_text() -> None:
    shown = lines(report(TEXT, *HITS))

    assert shown[0].strip() == "Authenticity 61.2 of 100"
    assert shown[1].strip() == "5 findings (1 error, 3 warnings, 1 suggestion); 1 with a plainer wording."
    text = next(i for i, line in enumerate(shown) if line == "  Great news one.")
    told = [line.split()[1] for line in shown[:text] if re.match(r" +\d+  \w+/", line)]
    assert told == ["brag/humbled", "failure/sad", "hype/bold"]  # the level decides, and nothing is said twice


def test_of_one_rule_the_first_is_told_and_others_only_where_there_is_room() -> None:
    numbered = number(report(TEXT, *HITS))

    assert [one.number for one in weightiest(numbered)] == [1, 4, 5]
    assert [one.number for one in weightiest(numbered[:3])] == [1, 2, 3]


def test_every_finding_is_marked_and_has_its_line() -> None:
    shown = lines(report(TEXT, *HITS))

    assert [label for line in shown for label in re.findall(r"\^+ (\d)", line)] == ["1", "2", "3", "4", "5"]
    assert {line.split()[0] for line in shown if re.match(r" +\d+  \w+/", line)} == {"1", "2", "3", "4", "5"}


@pytest.mark.parametrize("draw", [annotate, glance])
def test_the_same_advice_is_given_once(draw: object) -> None:
    text = "Great news.\n\n" * 20
    shown = [line.plain for line in draw(report(text, *(Hit("Great news", number=i) for i in range(20))), 80)]  # type: ignore[operator]

    assert sum(ADVICE.text in line for line in shown) == 1
    assert sum("A bow costs the reader a line." in line for line in shown) == 1
    assert sum("As under 1." in line for line in shown) == 19


@pytest.mark.parametrize("draw", [annotate, glance])
def test_a_passage_that_two_findings_change_alike_is_shown_once(draw: object) -> None:
    hits = (Hit("bold claim", remedy=PLAIN), Hit("bold claim", rule="hype/bold", remedy=PLAIN))
    shown = [line.plain.strip() for line in draw(report("A bold claim.", *hits), 80)]  # type: ignore[operator]

    assert shown.count("+ A claim.") == 1
    assert shown.count("> As under 1.") == 1


@pytest.mark.parametrize("draw", [annotate, glance])
def test_two_passages_that_come_to_read_alike_are_both_shown(draw: object) -> None:
    hits = (Hit("bold claim", remedy=PLAIN), Hit("brave claim", remedy=PLAIN))
    shown = [line.plain.strip() for line in draw(report("A bold claim.\n\nA brave claim.", *hits), 80)]  # type: ignore[operator]

    assert {"- A bold claim.", "- A brave claim."} <= set(shown)
    assert shown.count("+ A claim.") == 2


def test_a_text_without_findings_is_told_its_score_and_is_not_printed_again() -> None:
    clean = drawn(report("There is nothing to see here."), brief=True)

    assert "nothing to see" not in clean
    assert "No findings." in clean
    assert "start" in clean
    assert "nothing to see" in drawn(report("There is nothing to see here."), brief=False)


def test_how_the_edits_are_made_is_said_where_there_are_any() -> None:
    assert "unmask rewrite --suggested makes these edits" in drawn(report(TEXT, *HITS), brief=True)
    assert "unmask rewrite" not in drawn(report(TEXT, *HITS[:MOST]), brief=True)


@pytest.mark.parametrize("width", [30, 40, 80, 200])
def test_it_fits_the_width(width: int) -> None:
    assert max(cell_len(line) for line in lines(report(TEXT, *HITS), width)) <= width


def drawn(*reports: Report, brief: bool) -> str:
    out = io.StringIO()
    renderer = TerminalRenderer(Console(file=out, width=80, color_system=None), brief=brief)
    for each in reports:
        renderer.report(each)
    renderer.finish(())
    return out.getvalue()


def test_it_says_where_the_rest_is_only_where_something_is_left_out() -> None:
    assert "--all gives the reason for each" in drawn(report(TEXT, *HITS), brief=True)
    assert "--all" not in drawn(report(TEXT, *HITS[:MOST]), brief=True)
    assert "--all" not in drawn(report(TEXT, *HITS), brief=False)


def luminance(style: str) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = Color.parse(style).get_truecolor()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


@pytest.mark.parametrize("style", [*STYLES.values(), GONE, NEW, SOFT])
def test_every_colour_can_be_read_on_white_and_on_black(style: str) -> None:
    light = luminance(style)

    assert 1.05 / (light + 0.05) >= 3.8
    assert (light + 0.05) / 0.05 >= 3.8


def test_of_many_texts_without_findings_it_says_how_many_more_there_are() -> None:
    def shown(width: int = 80, **how: bool) -> list[str]:
        out = io.StringIO()
        renderer = TerminalRenderer(Console(file=out, width=width, color_system=None), several=True, **how)
        for _ in range(MOST_CLEAN + 2):
            renderer.report(report(TEXT))
        renderer.report(report(TEXT, *HITS))
        renderer.finish(())
        return out.getvalue().splitlines()

    assert sum(line.endswith(": no findings") for line in shown()) == MOST_CLEAN + 2
    assert sum(line.endswith(": no findings") for line in shown(brief=True, quiet=True)) == MOST_CLEAN + 2
    brief = shown(brief=True)
    assert sum(line.endswith(": no findings") for line in brief) == MOST_CLEAN
    assert "  …    2 more texts: no findings; --quiet gives a line for each" in brief
    assert any(line.startswith(f"{MOST_CLEAN + 3} texts: ") for line in brief)
    assert max(map(cell_len, shown(44, brief=True))) <= 44
