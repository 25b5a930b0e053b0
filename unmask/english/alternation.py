"""Word lists of the detectors, and how they become expressions."""

from __future__ import annotations

import re


def any_of(listed: str) -> str:
    """An expression for any of the words and phrases listed, which bars and line ends keep apart."""
    entries = (entry.strip() for entry in re.split(r"[|\n]", listed))
    return f"(?:{'|'.join(entry for entry in entries if entry)})"


def opening(listed: str) -> re.Pattern[str]:
    """What matches a text that opens with one of the words listed, in either case."""
    return re.compile(rf"^{any_of(listed)}\b", re.IGNORECASE)


KINDS_OF_PEOPLE = any_of("""
    people | founders? | leaders? | companies | teams? | marketers? | users? | engineers? | developers? | managers?
    writers? | creators? | brands? | organi[sz]ations? | businesses | candidates? | investors? | sellers? | salespeople
    executives? | employees? | designers? | startups? | entrepreneurs? | professionals? | speakers? | recruiters?
    bosses | readers? | products? | strategy | strategies | others | some
""")
"""Whom posts sort into those who know and those who do not."""
