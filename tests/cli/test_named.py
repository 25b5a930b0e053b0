"""Paths that are named: an empty one names nothing, and never the current folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from typer.main import get_command

from tests.cli.command import Command, unmask, write
from unmask.cli import app as room

__all__ = ["unmask"]

POST = "I'm humbled to announce that I've joined the mill.\n"
EMPTY = "an empty path names no file"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", ""),
        ("check", "a.txt", ""),
        ("check", "a.txt", "--packs", ""),
        ("check", "a.txt", "--baseline", ""),
        ("check", "a.txt", "--output", ""),
        ("rewrite", "", "-w"),
        ("rewrite", "a.txt", "", "--in-place", "--suggested"),
        ("score", ""),
        ("score", "--files-from", ""),
        ("compare", "a.txt", ""),
        ("config", "show", ""),
        ("rules", "test", ""),
    ],
)
def test_an_empty_path_is_refused_and_nothing_is_read_or_changed(unmask: Command, arguments: tuple[str, ...]) -> None:
    write(a_txt=POST, b_txt=POST)
    done = unmask(*arguments)

    assert (done.code, done.out) == (2, "")
    assert done.err.endswith(f": {EMPTY}\n")
    assert [Path(name).read_text(encoding="utf-8") for name in ("a.txt", "b.txt")] == [POST, POST]


def test_every_path_of_every_command_is_read_so(unmask: Command) -> None:
    unmask("--version")
    room._add(None)
    paths = [each for each in _parameters(get_command(room.app)) if isinstance(each.type, click.Path)]

    assert len(paths) > 20
    for each in paths:
        with pytest.raises(click.BadParameter, match=EMPTY):
            each.type.convert("", each, None)


def _parameters(command: click.Command) -> Iterator[click.Parameter]:
    yield from command.params
    for each in command.commands.values() if isinstance(command, click.Group) else ():
        yield from _parameters(each)


def test_the_current_folder_is_named_by_a_dot_and_empty_lines_of_a_list_name_nothing(unmask: Command) -> None:
    write(a_txt=POST, b_txt=POST, list="a.txt\n\n", none="\n\n")

    assert unmask("check", ".", "--format", "concise").out.endswith("in 2 of 2 texts\n")
    assert "b.txt" not in unmask("score", "--files-from", "list").out
    assert (unmask("score", "--files-from", "none").code, unmask("score", "--files-from", "none").out) == (0, "")


def test_an_empty_word_is_no_command_and_no_file(unmask: Command) -> None:
    assert unmask("").err.startswith("unmask: there is no command “”; ")
