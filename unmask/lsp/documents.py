"""Documents: the texts that an editor has open, and how each is to be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lsprotocol.types import (
    PositionEncodingKind,
    TextDocumentContentChangeEvent,
    TextDocumentContentChangePartial,
    TextDocumentItem,
)
from pygls.uris import to_fs_path, uri_scheme

from unmask.lsp.position import Placed
from unmask.read.text import MARKDOWN, TEXT
from unmask.types.source import Syntax, TextKind

_COMMITS = frozenset({"gitcommit", "git-commit", "commit", "jjdescription"})
_MAIL = frozenset({"mail", "email", "eml"})
_PLAIN = frozenset({"plaintext", "plain-text", "plain text", "text", "txt", "text-mode", *_COMMITS, *_MAIL})
_MARKDOWN = frozenset({"markdown", "markdown-mode", "gfm", "quarto", "rmd", "rmarkdown", "pandoc", "telekasten"})

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_SCISSORS = re.compile(r"[#;] -+ >8 -+")
_HEADER = re.compile(r"[A-Za-z][A-Za-z-]*:(?:\s|$)|[ \t]+\S")
_LETTER = re.compile(r"[^\r\n]")


@dataclass(frozen=True, slots=True)
class Document:
    """A text that is open: its address, the version the editor gave it, what it says, and what language that is."""

    uri: str
    version: int
    text: str
    language: str

    @property
    def path(self) -> Path | None:
        """Where it lies; None where it is no file."""
        path = to_fs_path(self.uri) if uri_scheme(self.uri) == "file" else None
        return Path(path) if path else None

    @property
    def syntax(self) -> Syntax | None:
        """How it is written down; None for a language that is not read here, such as a program's."""
        ending = self.path.suffix.lower() if self.path is not None else ""
        if self.language in _MARKDOWN or (ending in MARKDOWN and self.language not in _PLAIN):
            return Syntax.MARKDOWN
        if self.language in _PLAIN:
            # An editor that knows no Markdown calls it text.
            return Syntax.MARKDOWN if ending in MARKDOWN else Syntax.PLAIN
        return Syntax.PLAIN if ending in TEXT else None

    @property
    def kind(self) -> TextKind | None:
        """What it is for, where the language says."""
        return TextKind.MESSAGE if self.language in _COMMITS | _MAIL else None

    @property
    def judged(self) -> str:
        """The text with what nobody wrote for its readers left blank, letter for letter.

        That is, in a commit message, what git drops; in a mail the head and the lines of others.
        """
        if self.language in _COMMITS:
            return _without_git(self.text)
        return _without_head(self.text) if self.language in _MAIL else self.text

    def changed(
        self,
        changes: Sequence[TextDocumentContentChangeEvent],
        version: int,
        encoding: PositionEncodingKind | str,
    ) -> Document:
        """The document after changes, each of which counts in what those before it have made."""
        text = self.text
        for change in changes:
            if isinstance(change, TextDocumentContentChangePartial):
                span = Placed(text, encoding).span(change.range)
                text = text[: span.start] + change.text + text[span.end :]
            else:
                text = change.text
        return replace(self, text=text, version=version)


def opened(item: TextDocumentItem) -> Document:
    """A document as an editor opens it."""
    return Document(item.uri, item.version, item.text, item.language_id.lower())


def _blank(line: str) -> str:
    return _LETTER.sub(" ", line)


def _without_git(text: str) -> str:
    lines: list[str] = []
    cut = False
    for line in _LINE.findall(text):
        cut = cut or _SCISSORS.match(line) is not None
        lines.append(_blank(line) if cut or line.startswith("#") else line)
    return "".join(lines)


def _without_head(text: str) -> str:
    lines: list[str] = []
    head = True
    for line in _LINE.findall(text):
        head = head and _HEADER.match(line) is not None
        lines.append(_blank(line) if head or line.startswith(">") else line)
    return "".join(lines)
