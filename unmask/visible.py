"""What is unseen in a text, made visible, and what a machine would obey, made harmless.

No text, name, pack or configuration may steer a terminal or give a command to what reads a log.
"""

from __future__ import annotations

import re
import unicodedata
from typing import IO, Any, cast

TAB = "    "

DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of the letters after it, so that they are read in another order."""


def visible(text: str) -> str:
    """The text with tabs as spaces and with control, escape and direction characters as visible signs."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(visible_letter(letter) for letter in text)


def visible_letter(letter: str) -> str:
    """How one character is shown; nothing for those that have no width and do no harm."""
    if letter == "\t":
        return TAB
    if ord(letter) < 32:
        return chr(0x2400 + ord(letter))
    if letter == "\x7f":
        return "␡"
    category = unicodedata.category(letter)
    if category in {"Cc", "Zl", "Zp", "Cs"} or (category == "Cf" and letter not in "\u200d\ufe0f"):
        # Zero-width, direction and tag characters do their work unseen; here they are only in the way.
        return "" if category == "Cf" else "�"
    return letter


_IN_LINE = re.compile(r"[^\r\n]+")


def visible_lines(text: str) -> str:
    """The text with all but its line ends made visible."""
    return _IN_LINE.sub(lambda line: visible(line[0]), text)


_COMMAND = re.compile(r"(?m)^(\s*)::")
"""What GitHub's runner takes for a command, white space before it or not."""
_OLD_COMMAND = "##["
"""What it takes for one wherever it stands in a line."""


def harmless(said: str) -> str:
    """Lines as they can be said: with nothing unseen in them, and none of them a command to what reads a log."""
    return uncommanded("\n".join(visible(line) for line in said.split("\n")))


def in_page(escaped: str) -> str:
    """HTML without markup, in which no line is a command to what reads a log; a browser shows the same."""
    return _COMMAND.sub(r"\1&#58;:", escaped).replace(_OLD_COMMAND, "##&#91;")


def uncommanded(lines: str) -> str:
    """Lines in which signs that look alike stand in the place of those that make a line a command."""
    return _COMMAND.sub(r"\1∶∶", lines).replace(_OLD_COMMAND, "##⁅")


class _Uncommanded:
    """A stream that is given lines to show, whole ones or several at once, and makes no command of any."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write lines."""
        self._stream.write(uncommanded(text))
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def uncommanding(stream: IO[str]) -> IO[str]:
    """The stream, for what is shown to people: a line that it is given is no command."""
    return cast("IO[str]", _Uncommanded(stream))


# Sorted, for the expression to be the same in every run. JSON itself escapes what is below U+0020.
_UNSAFE = f"[\x7f-\x9f\u2028\u2029{''.join(sorted(DIRECTIONS))}]"
"""What JSON may hold as it is and a terminal, or a program that parts a stream into lines, would heed."""


def as_json(value: object, *, indent: int | None = None) -> str:
    """A value in JSON that can be shown anywhere: what is unseen and heeded stands in it by its number."""
    import json

    said = json.dumps(value, ensure_ascii=False, indent=indent)
    return re.sub(_UNSAFE, lambda found: f"\\u{ord(found[0]):04x}", said)
