"""Front matter: what a page says of itself before its text begins."""

from __future__ import annotations

import re

from unmask.types.span import Span

_FRONT = re.compile(
    r"\ufeff?(?:---[ \t]*\r?\n.*?^(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n.*?^\+\+\+)[ \t]*(?:\r?\n|\Z)", re.M | re.S
)


def front_matter(text: str) -> Span:
    """The front matter of a Markdown text, YAML or TOML, with its fences and a byte-order mark; empty at 0 without."""
    found = _FRONT.match(text)
    return Span(0, found.end()) if found else Span(0, 0)
