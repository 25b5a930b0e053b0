"""Particulars: what in a sentence could only have been written about one thing."""

from __future__ import annotations

import re

from unmask.english.word import WORD
from unmask.types.span import Span

_PARTICULAR = re.compile(
    r"""(?P<name>(?<=[a-z0-9,;:)&]\ )[A-Z][\w'&.-]*(?:\ [A-Z][\w'&.-]*)*)  # a name in mid-sentence
      | [$€£#]?\d[\w.,:/%-]*                              # a number, a date, a version
      | "[^"]+"                                           # somebody's words
      | @\w+ | \w+[._/]\w[\w./]* | \w+\(\)                # a mention, a path, an address, a call
      | \b(?:january|february|april|june|july|august|september|october|november|december
          |monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday)\b""",
    re.VERBOSE,
)
_NO_NAME = frozenset(
    """I AI GenAI ML LLM LLMs CEO CEOs CTO CTOs CFO CIO CISO COO CMO CMOs CXO CXOs CRO VP HR IT B2B B2C ROI KPI KPIs
    SaaS GTM SEO UX UI API APIs SMB SMBs SME SMEs ESG DEI EQ IQ OKRs Mondays Fridays LinkedIn Linkedin""".split()  # noqa: SIM905
)
_TITLE_CASE = 0.5
_SHORT = 4


def particulars(sentence: str) -> tuple[Span, ...]:
    """Where a sentence holds numbers, dates, names, addresses and quotations, as half-open offsets into it.

    Names count from its second word on, and not where most words have a capital, as in a heading.
    """
    words = WORD.findall(sentence)
    heading = len(words) > _SHORT and sum(word[0].isupper() for word in words) > _TITLE_CASE * len(words)
    return tuple(
        Span(*found.span())
        for found in _PARTICULAR.finditer(sentence)
        if found["name"] is None
        or not (heading or all(_no_name(word) or (word.isupper() and len(word) > 5) for word in found[0].split()))
    )


def _no_name(word: str) -> bool:
    return word.split("'", maxsplit=1)[0].rstrip(".,-") in _NO_NAME


def count_particulars(sentence: str) -> int:
    """How many numbers, dates, names, addresses and quotations a sentence holds."""
    return len(particulars(sentence))
