"""Clauses that a sentence can do without, and enumerations: a line that says what follows, and its items.

There is no parse here, so a clause is told by the mark before it and the word that opens it, and what is in doubt
stays. What follows is a sentence where it has a subject or a verb that can be nothing else, and a line is one where it
also ends as a sentence does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unmask.english.word import AUXILIARY, WORD
from unmask.english.wordlist import alternatives
from unmask.fidelity.align import Said
from unmask.rewrite.removal import removed, removed_block
from unmask.rewrite.replacement import Change
from unmask.types.draft import BlockKind
from unmask.types.span import Span

KEPT = 4
"""How many words must stay for a trailing clause to go: less is a label, or half a thought."""

LEFT = 3
"""How many must stay for a leading one to go: what follows it opens with a subject, so three are a sentence."""

_SUBJECT = (
    f"(?:I|{alternatives('grammar', 'personal subjects', 'pointing subjects', 'possessives')}"
    f"|{alternatives('lean', 'clause openers')})"
)
_TRAILS = re.compile(
    rf"""(?P<dash>\s?[—–]\s?|\s-\s)
       | ,\s(?P<comma>(?:[a-z]{{3,}}ing|{alternatives("lean", "trailing clauses")}|and\s{_SUBJECT})(?:['’]\w+)?)\b
       | \s(?P<bare>so\s(?:that\s)?(?:\w+\s){{1,3}}?can|so\sthat|while\s\w+ing|as\s(?:we|you|they)|by\s\w+ing)\b""",
    re.VERBOSE,
)
_ENDS = re.compile(r"[^\w%)\]]*$")
_INSIDE = re.compile(r"[,;:—–?!]|\s-\s|\.\s")
_LEADS = re.compile(rf"{alternatives('lean', 'leading phrases')}\b", re.IGNORECASE)
_WHETHER = re.compile(
    rf"whether\b[^;:—–?!]*?\bor\b[^,;:—–?!]*,\s(?P<first>{_SUBJECT}(?:['’]\w+)?\s|[A-Z])", re.IGNORECASE
)
"""“Whether you bake or brew, ”: the comma after “or” is where it ends, whatever commas stand before."""

_GOES_ON = re.compile(rf",\s(?P<first>{_SUBJECT}(?:['’]\w+)?\s|[A-Z])")


def clause_around(text: str, match: Span, sentence: Span) -> tuple[Span, Change] | None:
    """The clause that holds `match`, and the change that leaves it out; None where the rest may not be whole.

    Half-open offsets into `text`.
    """
    return _trailing(text, match, sentence) or _leading(text, match, sentence)


def _trailing(text: str, match: Span, sentence: Span) -> tuple[Span, Change] | None:
    ends = _ENDS.search(text, match.start, sentence.end)
    opening = [found for found in _TRAILS.finditer(text, sentence.start, match.end) if found.start() <= match.start]
    if ends is None or ends.start() < match.end - 1 or not opening:
        return None
    opens = opening[-1]
    clause = Span(opens.start(), max(ends.start(), match.end))
    kept = text[sentence.start : opens.start()]
    if len(WORD.findall(kept)) < KEPT or _INSIDE.search(text, opens.end(), ends.start()):
        return None
    if opens["dash"] is not None and re.search(r"[—–]|\s-\s", kept):
        # The second of two dashes closes an aside, and the sentence goes on after it.
        return None
    if opens["comma"] is not None and "," in kept:
        # Where commas have come before, the clause may be the last of a list.
        return None
    return clause, Change(Span(opens.start(), ends.start()), "")


def _leading(text: str, match: Span, sentence: Span) -> tuple[Span, Change] | None:
    first = WORD.search(text, sentence.start, match.end)
    if first is not None and (whether := _WHETHER.match(text, first.start(), sentence.end)):
        return _without_lead(text, first.start(), whether, sentence)
    if first is None or not _LEADS.match(text, first.start(), sentence.end):
        return None
    goes_on = _GOES_ON.match(text, match.end, sentence.end) or _next_comma(text, match.end, sentence.end)
    if goes_on is None or _INSIDE.search(text, first.start(), goes_on.start()):
        return None
    return _without_lead(text, first.start(), goes_on, sentence)


def _without_lead(text: str, opens: int, goes_on: re.Match[str], sentence: Span) -> tuple[Span, Change] | None:
    start = goes_on.start("first")
    if len(WORD.findall(text[start : sentence.end])) < LEFT:
        return None
    letter = text[start].upper() if text[opens].isupper() else text[start]
    return Span(opens, start), Change(Span(opens, start + 1), letter)


def _next_comma(text: str, start: int, end: int) -> re.Match[str] | None:
    comma = text.find(",", start, end)
    return _GOES_ON.match(text, comma, end) if comma >= 0 else None


SAID = 2
"""How many words must follow: one is the point that the lead was for."""

TELLS = re.compile(
    rf"""(?:\b|['’])(?:{AUXILIARY}|{alternatives("grammar", "contracted auxiliaries")}
        |{alternatives("lean", "telling verbs")}|(?!{alternatives("grammar", "no pasts")}\b)\w{{3,}}ed)\b
      |^\W*(?:{alternatives("grammar", "personal subjects")}|there|nobody|everyone|people)\b""",
    re.IGNORECASE | re.VERBOSE,
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


ANNOUNCES = re.compile(r"[:👇⬇⤵↓][^\w]*$")
"""The end of a line that says what follows: a colon, or a hand that points down."""


def ends_open(text: str) -> bool:
    """Whether a line says by its end that something follows."""
    after = len(text)
    while after and not (text[after - 1].isalnum() or text[after - 1] == "_"):
        after -= 1
    return ANNOUNCES.search(text, after) is not None


_SOLID = re.compile(r"\S")
_LABEL = re.compile(r"[^\W_]+(?: [^\W_]+){0,2}: \S")
ENDED = re.compile(r"[.!?…][^\w]*$")
"""The end of a sentence that is whole."""

ASKED = re.compile(r"\?[^\w]*$")
"""The end of a question."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list, by the numbers of its sentences.

    `intro` is the one that says what the items are, if there is one. A `bound` list stays whole or goes whole: its
    items are numbered or announced, so that one fewer would be missed or make another claim of what announces them.
    """

    intro: int | None
    items: range
    bound: bool


def announces(said: Said) -> bool:
    """Whether a sentence says that something follows, by a colon or a hand that points down."""
    return _SOLID.search(said.block.text, said.end) is None and ends_open(said.text)


def enumerations(said: Sequence[Said], text: str) -> Iterator[Enumeration]:
    """The lists of a text, in its order. `text` is the source that the sentences are from."""
    number = paragraph = 0
    while number < len(said):
        end = number
        while end < len(said) and is_item(said[end]):
            end += 1
        if end > number:
            yield _marked(said, text, number, end)
            number = end
            continue
        if (end := _end_of_labels(said, number)) > number + 1:
            yield Enumeration(None, range(number, end), bound=True)
            number = end
            continue
        if announces(said[number]):
            if number + 1 >= paragraph:
                paragraph = _end_of_paragraph(said, number + 1)
            if paragraph > number + 1:
                yield Enumeration(number, range(number + 1, paragraph), bound=True)
        number += 1


def is_item(said: Said) -> bool:
    """Whether a sentence is of a list with marks."""
    return said.block.kind is BlockKind.LIST_ITEM


def _marked(said: Sequence[Said], text: str, start: int, end: int) -> Enumeration:
    """A list whose items have bullets or numbers."""
    before = said[start - 1] if start else None
    led = (
        before is not None
        and before.block.kind in {BlockKind.LINE, BlockKind.PARAGRAPH}
        and (announces(before) or not ENDED.search(before.text))
    )
    numbered = any(any(map(str.isalnum, one.block.lead.slice(text))) for one in said[start:end] if one.block.lead)
    return Enumeration(start - 1 if led else None, range(start, end), bound=led or numbered)


def _end_of_labels(said: Sequence[Said], start: int) -> int:
    """Where a run of lines that each begin with a label ends: “Where: the mill”, “When: at noon”."""
    end = start
    while end < len(said) and said[end].block.paragraph == said[start].block.paragraph:
        if said[end].start or not _LABEL.match(said[end].text):
            break
        end += 1
    return end


def _end_of_paragraph(said: Sequence[Said], start: int) -> int:
    """Where the paragraph that begins with this sentence ends; a list with marks ends it too."""
    end = start
    while end < len(said) and said[end].block.paragraph == said[start].block.paragraph and not is_item(said[end]):
        end += 1
    return end
