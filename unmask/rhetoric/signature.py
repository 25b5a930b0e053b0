"""Signatures: what stands at the foot of a text and says none of it, such as a postscript or a call to share it."""

from __future__ import annotations

import re

from unmask.english.wordlist import alternatives


def _opened(*sections: str) -> re.Pattern[str]:
    """What opens such a line, or all of it where no letter is in it."""
    return re.compile(rf"(?:p\.? ?s\b|--|{alternatives('rhetoric', *sections)}|\W*$)", re.IGNORECASE)


_CALL = _opened("closing calls")
_SIGNATURE = _opened("closing calls", "farewells")


def is_call(text: str) -> bool:
    """Whether a line is a postscript, a call or without letters, but no greeting: “Best rye?” may ask readers."""
    return _CALL.match(text) is not None


def is_signature(text: str) -> bool:
    """Whether a line is a postscript, a call, without letters or a greeting: “Cheers, Ana”."""
    return _SIGNATURE.match(text) is not None
