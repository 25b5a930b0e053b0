"""What is no text of its own, or is left out, is neither judged nor changed; no option is dropped without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import Command, unmask, write

__all__ = ["unmask"]

POST = "I'm humbled to announce that I've joined the mill.\n"
EXPORT = 'Date,ShareCommentary\n2026-03-04,"The oven is warm.""\n""Agree? Thoughts?"\n'
ROWS = '{"text": "I\'m humbled to announce that I\'ve joined the mill."}\n'
REFUSED = "holds a text in each row, and is not read as one; unmask score ranks them"


@pytest.mark.parametrize("name", ["Shares.csv", "posts.TSV", "posts.tab", "posts.jsonl", "posts.ndjson"])
@pytest.mark.parametrize(
    "command",
    [
        ("check",),
        ("check", "--write-baseline", "base.json"),
        ("rewrite", "--suggested"),
        ("rewrite", "--suggested", "--in-place"),
        ("rewrite", "--bare", "--diff"),
        ("compare", "post.txt"),
    ],
)
def test_an_export_is_not_taken_for_a_text(unmask: Command, name: str, command: tuple[str, ...]) -> None:
    held = ROWS if "json" in name else EXPORT
    write(post_txt=POST)
    Path(name).write_text(held, encoding="utf-8")
    done = unmask(*command, name)

    assert (done.code, f"{name}: {REFUSED}" in done.err) == (2, True)
    assert "Agree" not in done.out
    assert Path(name).read_text(encoding="utf-8") == held


def test_a_large_export_is_no_large_text_and_the_rest_is_judged(unmask: Command) -> None:
    write(Shares_csv=EXPORT * 100, post_txt=POST)
    done = unmask("check", "Shares.csv", "post.txt", "--max-size", "1K", "--format", "concise")

    assert (done.code, "post.txt:1:1: " in done.out) == (2, True)
    assert done.err == f"unmask: Shares.csv: {REFUSED}\n"


@pytest.mark.parametrize("command", ["check", "rewrite"])
def test_an_export_that_is_piped_in_is_refused_by_its_name(unmask: Command, command: str) -> None:
    done = unmask(command, "--stdin-filename", "Shares.csv", text=EXPORT)

    assert (done.code, done.out, REFUSED in done.err) == (2, "", True)


def test_an_export_is_ranked(unmask: Command) -> None:
    write(Shares_csv=EXPORT)

    assert unmask("score", "Shares.csv").code == 0


def test_standard_input_that_is_called_like_what_is_excluded_is_let_be(unmask: Command) -> None:
    write(_unmask_yaml="exclude: [drafts/]\n")
    named = ("--stdin-filename", "drafts/may.txt")
    forced = (*named, "--force-exclude")

    assert unmask("check", *named, text=POST).code == 1
    assert unmask("rewrite", *named, text=POST).out == "I've joined the mill.\n"
    left = unmask("check", *forced, text=POST)
    assert (left.code, left.out, left.err) == (0, "", "")
    kept = unmask("rewrite", *forced, text=POST)
    assert (kept.code, kept.out, kept.err) == (0, POST, "")
    assert unmask("rewrite", *forced, "--diff", text=POST).out == ""
    assert unmask("check", "--stdin-filename", "may.txt", "--force-exclude", text=POST).code == 1
    assert unmask("check", "--force-exclude", "--exclude", "*", text=POST).code == 1


@pytest.mark.parametrize("more", [("-o", "report.json"), ("--format", "json"), ("--interactive",)])
def test_a_baseline_is_written_without_a_report(unmask: Command, more: tuple[str, ...]) -> None:
    write(post_txt=POST)
    done = unmask("check", "post.txt", "--write-baseline", "base.json", *more)

    assert (done.code, done.out) == (2, "")
    assert "--write-baseline shows no finding; leave out" in done.err
    assert not Path("base.json").exists()
