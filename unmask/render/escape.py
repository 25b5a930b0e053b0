"""On the way out: no text and no name steers a terminal, starts a command of a CI service, or leaves its place."""

from __future__ import annotations

import json
import re
from typing import Any

from unmask.render.line import visible

_COMMAND = re.compile(r"^([ ]*):(?=:)|##(?=\[)", re.M)
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")


def inert(text: str) -> str:
    """Lines to print: control, escape and direction characters are visible signs, and no line is a command.

    GitHub's runner takes a line that starts with `::`, after white space, or holds `##[` for an order to it.
    """
    return "\n".join(disarmed(visible(line)) for line in text.split("\n"))


def disarmed(text: str) -> str:
    """Lines of which none is a workflow command. Their line ends and all other characters stay."""
    return _COMMAND.sub(lambda found: "## " if found[1] is None else found[1] + ": ", text)


def disarmed_page(html: str) -> str:
    """HTML that shows the same, in lines of which none is a workflow command."""
    return _COMMAND.sub(lambda found: "&#35;#" if found[1] is None else found[1] + "&#58;", html)


def as_json(value: object, *, indent: int | None = None) -> str:
    """A value as JSON, with all that a terminal could take for an order, or an editor for a line end, as escapes."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSEEN.sub(_escape, written)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


class Disarmed:
    """A stream to print on, for a console: what is written to it starts no command of a CI service."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write lines."""
        return int(self._stream.write(disarmed(text)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)
