"""Unified diffs between a text and what it became."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import unified_diff

from rich.console import Console
from rich.text import Text

from unmask.render.line import visible

_LINE = re.compile(r"[^\n]*\n|[^\n]+$")
_STYLES = (("---", "bold"), ("+++", "bold"), ("@@", "cyan"), ("-", "red"), ("+", "green"))
NO_NEWLINE = "\\ No newline at end of file\n"


def diff(name: str, before: str, after: str) -> Iterator[str]:
    r"""The lines of a unified diff, each with its ending, that `patch` and `git apply` can read.

    Lines end at `\n` alone, as they do for these programs. Nothing when the texts are the same.
    """
    old, new = _LINE.findall(before), _LINE.findall(after)
    for line in unified_diff(old, new, name, name, lineterm="\n"):
        yield line if line.endswith("\n") else line + "\n" + NO_NEWLINE


def show_diff(console: Console, lines: Iterator[str]) -> None:
    """Print a diff for people, coloured where the console has colour."""
    for line in lines:
        style = next((style for start, style in _STYLES if line.startswith(start)), "")
        console.print(Text(visible(line.rstrip("\r\n")), style=style), soft_wrap=True)
