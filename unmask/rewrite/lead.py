"""Leads: words that announce a sentence, where that sentence can begin by itself.

There is no parse here: what follows is a sentence where it has a subject or a verb that can be nothing else, and a
line is one where it also ends as a sentence does.
"""

from __future__ import annotations

import re

from unmask.english.word import WORD
from unmask.rewrite.removal import removed, removed_block
from unmask.rewrite.replacement import Change
from unmask.types.span import Span

SAID = 2
"""How many words must follow: one is the point that the lead was for."""

TELLS = re.compile(
    r"(?:\b|['’])(?:is|are|was|were|isn['’]t|aren['’]t|wasn['’]t|has|have|had|do|does|did|don['’]t|doesn['’]t|didn['’]t"
    r"|depends|matters|becomes|gets|makes|gives|takes|comes|goes|feels|looks|means|works|starts|keeps|wins|beats|sells"
    r"|costs|pays|helps|knows|says|shows|turns|brings|leads|builds"
    r"|can|can['’]t|cannot|will|won['’]t|would|could|must|should|need|needs|want|wants|m|s|re|ve|ll"
    r"|(?!need|speed|feed|seed|indeed)\w{3,}ed)\b"
    r"|^\W*(?:i|we|you|he|she|they|it|there|nobody|everyone|people)\b",
    re.IGNORECASE,
)
_NEXT_LINE = re.compile(r"\s*(?P<line>[\"'“‘]?[A-Z][^\r\n]*)")
_ENDED = re.compile(r"[.!?…][\"'”’)]*\s*$")
_OPENS = re.compile(r"[ \t]*[\"'“‘]?[^\W\d_]")
_MARKS = re.compile(r"[ \t]*[:…,—–.]*")
_STEPS = re.compile(r"→|➡|->|\d\ufe0f?\u20e3")


def without_lead(text: str, match: Span, sentence: Span, block: Span) -> Change | None:
    """The change that leaves out a match which opens its sentence and announces what follows, ending in a colon.

    What follows may be the rest of the sentence or the next line. None where that may be no sentence of its own.
    Half-open offsets into `text`.
    """
    if any(letter.isalnum() for letter in text[sentence.start : match.start]):
        return None
    end = _MARKS.match(text, match.end).end()  # type: ignore[union-attr]  # it matches the empty string
    if not text[:end].rstrip().endswith((":", "…", ",", "—", "–", ".")):
        return None
    rest = text[end : block.end]
    if rest.strip():
        first = re.split(r"(?<=[.!?])\s", rest.strip(), maxsplit=1)[0]
        whole = _OPENS.match(rest) and len(WORD.findall(first)) >= SAID and TELLS.search(first)
        if not whole or _STEPS.search(first):
            return None
        return removed(text, Span(match.start, end), Span(sentence.start, block.end))
    if any(letter.isalnum() for letter in text[block.start : match.start]):
        return None
    following = _NEXT_LINE.match(text, end)
    if following is None or not _ENDED.search(following["line"]) or len(WORD.findall(following["line"])) < SAID:
        return None
    return removed_block(text, block)
