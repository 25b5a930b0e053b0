"""Particulars: what in a sentence could only have been written about one thing."""

from __future__ import annotations

import re

_PARTICULAR = re.compile(
    r"""\d[\w.,:/%-]*                                   # a number, a date, a version
      | "[^"]+"                                          # somebody's words
      | (?<=[a-z,;:)]\ )[A-Z][\w'&.-]*(?:\ [A-Z][\w'&.-]*)*  # a name in mid-sentence
      | \b(?:january|february|april|june|july|august|september|october|november|december
          |monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday)\b""",
    re.VERBOSE,
)
_NO_NAME = frozenset({"I", "AI", "CEO", "CEOs", "CTO", "CMO", "VP", "B2B", "ROI", "SaaS"})


def count_particulars(sentence: str) -> int:
    """How many numbers, dates, names and quotations a sentence holds. Names count from its second word on."""
    return sum(
        1
        for found in _PARTICULAR.finditer(sentence)
        if found[0].removesuffix("'m").removesuffix("'ve").removesuffix("'ll").removesuffix("'d") not in _NO_NAME
    )
