"""Plain prose: a folder of Markdown or plain text for each register, kept outside the repository."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from unmask.types.source import Source, Syntax, TextKind

ABOUT = "ABOUT"
"""The file in a register's folder that says in a sentence what was taken from where, and when."""


def read_prose(register: str, folder: Path) -> Iterator[Source]:
    """The texts below a folder by their paths, hidden files left out."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.suffix in {".md", ".txt"} and not any(part.startswith(".") for part in parts):
            syntax = Syntax.MARKDOWN if path.suffix == ".md" else Syntax.PLAIN
            yield Source("/".join(parts), path.read_text(encoding="utf-8"), kind_of(register), syntax)


def kind_of(register: str) -> TextKind:
    """What the texts of a register are judged as."""
    return TextKind.NEWSLETTER if register == "newsletters" else TextKind.POST


def about(folder: Path) -> str:
    """Where the texts of a folder come from, in one line; empty where it does not say."""
    file = folder / ABOUT
    return " ".join(file.read_text(encoding="utf-8").split()) if file.exists() else ""
