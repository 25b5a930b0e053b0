"""Natural signs: what in a text speaks for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from unmask.english.particular import UNBOASTED, particulars
from unmask.match.anchor import DIGIT, terms
from unmask.types.draft import Block, BlockKind, Draft, RegionKind
from unmask.types.span import Span


class SignKind(StrEnum):
    """A way in which a person shows."""

    PARTICULAR = "particular"
    QUESTION = "question"
    DOUBT = "doubt"
    CREDIT = "credit"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Sign:
    """One natural sign, and where it stands in the source."""

    kind: SignKind
    span: Span


_DOUBT = re.compile(
    r"""\b(?:i\ (?:think|guess|suppose|suspect|wonder|doubt|imagine|don't\ know|do\ not\ know|can't\ tell|forget)
      | i'm\ not\ sure|i\ am\ not\ sure|not\ sure|i\ was\ wrong|i\ might\ be|i\ could\ be\ wrong|maybe|perhaps|probably
      | as\ far\ as\ i\ (?:know|can\ tell)|i\ (?:still\ )?have\ no\ idea|it\ seems|seems\ to|apparently|roughly|kind\ of
      | sort\ of|to\ be\ honest|admittedly|unfortunately|i'm\ afraid|sadly)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT = re.compile(
    r"""(?i:\b(?:thanks\ to|thank\ you\ to|many\ thanks\ to|credit\ to|hat\ tip\ to|h/t|with\ help\ from|reported\ by
      | suggested\ by|found\ by|written\ by|maintained\ by|organi[sz]ed\ by|according\ to|as))\ [A-Z][\w'-]+""",
    re.VERBOSE,
)
_EVENT = re.compile(
    r"""\b(?:i|we|he|she|they)\ (?:just\ |then\ |also\ |recently\ |finally\ |had\ to\ )?
      (?:went|moved|wrote|fixed|found|broke|forgot|lost|tried|walked|bought|met|saw|cooked|ate|drove|cycled|flew|missed|asked
      |spent|rewrote|deleted|removed|changed|replaced|opened|filed|noticed|started|stopped|read|ran|made|got|used|put|took
      |came|left|sat|slept|called|told|gave|added|switched|released|published|shipped|measured|tested|looked|decided)\b
      | \b(?:yesterday|this\ morning|last\ (?:week|night|month|year|summer|winter|spring|autumn)|the\ other\ day)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_QUESTION = re.compile(
    r"\b(?:does|has|do|is|can|could|would) (?:anyone|anybody|someone|somebody)\b[^.!?]*\?"
    r"|\b(?:how do you|what do you use)\b[^.!?]*\?",
    re.IGNORECASE,
)
_SOMEWHERE = re.compile(r"[a-z] (?:in|at|from|near|to) [A-Z]")


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_DATED = _words(f"{DIGIT} monday tuesday wednesday thursday friday saturday sunday")
"""The words of which a text must hold one for a date, a time or a measure."""

_ASKED_FOR = (
    (
        SignKind.DOUBT,
        _DOUBT,
        _words(
            """
            think guess suppose suspect wonder doubt imagine know tell forget sure wrong might could maybe perhaps
            probably far idea seems apparently roughly kind sort honest admittedly unfortunately afraid sadly
            """
        ),
    ),
    (
        SignKind.CREDIT,
        _CREDIT,
        _words(
            """
            thanks thank credit tip h help reported suggested found written maintained organised organized according as
            """
        ),
    ),
    (
        SignKind.EVENT,
        _EVENT,
        _words(
            """
            went moved wrote fixed found broke forgot lost tried walked bought met saw cooked ate drove cycled flew
            missed asked spent rewrote deleted removed changed replaced opened filed noticed started stopped read ran
            made got used put took came left sat slept called told gave added switched released published shipped
            measured tested looked decided yesterday morning last other
            """
        ),
    ),
    (SignKind.QUESTION, _QUESTION, _words("?")),
)
"""Each kind with the words of which a text must hold one: looking them up is quicker than looking for the sign."""


def natural_signs(draft: Draft) -> tuple[Sign, ...]:
    """The natural signs of a draft, block by block. Headings, tables and other people's words are not looked at."""
    return tuple(
        sign
        for block in draft.blocks
        if block.kind not in {BlockKind.HEADING, BlockKind.TABLE, BlockKind.QUOTE}
        for sign in _signs(block)
    )


def _signs(block: Block) -> Iterator[Sign]:
    for kind, start, end in _found(block.text):
        if not block.within(start, end, RegionKind.CODE, RegionKind.URL, RegionKind.HASHTAG):
            yield Sign(kind, block.source_span(start, end))


def _found(text: str) -> Iterator[tuple[SignKind, int, int]]:
    held = terms(text)
    if not _DATED.isdisjoint(held) or _SOMEWHERE.search(text):
        for particular in particulars(text, UNBOASTED):
            yield SignKind.PARTICULAR, particular.span.start, particular.span.end
    for kind, pattern, listed in _ASKED_FOR:
        if not listed.isdisjoint(held):
            for found in pattern.finditer(text):
                yield kind, *found.span()
