"""Paragraphs of one line, one after the other; long sentences, and words that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unmask.english.word import WORD
from unmask.english.wordlist import alternatives
from unmask.segment.line import is_tags
from unmask.types.draft import Block, BlockKind, Detection, Draft, RegionKind, Settings
from unmask.types.span import Span, hull


def detect_one_liners(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Runs of paragraphs that are a single short sentence. `text` has them joined, several sentences to a paragraph."""
    run: list[Block] = []
    for paragraph in (*draft.paragraphs, ()):
        if len(paragraph) == 1 and _is_short(paragraph[0], longest=int(settings["words"])):
            run.append(paragraph[0])
            continue
        if len(run) >= settings["run"]:
            yield _detection(draft, run, together=int(settings["together"]))
        run = []


def _is_short(block: Block, *, longest: int) -> bool:
    return (
        block.kind in {BlockKind.LINE, BlockKind.PARAGRAPH}
        and len(block.sentences) == 1
        and len(block.text.split()) <= longest
        and block.text[-1] != ":"
        and not _STEP.match(block.text)
        and not is_tags(block)
        and not any(region.kind in (RegionKind.URL, RegionKind.CODE) for region in block.regions)
    )


def _detection(draft: Draft, run: list[Block], *, together: int) -> Detection:
    text = draft.source.text
    parts = tuple(Span(block.lead.start if block.lead else block.starts[0], block.ends[-1]) for block in run)
    pieces = [part.slice(text) for part in parts]
    groups = _grouped(pieces, together)
    newline = "\r\n" if "\r\n" in text else "\n"
    joined = (newline * 2).join(" ".join(group) for group in groups)
    span = hull(Span(run[0].lead.start if run[0].lead else run[0].starts[0], run[0].ends[-1]), run[-1].span)
    span = Span(span.start, run[-1].ends[-1])
    sentences_end = all(block.text.rstrip("\"')")[-1] in ".!?…" for block in run[:-1])
    # Lines that each open with a sign are points, and would be no paragraph.
    prose = sentences_end and all(block.lead is None for block in run)
    return Detection(span, (("count", str(len(run))),), joined if prose else None, parts=parts)


_GOES_ON = re.compile(rf"[^\w]*{alternatives('lean', 'adds to it')}\b", re.IGNORECASE)
_STEP = re.compile(r"[^\w]*(?:[A-Z]\w+ )?\d{1,3}\s*[:.)–—-]")
"""What a line begins with that is one of several steps."""


def _grouped(pieces: list[str], together: int) -> list[list[str]]:
    """The sentences by paragraphs: so many together, a question with its answer, and “and” with what it adds to."""
    groups: list[list[str]] = [[]]
    for number, piece in enumerate(pieces):
        leads_on = _asks(piece) and (len(groups[-1]) > 1 or number == len(pieces) - 1)
        goes_on = _GOES_ON.match(piece) is not None and len(groups[-1]) < together + 2
        if (len(groups[-1]) >= together and not goes_on) or leads_on:
            groups.append([])
        groups[-1].append(piece)
    if len(groups) > 1 and len(groups[-1]) == 1 and not _asks(groups[-1][0]):
        # A last sentence by itself would be one more one-line paragraph.
        groups[-2:] = [groups[-2] + groups[-1]]
    return groups


def _asks(piece: str) -> bool:
    return piece.rstrip("\"'”’)*_ ").endswith("?")


_TWICE = re.compile(r"\b([^\W\d_]+) +\1\b", re.IGNORECASE)
_MAY_STAND_TWICE = frozenset({"had", "that", "bye", "ha", "no", "very"})


def detect_long(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Sentences of more words than `words`."""
    for block in draft.blocks:
        for sentence in block.sentences:
            count = len(WORD.findall(block.text[sentence.start : sentence.end]))
            if count > settings["words"]:
                span = block.source_span(sentence.start, sentence.end)
                yield Detection(span, (("count", str(count)),))


def detect_twice(draft: Draft, settings: Settings) -> Iterator[Detection]:
    """Words that stand twice in a row, as “the the”; the second may go."""
    for block in draft.blocks:
        for found in _TWICE.finditer(block.text):
            if found[1].lower() in _MAY_STAND_TWICE or block.within(found.start(), found.end(), RegionKind.CODE):
                continue
            yield Detection(block.source_span(found.start(), found.end()), (("word", found[1]),), text=found[1])
