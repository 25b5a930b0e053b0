"""Pronouncements: sentences that hold for everybody, always, and so tell of nobody and nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unmask.structure.detector import Detection, Settings
from unmask.structure.lexicon import any_of
from unmask.structure.line import Line, over, prose_lines
from unmask.types.draft import BlockKind, Draft

_KINDS = frozenset({BlockKind.LINE, BlockKind.PARAGRAPH, BlockKind.HEADING})
_PRESENT = re.compile(
    rf"""(?:\b|'){
        any_of('''
    is | are | isn't | aren't | s | re | do | does | don't | doesn't | can | can't | cannot | will | won't | must
    should | shouldn't | never | always | has | have | needs? | means? | makes? | takes? | wins? | becomes? | beats?
    builds? | creates? | starts? | begins? | ends? | comes? | grows? | matters? | requires? | demands? | follows?
    leads? | drives? | pays? | compounds? | changes? | says? | tells? | keeps? | turns? | feels? | buys? | lives?
    happens? | works? | counts? | separates? | defines? | shapes? | shows? | teaches | teach | speaks? | rewards?
    scales? | lasts? | knows? | wants? | gives? | gets? | remembers? | forgets? | trusts? | deserves? | fails?
    succeeds? | solves? | learns? | listens? | stays? | hurts? | helps? | controls? | loves? | hates? | cares?
    chooses? | decides? | belongs? | thrives? | moves? | brings? | opens? | eats? | kills?
    ''')
    }\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SAID_OF_IT = re.compile(
    r"^(?:they|it|he|she) (?!is\b|are\b|isn't|aren't|never\b|always\b|can't|don't|doesn't|won't)", re.I
)
_TOLD = re.compile(
    r"\b(?:was|were|had|did|didn't|wasn't|weren't|went|came|said|told|took|made|got|began|thought|knew|found|left"
    r"|i|i'm|i've|i'll|i'd|my|me|mine|today|tonight|yesterday|tomorrow|(?!need|speed|indeed|feed|seed)\w{2,}ed)\b",
    re.IGNORECASE,
)
_PRACTICAL = re.compile(
    r"\b(?:below|above|attached|link|links|click|register|e-?mail|tickets?|please|thanks|thank|congrat\w*|welcome"
    r"|sorry|happy|hello|hi|hiring|apply|available|download|install|copyright|reserved)\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(r"(?<!\be\.g)[.!…][^\w.!…?:]*$")
_SIGNATURE = re.compile(
    r"^(?:p\.? ?s\b|--|follow|like|repost|share|subscribe|join|link|save|comment|cheers|best|regards|\W*$)", re.I
)


def detect_pronouncement(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Short sentences in the present that name no one and nothing, such as "Trust is what remains."."""
    for line in prose_lines(draft, kinds=_KINDS):
        if settings["alone"] and len(line.block.sentences) > 1:
            continue
        if _pronounces(line, most=int(settings["words"])):
            yield Detection(line.span)


def _pronounces(line: Line, *, most: int) -> bool:
    text = line.text
    return (
        3 <= line.words <= most
        and _STOPPED.search(text) is not None
        # Past the first word, where these words are verbs that tell and not ones that order.
        and _PRESENT.search(text, text.find(" ")) is not None
        and not _TOLD.search(text)
        and not _PRACTICAL.search(text)
        # "They sort the mail and answer the phone" tells what somebody does; "They need bread." is a verdict.
        and not (line.words > 6 and _SAID_OF_IT.match(text))
        and not _leads(line)
        and not line.particular
    )


def _leads(line: Line) -> bool:
    """Whether the sentence is an item of a list."""
    return line.block.lead is not None and line.block.kind is BlockKind.LIST_ITEM


def detect_clipped_run(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Sentences of a few words, one after the other, that name no one and nothing."""
    lines = prose_lines(draft, kinds=_KINDS)
    start = 0
    while start < len(lines):
        end = start
        while (
            end < len(lines)
            and _is_clipped(lines[end], most=int(settings["words"]))
            and (end == start or lines[end].block.paragraph - lines[end - 1].block.paragraph <= 1)
        ):
            end += 1
        if end - start >= settings["run"]:
            yield Detection(over(lines[start], lines[end - 1]), (("count", str(end - start)),))
        start = max(end, start + 1)


def _is_clipped(line: Line, *, most: int) -> bool:
    return (
        0 < line.words <= most
        and _STOPPED.search(line.text) is not None
        and not _PRACTICAL.search(line.text)
        and not _SIGNATURE.match(line.text)
        and not line.particular
    )


def detect_lone_words(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """A paragraph of a few words that name no one and nothing: "Unbeatable."."""
    for paragraph in draft.paragraphs:
        if len(paragraph) != 1 or paragraph[0].kind not in _KINDS or len(paragraph[0].sentences) != 1:
            continue
        line = Line(paragraph[0], paragraph[0].sentences[0], 0)
        if _is_clipped(line, most=int(settings["words"])) and paragraph[0].lead is None:
            yield Detection(line.span)


def detect_bare_opening(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """The first sentence, where it names no one and nothing and others follow it."""
    lines = prose_lines(draft, kinds=_KINDS)
    if len(lines) < settings["after"]:
        return
    first = lines[0]
    if 3 <= first.words <= settings["words"] and not _PRACTICAL.search(first.text) and not first.particular:
        yield Detection(first.span)


def detect_bare_closing(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """The last sentence before tags, links and requests, where it names no one and nothing and asks nothing."""
    lines = prose_lines(draft, kinds=_KINDS)
    if len(lines) < settings["after"]:
        return
    for line in reversed(lines):
        if _SIGNATURE.match(line.text) or _PRACTICAL.search(line.text) or line.text.endswith(("?", ":")):
            continue
        general = not _leads(line) and not line.particular
        if general and _STOPPED.search(line.text) and 3 <= line.words <= settings["words"]:
            yield Detection(line.span)
        return
