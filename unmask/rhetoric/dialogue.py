"""Dialogue: talk staged so that the writer comes out wise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unmask.english.alternation import any_of
from unmask.segment.line import prose_lines, spans
from unmask.types.detection import Detection, Settings
from unmask.types.draft import BlockKind, Draft
from unmask.types.span import hull

_RELATED = any_of("""
    \\d+[- ]year[- ]old | (?:little |young )?(?:son|daughter|kid) | boss | manager | mum | mom | dad | wife | husband
    client | mentor | friend | uber driver | driver | barista | grandmother | neighbou?r
""")
_ROLE = any_of("""
    recruiter | client | boss | manager | candidate | hr | ceo | founder | interviewer | driver | janitor | barista
""")
_SPEAKER = re.compile(
    rf"^(?:me|him|her|them|they|he|she|us|my {_RELATED}|(?:the )?{_ROLE})(?: \([^)]*\))? ?: ?\S", re.IGNORECASE
)
_SAID = re.compile(
    r"^(?:(?:so |then |and |but )?(?:i|he|she|they|the \w+|my \w+) (?:just |simply |quietly )?"
    r"(?:said|asked|replied|smiled|paused|nodded|laughed|looked at me|turned to me|answered|whispered)\b.{0,80}"
    r"|[\"“].{2,120}[\"”](?:,? (?:i|he|she|they|the \w+|my \w+) (?:said|asked|replied|answered)[^.]*)?)[.!?]?[\"”]?$",
    re.IGNORECASE,
)
_KINDS = frozenset({BlockKind.LINE, BlockKind.PARAGRAPH})


def detect_dialogue(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Lines of talk in a row, or a play script: "Me: …", "Recruiter: …", "He smiled."."""
    least = int(settings["turns"])
    lines = prose_lines(draft, kinds=_KINDS)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and (_SPEAKER.match(lines[end].text) or _SAID.match(lines[end].text)):
            end += 1
        if end - start >= least:
            parts = spans(lines[start:end])
            yield Detection(hull(parts[0], parts[-1]), (("count", str(end - start)),), parts=parts)
        start = max(end, start + 1)
