"""Leads: the bullet, number, arrow or emoji that opens a line and is no part of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from unmask.segment.fold import is_symbol

_BULLET = re.compile(r"(?:[-*+•▪◦‣●○■□–—·>]|[→↳➜➔➤►▶⇒➡]\ufe0f?|-+>)[ \t\u00a0]+(?=\S)")
_NUMBER = re.compile(r"(?:\(?\d{1,2}[.)]|[a-zA-Z]\)|\d{1,2}/|(?:\d\ufe0f?\u20e3)+|[①-⑳❶-❿])[ \t\u00a0]*(?=\S)")
_LISTED = frozenset("✅✔☑✓❌✖✗☐→↳➜➔➤►▶⇒➡👉🔹🔸🔷🔶▪▫◾◽⚫⚪🔴🔵🟢🟡🟠🟣🟤⭐📌📍")


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a lead ends, counted from the start of the line, and whether it makes the line an item of a list."""

    end: int
    listed: bool


def find_lead(line: str) -> Lead | None:
    """The lead of a line without indentation, or None. White space after the lead is not part of it."""
    for pattern in (_BULLET, _NUMBER):
        found = pattern.match(line)
        if found and not (pattern is _NUMBER and _is_prose_number(line, found)):
            more = _symbols(line, found.end())
            return Lead(len(line[: more or found.end()].rstrip()), True)
    end = _symbols(line, 0)
    if end is None or end >= len(line):
        return None
    return Lead(len(line[:end].rstrip()), line[0] in _LISTED)


def _is_prose_number(line: str, found: re.Match[str]) -> bool:
    # "3.5 million" and "9/10 people" open a sentence; "3. Ship it" and "9/ Ship it" open an item.
    return line[found.end()].isdigit() and found[0] == found[0].rstrip()


def _symbols(line: str, start: int) -> int | None:
    """The end of a run of emoji and the white space after each, or None where there is none."""
    index = start
    while index < len(line) and (is_symbol(line[index]) or _joins(line[index])):
        index += 1
        while index < len(line) and line[index] in " \t\u00a0":
            index += 1
    return index if index > start and is_symbol(line[start]) else None


def _joins(letter: str) -> bool:
    return letter in "\u200d\ufe0f\ufe0e\u20e3" or 0x1F3FB <= ord(letter) <= 0x1F3FF
