"""Natural signs: what in a text speaks for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

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


_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    "|dec(?:ember)?)"
)
_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_PARTICULAR = re.compile(
    rf"""\b(?:{_MONTH}\.?\ \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\ (?:of\ )?{_MONTH})\b
      | \b(?:on|last|this|next|every)\ {_DAY}\b
      | \bv?\d+\.\d+(?:\.\d+)*\b
      | \b\d{{1,2}}(?::\d\d)?\ ?(?:am|pm|a\.m\.|p\.m\.)(?!\w)
      | \b\d+(?:\.\d+)?\ ?(?:km|kg|ms|mb|gb|kb|degrees|metres|meters|minutes|seconds|litres|pages|lines|rows)\b
      | (?-i:(?<=[a-z]\ )(?:in|at|from|near|to)\ [A-Z][a-z]+(?:\ [A-Z][a-z]+)?)""",
    re.IGNORECASE | re.VERBOSE,
)
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


_ASKED_FOR = (
    (SignKind.PARTICULAR, _PARTICULAR, _words(f"{DIGIT} monday tuesday wednesday thursday friday saturday sunday")),
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
    held = terms(block.text)
    for kind, pattern, words in _ASKED_FOR:
        if words.isdisjoint(held) and not (kind is SignKind.PARTICULAR and _SOMEWHERE.search(block.text)):
            continue
        for found in pattern.finditer(block.text):
            if not block.within(found.start(), found.end(), RegionKind.CODE, RegionKind.URL, RegionKind.HASHTAG):
                yield Sign(kind, block.source_span(found.start(), found.end()))
