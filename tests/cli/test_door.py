"""The first minutes: what is said to somebody who knows no command, or who mistypes one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import forked
from tests.cli.command import Command, unmask, write
from tests.terminal import on_terminal, started

__all__ = ["unmask"]

UNMASK = (sys.executable, "-m", "unmask")
MASKED = "\n\n".join(
    (
        "I'm humbled and honoured to announce that I've joined Acme.",
        "Your network is your net worth.",
        "Nobody believed in me. I failed 14 interviews.",
        "Agree?",
    )
)


def test_alone_on_a_terminal_it_greets_with_what_to_do(tmp_path: Path) -> None:
    seen = on_terminal(UNMASK, cwd=tmp_path)
    shown = seen.plain

    assert seen.code == 0
    for command in ("unmask check post.txt", "unmask rewrite post.txt", "unmask score posts/", "unmask explain bait"):
        assert command in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_text_that_is_pasted_is_asked_for_and_judged(tmp_path: Path) -> None:
    with started([*UNMASK, "check", "-"], cwd=tmp_path) as terminal:
        terminal.until("press Ctrl-D on a line of its own\n")
        terminal.type(b"Your network is your net worth.\n\x04")
        assert "networking/net-worth" in terminal.until("")
        assert terminal.ended() == 1


def test_a_list_of_paths_is_asked_for_as_one(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text("We moved the shelf to the left.\n")
    with started([*UNMASK, "score", "--files-from", "-"], cwd=tmp_path) as terminal:
        asked = terminal.until("press Ctrl-D on a line of its own\n")
        terminal.type(b"post.txt\n\x04")
        assert asked.startswith("unmask: paste a list of paths, then press")
        assert "1 post" in terminal.until("")
        assert terminal.ended() == 0


@pytest.mark.parametrize("command", ["check", "rewrite"])
def test_nobody_is_asked_for_a_text_where_it_is_to_be_quiet(tmp_path: Path, command: str) -> None:
    with started([*UNMASK, command, "--quiet", "-"], cwd=tmp_path) as terminal:
        terminal.type(b"We moved the shelf to the left.\n\x04")
        shown = terminal.until("")

    assert "We moved the shelf" in shown  # what is typed is seen
    assert "paste" not in shown


def test_alone_in_a_pipe_it_asks_what_is_to_be_done(unmask: Command) -> None:
    done = unmask(text=MASKED)

    assert (done.code, done.out) == (2, "")
    assert "unmask check " in done.err


def test_a_terminal_gets_what_matters_most_and_a_pipe_everything(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(MASKED)
    seen = on_terminal([*UNMASK, "check", "post.txt"], cwd=tmp_path)
    brief, whole = seen.plain, on_terminal([*UNMASK, "check", "post.txt", "--all"], cwd=tmp_path).plain
    piped = forked.said("check", "post.txt", cwd=tmp_path)

    assert seen.code == 1
    assert brief.lstrip().startswith("Authenticity")
    assert brief.index("What matters most") < brief.index("  Agree?\n")
    assert "Where every text starts." not in brief
    assert whole == piped.stdout
    assert "Where every text starts." in whole


def test_explain_is_short_for_rules_show(unmask: Command) -> None:
    for name in ("bait", "bait/agree"):
        assert unmask("explain", name) == unmask("rules", "show", name)
    assert re.search(r"^bait +Bait for clicks", unmask("explain").out, re.MULTILINE)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("chekc",), "there is no command “chekc”; did you mean “check”?"),
        (("rules", "shwo"), "there is no command “shwo”; did you mean “show”?"),
        (("post.txt",), "“post.txt” is a file and no command; to check it: unmask check post.txt"),
        (("my post.txt",), 'to check it: unmask check "my post.txt"'),
        (("psot.txt",), "“psot.txt” is no command; as a file it does not exist; did you mean “post.txt”?"),
        (("zzzzzz",), "there is no command “zzzzzz”; there are cache, check, compare,"),
        (("nope",), "there is no command “nope”; there are cache, check, compare,"),
        (("help",), "unmask --help lists all commands"),
        (
            ("check", "--fail-levle", "error"),
            "unmask: there is no option “--fail-levle”; did you mean “--fail-level”?",
        ),
        (("check", "--zzz"), "there is no option “--zzz”; unmask check --help tells what it takes"),
        (
            ("check", "--format", "jsn"),
            "--format cannot be “jsn” (did you mean “json”?); it is one of terminal,",
        ),
        (("check", "--format", "html"), "--format cannot be “html”; it is one of terminal,"),
        (("check", "--format"), "--format asks for a value after it"),
        (("check", "--format=it's"), "--format cannot be “it's”; it is one of terminal,"),
        (("check", "--format", "'jsn\\"), "--format cannot be “'jsn\\” (did you mean “json”?); it is one of terminal,"),
        (("check", "--quiet=yes"), "unmask: --quiet takes no value\n"),
        (("rewrite", "--diff=1", "post.txt"), "unmask: --diff takes no value\n"),
        (("check", "--kind", "newsleter"), "(did you mean “newsletter”?)"),
        (("rules", "list", "--format", "jsn"), "(did you mean “json”?)"),
        (("compare", "post.txt"), "NEW is missing; the command is: unmask compare OLD NEW"),
        (("rules", "show"), "ID is missing; the command is: unmask rules show ID"),
        (("init", "here"), "“here” is more than the command takes; unmask init --help tells what it takes"),
        (("check", "--max-size", "big"), "--max-size: “big” is no size; write a number of bytes"),
        (("check", "--fail-under", "high"), "--fail-under: “high” is no score; write a number from 0 to 100"),
        (("score", "--min-score", "101"), "“101” is no score; write a number from 0 to 100"),
        (("score", "--max-score", "nan"), "“nan” is no score; write a number from 0 to 100"),
        (("check", "--jobs", "many"), "--jobs: “many” is no whole number, 0 or more"),
        (("score", "--top", "0"), "--top: “0” is no whole number, 1 or more"),
        (("check", "posst.txt"), "posst.txt: does not exist; did you mean “post.txt”?"),
        (("check", "letters/mya.md"), "did you mean “letters/may.md”?"),
        (("check", "lettres/may.md"), "did you mean “letters”?"),
        (("compare", "post.txt", "pots.txt"), "pots.txt: does not exist; did you mean “post.txt”?"),
        (("compare", "post.txt", "gone.txt"), "gone.txt: does not exist; check the path"),
        (("watch", "pots.txt"), "pots.txt: does not exist; did you mean “post.txt”?"),
        (("rewrite", "quite-another.md"), "quite-another.md: does not exist; check the path"),
        (("check", "post.txt", "--select", "hpye"), "did you mean “hype”?"),
        (("check", "post.txt", "--packs", "hous.yaml"), "hous.yaml:1: does not exist; did you mean “house.yaml”?"),
        (("rules", "test", "houze.yaml"), "houze.yaml:1: does not exist; did you mean “house.yaml”?"),
        (("check", "post.txt", "--config", "hose.yaml"), "house.yaml”?"),
        (("explain", "agree"), "did you mean “bait/agree”?"),
        (("explain", "nope"), "there is no pack or rule “nope”; `unmask rules list` shows them all"),
    ],
)
def test_what_is_mistyped_is_told_the_nearest(unmask: Command, arguments: tuple[str, ...], said: str) -> None:
    write(post_txt="We met.\n", letters__may_md="We met.\n", house_yaml="pack: house\n")
    Path("my post.txt").write_text("We met.\n")
    done = unmask(*arguments)

    assert done.code == 2
    assert said in done.err


def test_where_nothing_could_be_read_no_empty_table_is_printed(unmask: Command) -> None:
    done = unmask("score", "gone.csv")

    assert (done.code, done.out) == (2, "")
    assert done.err == "unmask: gone.csv: does not exist; check the path\n"
    assert unmask("score", "gone.csv", "--format", "json").out.startswith("{")
    Path("empty").mkdir()
    done = unmask("score", "empty")
    assert (done.code, done.out, done.err) == (0, "", "unmask: empty: no post to rank here\n")


@pytest.mark.parametrize(
    "asked",
    [
        {"_UNMASK_COMPLETE": "complete_bash", "COMP_WORDS": "unmask exp", "COMP_CWORD": "1"},
        {"_UNMASK_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "unmask exp"},
        {
            "_UNMASK_COMPLETE": "complete_fish",
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
            "_TYPER_COMPLETE_ARGS": "unmask exp",
        },
    ],
    ids=lambda asked: asked["_UNMASK_COMPLETE"],
)
def test_each_shell_completes_a_command(asked: dict[str, str]) -> None:
    command = Path(sys.executable).with_name("unmask")
    done = subprocess.run([command], env={**os.environ, **asked}, capture_output=True, text=True, check=False)

    assert "explain" in done.stdout
    assert "check" not in done.stdout


@pytest.mark.parametrize(
    "command",
    ["", "check", "rewrite", "compare", "score", "explain", "init", "lsp", "watch", "rules", "config", "cache"],
)
def test_help_fits_80_columns_cuts_no_sentence_and_has_examples(
    unmask: Command, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    done = unmask(*command.split(), "--help")

    assert done.code == 0
    assert max(map(len, done.out.splitlines())) <= 80
    assert "..." not in done.out.replace("PATH...", "").replace("[ARGS]...", "")
    assert re.search(rf"^    .*unmask {command}".rstrip(), done.out.partition("Examples:")[2], re.MULTILINE)
    # What a value may be is said in words, and not in signs or by the name of a type.
    assert not re.search(r"[<>]=|\b(TEXT|INTEGER|FLOAT|DIRECTORY)\b", done.out)


def test_who_sits_before_a_terminal_is_told_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text("We moved the shelf to the left.\n")
    seen = on_terminal([*UNMASK, "score", "post.txt", "-o", "report.html"], cwd=tmp_path)

    assert "unmask: wrote report.html\n" in seen.plain
    assert forked.run("score", "post.txt", "-o", "report.html", cwd=tmp_path).stderr == b""


@pytest.mark.parametrize("columns", [80, 44])
@pytest.mark.parametrize("arguments", [(), ("explain", "duty"), ("explain", "bait/agree")])
def test_what_it_says_of_itself_fits_the_terminal(tmp_path: Path, columns: int, arguments: tuple[str, ...]) -> None:
    shown = on_terminal([*UNMASK, *arguments], cwd=tmp_path, columns=columns).plain

    assert max(map(len, shown.splitlines())) <= columns
    assert "{" not in shown
