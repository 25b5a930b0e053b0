"""Deeds: what the writer did, by the words that say so, and sentences that leave the deed unsaid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from unmask.english.inflection import VERBS
from unmask.english.word import AUXILIARY
from unmask.english.wordlist import alternatives, words
from unmask.fidelity.align import Said, near
from unmask.types.span import Span

# “Put” and “hit” may be done now or every day.
_IRREGULAR = {past for pasts, _ in VERBS.values() for past in pasts} - VERBS.keys()
_PAST = "|".join(sorted({*_IRREGULAR, *words("sign", "deeds"), *words("lean", "also deeds")}))
_DEED = re.compile(
    rf"""[^\w#@]*(?:{alternatives("grammar", "conjunctions")}\ )?
      (?:(?:{alternatives("lean", "leading phrases", "opens a time")})\ [^.!?,;:\n]{{1,30}}?,?\ )?
      (?P<deed>(?:I|we)\ (?:{alternatives("sign", "between subject and deed")}\ )?
        (?!{alternatives("lean", "no deeds")}\b|{alternatives("grammar", "no pasts")}\b)(?:{_PAST}|[a-z]{{2,}}ed))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_UNSAID = re.compile(
    rf"""[^\w#@]*(?:(?:{alternatives("grammar", "conjunctions")})\ )?
      (?:I|we|he|she|they|it)(?:'(?:m|re|s|ve|d|ll)\ not|\ (?:{alternatives("lean", "before what is unsaid")}\ )?
        {AUXILIARY}(?:\ not)?)(?:\ {alternatives("lean", "after what is unsaid")})?[^\w]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMERAL = alternatives("number", "spelled")
_SOME_DID = re.compile(
    rf"""[^\w#@]*(?:{alternatives("grammar", "conjunctions")}\ )?
      (?:(?:{_NUMERAL}|{alternatives("lean", "parts of them")})\ of\ (?:them|these|those)|(?P<alone>{_NUMERAL}))
      (?:\ {alternatives("lean", "before what is unsaid")}|\ {alternatives("sign", "between subject and deed")})?
      \ (?:(?!{alternatives("grammar", "no pasts")}\b)(?:{_PAST}|[a-z]{{2,}}ed)
        |{alternatives("grammar", "past auxiliaries", "denied past auxiliaries")})\b""",
    re.IGNORECASE | re.VERBOSE,
)


def deed(said: Said) -> Span | None:
    """Where a sentence says at its head that the writer did something, from who to what: “I said”."""
    found = _DEED.match(said.text)
    return said.source_span(Span(*found.span("deed"))) if found else None


def tells_how_many_did(said: Said) -> bool:
    """Whether a sentence tells of how many of those spoken of something was so: “Most of them stayed.”, “One left.”."""
    return _SOME_DID.match(said.text) is not None


def unsaid(said: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """Each sentence that leaves a verb or a noun unsaid, after the one that has it, by number.

    “I may go. I don't yet.”, “Two clerks came. One left.”
    """
    for number, one in enumerate(said):
        if near(said, number, number - 1) and (_UNSAID.match(one.text) or _counts_alone(one)):
            yield number - 1, number


def _counts_alone(said: Said) -> bool:
    found = _SOME_DID.match(said.text)
    return found is not None and found["alone"] is not None
