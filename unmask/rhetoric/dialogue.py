"""Dialogue: talk in turns between people who have no names, told so that it ends on a point."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unmask.english.inflection import is_ordinary
from unmask.english.particular import Kind, particulars
from unmask.english.wordlist import alternatives
from unmask.segment.line import Line, prose_lines, spans
from unmask.types.draft import BlockKind, Detection, Draft, Settings, kept_between
from unmask.types.span import hull

_SPEAKER = re.compile(
    rf"""^(?P<who>me|him|her|them|they|he|she|us|my\ {alternatives("rhetoric", "relations")}
      |(?:the\ )?{alternatives("rhetoric", "parts")})(?:\ \([^)]*\))?\ ?:\ ?\S""",
    re.IGNORECASE | re.VERBOSE,
)
_WHO = r"(?:i|he|she|they|we|the\ \w+|(?:my|our)\ \w+)"
_PLAIN = alternatives("rhetoric", "plain speech")
_ONLY_SAID = re.compile(
    rf"""^(?:(?:so|then|and|but)\ )?(?P<who>{_WHO})\ (?:(?:just|simply|quietly)\ )?
      (?:{alternatives("rhetoric", "staged speech")}\b.{{0,80}}
        |{_PLAIN}(?:\ (?:me|him|her|us|them))?(?:[:,]?\ ["“].{{2,120}}|[:,]\ .{{1,80}}|(?:\ [\w'’]+){{0,2}}))
      [.!?]?["”]?$""",
    re.IGNORECASE | re.VERBOSE,
)
"""“He smiled.”, “I said: never.”. “He asked whether he could go” tells of talk, and is none."""

_QUOTED = re.compile(
    rf"""^["“][^"“”]{{2,120}}["”]
      (?:,?\ (?:(?P<who>{_WHO})\ {_PLAIN}|{_PLAIN}\ (?P<after>{_WHO}))\b[^."“”]{{0,60}})?[.!?]?["”]?$""",
    re.IGNORECASE | re.VERBOSE,
)
_OUT_OF_QUOTES = frozenset({Kind.NAME, Kind.MENTION, Kind.QUOTATION})
_FIRST = re.compile(r"(?:^|[\"”] )(?:(?:and|but|so|then) )?([A-Z][\w-]+)", re.IGNORECASE)
_ASKED = frozenset({BlockKind.LINE, BlockKind.PARAGRAPH})


class _Said(NamedTuple):
    """What is told of a sentence of talk: who speaks, None where that is left open, and whether in a play script."""

    who: str | None
    labelled: bool


def detect_dialogue(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Turns of talk, or a play script: "Me: …", "Recruiter: …", "He smiled.". Not where somebody is named."""
    lines = prose_lines(draft, kinds=_ASKED)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _said(lines[end]) is not None:
            end += 1
        turns = _turns(lines[start:end])
        if turns >= int(settings["turns"]) and not _names_one(lines, start, end):
            parts = spans(lines[start:end])
            yield Detection(hull(parts[0], parts[-1]), (("count", str(turns)),), parts=parts)
        start = max(end, start + 1)


@kept_between
def _said(line: Line) -> _Said | None:
    """What is told of a sentence of talk; None where it is none."""
    if (label := _SPEAKER.match(line.text)) is not None:
        return _Said(label["who"].lower(), labelled=True)
    if (said := _ONLY_SAID.match(line.text)) is not None:
        return _Said(said["who"].lower(), labelled=False)
    if (quoted := _QUOTED.match(line.text)) is not None:
        who = quoted["who"] or quoted["after"]
        return _Said(who.lower() if who else None, labelled=False)
    return None


def _turns(lines: Sequence[Line]) -> int:
    """How often somebody else begins to speak, the first included; never where it is told of nobody."""
    if not any((said := _said(line)) is not None and said.who is not None for line in lines):
        return 0
    turns = 0
    speaks: str | None = None
    for number, line in enumerate(lines):
        said = _said(line)
        who = said.who if said is not None else None
        if number and who is not None and speaks is not None:
            goes_on = who == speaks
        else:
            # Where it is not told, the same one goes on in the same paragraph, and another speaks in the next.
            goes_on = number > 0 and line.block is lines[number - 1].block
        turns += not goes_on
        speaks = who or (speaks if goes_on else None)
    return turns


def _names_one(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether somebody is named in a talk or right beside it. Under the names of parts, as in a play, nobody is."""
    talk = lines[start:end]
    if any((said := _said(line)) is not None and said.labelled for line in talk):
        return False
    beside = (*lines[max(0, start - 1) : start], *lines[end : end + 1])
    return any(map(_names, (*talk, *beside))) or any(map(_opens_with_name, beside))


@kept_between
def _names(line: Line) -> bool:
    """Whether a sentence names somebody outside of what it quotes."""
    return any(found.kind is not Kind.QUOTATION for found in particulars(line.text, _OUT_OF_QUOTES))


@kept_between
def _opens_with_name(line: Line) -> bool:
    """Whether its first word, or the first after a quotation, is a name and no other word."""
    firsts = (found[1] for found in _FIRST.finditer(line.text))
    return any(word[0].isupper() and not word.endswith(("ing", "ed")) and not is_ordinary(word) for word in firsts)
