"""Pronouncements: sentences that hold for everybody, always, and so tell of nobody and nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from unmask.english.request import is_request
from unmask.english.wordlist import alternatives
from unmask.recast.join import as_one_sentence, joined_on
from unmask.rhetoric.earnest import counts_of_writer, thanks_for_something
from unmask.rhetoric.posture import tells_of_work
from unmask.rhetoric.signature import is_signature
from unmask.segment.line import Line, line_of, over, prose_lines, spans
from unmask.types.draft import BlockKind, Detection, Draft, Settings, kept, kept_between

_KINDS = frozenset({BlockKind.LINE, BlockKind.PARAGRAPH, BlockKind.HEADING})
_PRESENT = re.compile(
    rf"""(?:\b|')(?:{alternatives("grammar", "present auxiliaries", "denied present auxiliaries")}|s|re
      |{alternatives("rhetoric", "verdict verbs")})\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SAID_OF_IT = re.compile(rf"^(?:they|it|he|she) (?!{alternatives('rhetoric', 'verdicts on it')}\b)", re.IGNORECASE)
_TOLD = re.compile(
    rf"""\b(?:{alternatives("grammar", "past auxiliaries", "denied past auxiliaries")}
      |{alternatives("rhetoric", "told")}|(?!{alternatives("grammar", "no pasts")}\b)\w{{2,}}ed)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PRACTICAL = re.compile(rf"\b{alternatives('rhetoric', 'practical')}\b", re.IGNORECASE)
_EMPTY = re.compile(rf"{alternatives('rhetoric', 'empty verdicts')}\W*$", re.IGNORECASE)
"""What says nothing and may go, with a paragraph to itself or without."""

_REQUEST = re.compile(rf"^{alternatives('rhetoric', 'invitations')}\b", re.IGNORECASE)
_TURNS = re.compile(rf"^(?:{alternatives('rhetoric', 'turns')}\b|(?-i:[a-z]))", re.IGNORECASE)
"""How a sentence opens that what stands before it waits for, or that asks for something."""

_STOPPED = re.compile(r"(?<!\be\.g)[.!…][^\w.!…?:]*$")
_UNDER = re.compile(rf"{alternatives('rhetoric', 'holds under')}\b", re.IGNORECASE)
"""What opens a condition or an extra, which hold for somebody in particular."""

_GOES_ON = re.compile(
    rf"""^(?:{alternatives("rhetoric", "goes on")}|that(?!['’]s\b|\ is\b|\ means\b)
      |and\ (?!{alternatives("rhetoric", "own sentence after and")}\b))\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""How a sentence opens that only goes on with the one before it: “Who have done it.”, “And give you time.”."""

_CHEERS = re.compile(rf"{alternatives('rhetoric', 'cheers')}\b", re.IGNORECASE)
_LONG = 12
_OWN = re.compile(rf"{alternatives('rhetoric', 'own doings')}\b", re.IGNORECASE)
_IN_A_ROW = re.compile(
    rf"(?:and |but )?the {alternatives('rhetoric', 'in a row')} {alternatives('rhetoric', 'after in a row')}\b",
    re.IGNORECASE,
)


def detect_pronouncement(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Short sentences in the present that name no one and nothing, such as "Trust is what remains."."""
    lines = prose_lines(draft, kinds=_KINDS)
    last = next((line for line in reversed(lines) if not _goes_with_signature(line)), None)
    for line in lines:
        if settings["alone"] and len(line.block.sentences) > 1:
            continue
        if _pronounces(line, most=int(settings["words"])):
            yield Detection(line.span, removable=(line is last and _may_close(lines, line)) or not settings["alone"])


def _pronounces(line: Line, *, most: int) -> bool:
    return 3 <= line.words <= most and _is_verdict(line)


@kept
def _is_verdict(line: Line) -> bool:
    text = line.text
    return (
        # What is cheap comes first, what is dear comes last.
        not _leads(line)
        and _STOPPED.search(text) is not None
        and not _UNDER.match(text)
        and not _GOES_ON.match(text)
        # Past the first word, where these words are verbs that tell and not ones that order.
        and _PRESENT.search(text, text.find(" ")) is not None
        and not line.particular
        and not _TOLD.search(text)
        and not _PRACTICAL.search(text)
        and not is_request(line.text)
        and not counts_of_writer(text)
        # "They sort the mail and answer the phone" tells what somebody does; "They need bread." is a verdict.
        and not (line.words > 6 and _SAID_OF_IT.match(text))
    )


def _leads(line: Line) -> bool:
    """Whether the sentence is an item of a list."""
    return line.block.lead is not None and line.block.kind is BlockKind.LIST_ITEM


PAIR = 2
"""More clipped sentences than two do not join into one."""


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
            run = lines[start:end]
            alone = len(run) == PAIR and not _opens_alike(run, lines[max(0, start - 1) : start] + lines[end : end + 1])
            text = as_one_sentence(run[0], run[1], draft.source.text) if alone else None
            yield Detection(over(run[0], run[-1]), (("count", str(end - start)),), text, parts=spans(run))
        start = max(end, start + 1)


def _opens_alike(run: Sequence[Line], beside: Sequence[Line]) -> bool:
    """Whether the lines of a run and one beside them open with the same word, as “I baked. I sold.” do."""
    opening = {line.text.split()[0].lower() for line in run}
    return len(opening) == 1 and any(line.text.split()[0].lower() in opening for line in beside)


@kept_between
def _is_clipped(line: Line, *, most: int) -> bool:
    return (
        0 < line.words <= most
        and _STOPPED.search(line.text) is not None
        and not _PRACTICAL.search(line.text)
        and not is_signature(line.text)
        and not line.particular
        and not tells_of_work(line.text)
        and not is_request(line.text)
    )


def detect_lone_words(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """A paragraph of a few words that name no one and nothing: "Unbeatable."."""
    before: Line | None = None
    paragraphs = [*draft.paragraphs, ()]
    for paragraph, then in pairwise(paragraphs):
        if len(paragraph) == 1 and paragraph[0].kind in _KINDS and len(paragraph[0].sentences) == 1:
            line = line_of(paragraph[0], paragraph[0].sentences[0])
            if _is_clipped(line, most=int(settings["words"])) and paragraph[0].lead is None:
                after = [line_of(then[0], then[0].sentences[0])] if then and then[0].sentences else []
                # One of a row of them stays where it is.
                on = joined_on(before, line, draft.source.text) if before and not _opens_alike([line], after) else None
                replaced, text = on or (None, None)
                parts = spans((before, line) if before and on else (line,))
                yield Detection(
                    line.span, (), text, replaced, removable=_EMPTY.match(line.text) is not None, parts=parts
                )
        last = paragraph[-1]
        before = line_of(last, last.sentences[-1]) if last.sentences else None


def detect_bare_opening(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """The first sentence, where it names no one and nothing, and no work that somebody takes up, and others follow."""
    lines = prose_lines(draft, kinds=_KINDS)
    if len(lines) < settings["after"]:
        return
    first = lines[0]
    if tells_of_work(first.text) or is_request(first.text):
        return
    if 3 <= first.words <= settings["words"] and not _PRACTICAL.search(first.text) and not first.particular:
        yield Detection(first.span, removable=_is_flourish(first) or (_is_verdict(first) and _tells(lines[1])))


def _is_flourish(line: Line) -> bool:
    """Whether a sentence only cheers: “New year, new tools!”, “What a week.”."""
    if _CHEERS.match(line.text) and line.words <= 12:
        return True
    return (
        line.text.endswith("!") and line.words <= 6 and not _PRESENT.search(line.text) and not _TOLD.search(line.text)
    )


def _tells(line: Line) -> bool:
    """Whether a sentence can open a text: it names something, or says what somebody did."""
    return line.particular or (line.words >= 7 and _OWN.match(line.text) is not None)


def detect_bare_closing(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """The last sentence before tags, links and requests, where it names no one and nothing and asks nothing."""
    lines = prose_lines(draft, kinds=_KINDS)
    if len(lines) < settings["after"]:
        return
    for line in reversed(lines):
        if _goes_with_signature(line):
            continue
        if (
            _REQUEST.match(line.text)
            or is_request(line.text)
            or thanks_for_something(line)
            or _IN_A_ROW.match(line.text)
        ):
            return
        general = not _leads(line) and not line.particular
        if general and _STOPPED.search(line.text) and 3 <= line.words <= settings["words"]:
            yield Detection(line.span, removable=_may_close(lines, line))
        return


_FOR_WHOM = re.compile(r"\W*(?:if|just as|when|whether) ", re.IGNORECASE)
"""What a sentence begins with that offers something to somebody, or draws a likeness."""


_WEIGHED = re.compile(r", but\b|n['’]t\b|\bnot\b", re.IGNORECASE)
"""What a sentence holds that takes something back, or says what is not so."""


def _may_close(lines: tuple[Line, ...], line: Line) -> bool:
    """Whether a text can end without its last sentence: on one before it that tells something.

    What tells something stays itself, so no more than one sentence goes, however often a text is mended.
    """
    if line is lines[0] or any(each.match(line.text) for each in (_TURNS, _FOR_WHOM)) or _TOLD.search(line.text):
        return False
    before = lines[line.number - 1]
    if before.text.rstrip().endswith("?") or _WEIGHED.search(line.text):
        return False
    return before.particular or before.words > _LONG or _TOLD.search(before.text) is not None


@kept
def _goes_with_signature(line: Line) -> bool:
    """Whether a sentence stands at the end for another reason than to close: a tag, a link, a word of thanks."""
    return (
        is_signature(line.text)
        or (_PRACTICAL.search(line.text) is not None and not thanks_for_something(line))
        or line.text.endswith(("?", ":"))
    )
