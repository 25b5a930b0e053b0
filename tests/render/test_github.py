from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

from tests.render.reports import NASTY, Hit, drawn, report
from unmask.render.ci import GithubRenderer
from unmask.types.report import Failure, Level, Remove, Replace, Report


def lines(*reports: Report, failures: tuple[Failure, ...] = ()) -> list[str]:
    out = StringIO()
    return drawn(GithubRenderer(out, Path.cwd()), out, *reports, failures=failures).split("\n")[:-1]


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the runner reads it."""
    found = re.fullmatch(r"::(\w+)(?: ([^:]*))?::(.*)", line)
    assert found is not None, line

    def plain(text: str) -> str:
        for escaped, letter in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
            text = text.replace(escaped, letter)
        return text

    properties = dict(pair.split("=", 1) for pair in (found[2] or "").split(",") if pair)
    return found[1], {key: plain(value) for key, value in properties.items()}, plain(found[3])


def test_a_finding_is_an_annotation_at_its_lines_and_columns() -> None:
    first, summary = lines(
        report("\nI'm humbled to say that we moved.\n", Hit("I'm humbled to say that ", remedy=Remove(safe=True)))
    )

    assert first == (
        "::warning file=letters/may.md,line=2,endLine=2,col=1,endColumn=25,title=brag/humbled::"
        "“I'm humbled to say that ” bows before the news comes on.%0APlainer: we moved."
    )
    assert summary == "unmask: 1 finding in 1 text"


def test_columns_are_left_out_over_several_lines() -> None:
    _, properties, _ = parsed(lines(report("One\ntwo\nthree", Hit("One\ntwo")))[0])

    assert (properties["line"], properties["endLine"]) == ("1", "2")
    assert "col" not in properties


def test_levels_have_their_commands_and_the_gravest_comes_first() -> None:
    hits = (Hit("a", level=Level.SUGGESTION), Hit("b", level=Level.ERROR), Hit("c"))
    commands = [parsed(line)[0] for line in lines(report("a b c", *hits))[:3]]

    assert commands == ["error", "warning", "notice"]


def test_no_more_annotations_of_a_kind_than_github_shows_and_the_rest_in_the_log() -> None:
    text = " ".join(["humbled"] * 12)
    written = lines(report(text, *(Hit("humbled", number=i) for i in range(12)), Hit(text, level=Level.ERROR)))
    annotations = [line for line in written if line.startswith("::")]

    assert len(annotations) == 11
    assert annotations[0].startswith("::error ")
    assert written[0] == "letters/may.md:1:81: warning brag/humbled: “humbled” bows before the news comes on."
    assert written[-1] == (
        "unmask: 13 findings in 1 text; GitHub shows 10 annotations of each kind, so 2 are in this log only"
    )


def test_nothing_in_a_text_or_a_name_breaks_out() -> None:
    nasty = report(NASTY, *[Hit(NASTY)] * 11, name="::a,b:c%\n.md")
    written = lines(nasty)

    assert len(written) == 12
    _, properties, message = parsed(written[1])
    assert properties["file"] == "::a,b:c%\n.md"
    assert message.startswith("“100% of ]]> us,␊## [it's](x): @ana | <b>fixed</b> 🎉 ␛[2J␀ #12 `code` :: ##[error]x”")
    assert not written[0].startswith("::")
    assert "##[" not in written[0]


def test_standard_input_has_no_file_and_what_failed_is_an_error() -> None:
    written = lines(
        report("One two", Hit("One", remedy=Replace("A")), name="-"), failures=(Failure("b.md", "is gone"),)
    )

    assert written[0] == "::error file=b.md::is gone"
    assert "file" not in parsed(written[1])[1]
