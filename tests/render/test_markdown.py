from __future__ import annotations

from io import StringIO
from pathlib import Path

from markdown_it import MarkdownIt

from tests.render.reports import NASTY, Hit, drawn, report
from unmask.render.markdown import ROOM, MarkdownRenderer, escape
from unmask.types.report import Failure, Level, Remove, Report


def comment(*reports: Report, failures: tuple[Failure, ...] = ()) -> str:
    out = StringIO()
    return drawn(MarkdownRenderer(out, Path.cwd()), out, *reports, failures=failures)


def test_a_comment_has_totals_a_table_and_the_findings_folded_away() -> None:
    hits = (
        Hit("I'm humbled to say that ", remedy=Remove(), message="“I'm humbled” bows."),
        Hit("moved", level=Level.ERROR),
    )
    written = comment(report("One.\n\nI'm humbled to say that we moved.\n", *hits), report("Clean.", name="b.md"))

    assert written == (
        "### unmask: 2 findings in 1 of 2 texts\n\n1 error, 1 warning\n\n"
        "| Text | Authenticity | Findings |\n| --- | ---: | --- |\n"
        "| letters/may.md | 61.2 | 1 error, 1 warning |\n\n"
        "<details>\n<summary>letters/may.md</summary>\n\n"
        "- **line 3** `brag/humbled` (warning): “I'm humbled” bows.\n  Plainer: we moved.\n"
        "- **line 3** `brag/humbled` (error): “moved” bows before the news comes on.\n  Say what happened.\n"
        "\n</details>\n"
    )


def test_nothing_found_is_one_line_and_what_was_not_read_is_said() -> None:
    assert comment(report("Clean.")) == "### unmask: no findings in 1 text\n"
    assert comment(failures=(Failure("a_b.md", "does not exist"),)).endswith(
        "\nNot read:\n\n- a\\_b.md: does not exist\n"
    )


def test_a_text_is_shown_as_it_stands_and_calls_nobody() -> None:
    rendered = MarkdownIt("gfm-like", {"linkify": False}).render(escape(NASTY))

    assert rendered == (
        "<p>100% of ]]&gt; us,␊## [it's](x): @\u200bana | "
        "&lt;b&gt;fixed&lt;/b&gt; 🎉 ␛[2J␀ #\u200b12 `code` :: ##[error]x</p>\n"
    )


def test_what_would_open_a_list_or_a_heading_does_not() -> None:
    for text in ("1. First", "- so", "+ so", "# so", "> so", "=== so", "--- so"):
        rendered = MarkdownIt("gfm-like", {"linkify": False}).render(f"- item\n  {escape(text)}\n")
        assert rendered.count("<li>") == 1, text
        assert "<h" not in rendered, text
        assert "blockquote" not in rendered, text


def test_a_comment_never_outgrows_what_github_takes() -> None:
    long = report("humbled " * 200, *(Hit("humbled", number=i, message="m" * 100) for i in range(200)))
    written = comment(*[long] * 10)

    assert len(written) < ROOM + 1000
    assert "### unmask: 2000 findings in 10 of 10 texts" in written
    assert "more texts with findings would not fit into a comment." in written
