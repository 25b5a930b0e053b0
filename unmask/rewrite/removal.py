"""Removals: what must go with some words, and what must change, for the rest to stay whole."""

from __future__ import annotations

import re
from itertools import takewhile

from unmask.english.word import AUXILIARY
from unmask.english.wordlist import alternatives, words
from unmask.rewrite.replacement import NEXT_WORD, Change, stems, with_article
from unmask.types.span import Span

_ORPHAN = re.compile(
    rf"(?:[ \t]*(?:[,;:]|—|–|-(?= )))*[ \t]*(?:{alternatives('lean', 'left behind')}\b[ \t]*)?", re.IGNORECASE
)
_TRAILING_ORPHAN = re.compile(
    rf"(?:[ \t]*[,;:—–]|[ \t]+-|[ \t]+{alternatives('lean', 'left hanging')})+$", re.IGNORECASE
)
_CLOSING = re.compile(r"[ \t]*[.!?…]")
_END_MARK = re.compile(r"[.!?…][\"'”’)\]]*$")
_HANGS = re.compile(rf"{alternatives('lean', 'opens nothing')}\b", re.IGNORECASE)
_NUMBER_LEAD = re.compile(r"[ \t]*\(?(?:\d{1,3}[.)/]|\d\ufe0f?\u20e3|[a-zA-Z]\)|[①-⑳❶-❿])")
_NUMBERED = re.compile(r"(?:^|\s)\(?\d{1,3}[.)/]{1,2}\s*\Z")
"""What ends with the number of a point, on the line of other points."""

_POINTS_BACK = re.compile(rf"[^\w#@]*{alternatives('lean', 'points back')}(?:['’](?:s|re|ll|d|ve))?\b", re.IGNORECASE)
_HOLDS_BACK = re.compile(
    r"[^.!?\r\n]{0,80} (?:this|that)"
    r"(?: the hard way| myself| ourselves| first-?hand| too| often| daily| every \w+)?[.!?:;]",
    re.IGNORECASE,
)
_ANSWERS_BACK = re.compile(r"[^\w#@]*(?:it|that|this)(?:['’]s| is| was)\b", re.IGNORECASE)
_SAYS_SOMETHING = 6
"""From how many words on a sentence that is always safe to leave out may yet be what the next one speaks of."""

_WHOLE = re.compile(r"[.!?…][\"'”’)\]]*[^\w:,;]*$")
_FIRST_WORD = re.compile(r"[^\w#@]*(\w+)")
_OPENINGS = re.compile(r"(?:^|[.!?…]\s|[\r\n])[^\w\r\n]*(\w+)")
_ORDINARY = frozenset(words("lean", "ordinary openers"))
_LEAD = re.compile(r"\s*[^\w\s\"'“‘(]")
_GOES_ON = re.compile(rf"[^\w#@]*(?:[a-zà-þ]|(?i:{alternatives('lean', 'leans on before')})\b)")
_ECHOES = re.compile(rf"[^\w#@]*{alternatives('lean', 'echoes')}[^\w\s]+(?=\s|\Z)", re.IGNORECASE)
"""“Trust yourself. Always.”: the second says nothing without the first."""

_OTHER_OF_TWO = re.compile(r"[^\w#@]*(?:the |an)?(?:other|others|second|latter|former)\b", re.IGNORECASE)
"""“One is a task. The other is a story.”: the first says nothing without the second."""

_CLIPPED = re.compile(r"[^\w#@]*(?:[\w'’-]+[ \t]+){0,2}[\w'’-]+\.")
_SENTENCE = re.compile(r"[^.!?…\s][^.!?…\n\r]*[.!?…]*")
_ALIKE = 2
"""How many words a sentence shares with the one that it is weighed against."""

_RUN = 2
"""How many clipped sentences beside one make it part of a run."""

_LITTLE_MORE = re.compile(r"[ \t]+(?:[\w'’-]+[ \t]+){1,2}(?:me|us)[^\w]*\Z")
_ITEM_LENGTH = 160
"""Lines longer than this many code points are no items of a list."""
_SAYS_LESS = re.compile(rf"\s*(?:[\w'’-]+ ){{1,4}}{AUXILIARY}[.!]")
"""“The oven does.”: what it does, the sentence before has said."""

_LONE_SIGN = re.compile(r"(?<=[.!?…])\s*[\u2190-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d\s]+\Z")
"""A sign between two sentences, which opens the second and goes with it."""

_SOLID = re.compile(r"\S")
_LINE_REST = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK_BEFORE = re.compile(r"(?:^|\n|\r)[ \t]*(?:\r\n|\r|\n)$")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")
_HEADING = re.compile(r":[^\w\n\r]*\Z")
_ITEM = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-zA-Z])[.)/]\s|\d\ufe0f?\u20e3|[^\w\s\"'“‘(\[#@$€£<&])")
_THAT = re.compile(r" that\b", re.IGNORECASE)
_JOINT = re.compile(r"\b(?:and|but|so|why)$", re.IGNORECASE)
_HAS_SUBJECT = re.compile(rf" {AUXILIARY}\b", re.IGNORECASE)
_ONLY_JOINT = re.compile(r"[^\w]*(?:and|but|so|yet|because),?", re.IGNORECASE)
_STOP_AFTER = re.compile(r"[ \t]*[,;:]")
_STOP_OR_DASH = re.compile(rf"{_STOP_AFTER.pattern}|[ \t]*[—–]|[ \t]+-(?=[ \t])")


def removed(text: str, span: Span, sentence: Span) -> Change | None:
    """The change that leaves out `span`, a part of `sentence`, and mends what is left of the sentence.

    None where what is left would be no sentence: it would open with “to” or “of”.
    """
    opens = not any(letter.isalnum() for letter in text[sentence.start : span.start])
    closes = not any(letter.isalnum() for letter in text[span.end : sentence.end])
    if opens:
        return _without_opening(text, span, sentence)
    before = text[sentence.start : span.start].rstrip()
    if closes:
        return _without_ending(text, span, sentence, before)
    start, end = span.start, span.end
    that = _THAT.match(text, end, sentence.end)
    if that is not None and _JOINT.search(before):
        # “, and we are glad to say that rye is back” goes on as “, and rye is back”.
        end = that.end()
    if _STOP_AFTER.match(text, end) and before.endswith((",", ";", "—", "–")):
        # ", truly, " leaves one comma, not two.
        return Change(Span(sentence.start + len(before) - 1, end), "")
    aside = span.slice(text).rstrip()
    if before.endswith(",") and aside.endswith(",") and _HAS_SUBJECT.match(text, start + len(aside)):
        # “Bread, at its core, is flour” sets what is cut between two commas, and needs neither.
        return Change(Span(sentence.start + len(before) - 1, start + len(aside)), "")
    if _ONLY_JOINT.fullmatch(before) and (stop := _STOP_OR_DASH.match(text, end)) is not None:
        # “And, truly, rye is back” goes on as “And rye is back”, and so does “And truly — rye is back”.
        return Change(Span(sentence.start + len(before.rstrip(",")), stop.end()), "")
    if _CLOSING.match(text, end) or _STOP_AFTER.match(text, end):
        return Change(Span(sentence.start + len(before), end), "")
    if text[start - 1 : start] == " " and text[end : end + 1] == " ":
        end += 1
    elif text[start - 1 : start] == " " and text[end : end + 1] in {"—", "–"}:
        # “It rests truly—and rises” goes on as “It rests—and rises”.
        return Change(Span(start - 1, end), "")
    return with_article(text, Span(start, end))


def _without_opening(text: str, span: Span, sentence: Span) -> Change | None:
    orphan = _ORPHAN.match(text, span.end, sentence.end)
    end = orphan.end() if orphan else span.end
    if _HANGS.match(text, end, sentence.end):
        return None
    old = next((letter for letter in span.slice(text) if letter.isalpha()), "")
    if old.isupper() and _can_capitalise(text, end, sentence.end):
        return Change(Span(span.start, end + 1), text[end].upper())
    return Change(Span(span.start, end), "")


def _without_ending(text: str, span: Span, sentence: Span, before: str) -> Change:
    orphan = _TRAILING_ORPHAN.search(before)
    kept = before[: orphan.start()] if orphan else before
    mark = _END_MARK.search(span.slice(text))
    # The sentence keeps its full stop when that was part of what goes.
    stop = "." if mark and kept[-1] not in ".!?…" and not _CLOSING.match(text, span.end) else ""
    return Change(Span(sentence.start + len(kept), span.end), stop)


def removed_sentence(text: str, sentence: Span, block: Span) -> Change | None:
    """The change that leaves out a sentence, and with it the space after it, or its whole line if it fills one.

    None where the line is an item of a numbered list, which would then miss a number.
    """
    before, after = text[block.start : sentence.start], text[sentence.end : block.end]
    if not any(letter.isalnum() for letter in _NUMBER_LEAD.sub("", before) + after):
        return removed_block(text, block)
    if _NUMBERED.search(before):
        return None
    if after.strip():
        lead, tail = _LONE_SIGN.search(before), _LONE_SIGN.search(sentence.slice(text))
        if lead is not None and tail is not None and lead[0].strip() and tail[0].strip():
            # Of points on one line, each with its sign before it, the sign after this one is the next one's.
            return Change(Span(block.start + lead.start(), sentence.start + tail.start()), "")
        end = sentence.end + len(after) - len(after.lstrip(" \t"))
        return Change(Span(sentence.start, end), "")
    return Change(Span(block.start + len(_LONE_SIGN.sub("", before).rstrip()), block.end), "")


def removed_block(text: str, block: Span) -> Change | None:
    """The change that leaves out a block: its lines, and the blank lines that only kept it apart.

    None where it is an item of a numbered list, which would then miss a number.
    """
    return None if _NUMBER_LEAD.match(text, block.start) else without_lines(text, block)


def without_lines(text: str, block: Span) -> Change:
    """The change that leaves out the lines of a block, and the blank lines that only kept it apart, whatever it is."""
    start = max(text.rfind("\n", 0, block.start), text.rfind("\r", 0, block.start)) + 1
    end = _LINE_REST.match(text, block.end).end()  # type: ignore[union-attr]  # it matches the empty string
    if _SOLID.search(text, end) is None:
        kept = len(text[:start].rstrip())
        ending = _LINE_END.search(text, end)
        return Change(Span(kept, len(text)), ending[0] if ending and kept else "")
    end = _LINE_END.match(text, end).end()  # type: ignore[union-attr]  # a line that is not the last ends somewhere
    white = start
    while white and text[white - 1] in " \t\r\n":
        white -= 1
    if start == 0 or _BLANK_BEFORE.search(text, white, start):
        end = _BLANK_LINES.match(text, end).end()  # type: ignore[union-attr]  # it matches the empty string
    return Change(Span(start, end), "")


def leans_back(text: str, change: Change) -> bool:
    """Whether what follows a removed sentence points back at it: “It”, “They”, “That is why”, “We have seen this.”."""
    leaning = (_POINTS_BACK, _HOLDS_BACK)
    return not change.text and any(each.match(text, change.span.end) for each in leaning)


def answers_back(text: str, change: Change) -> bool:
    """Whether what follows a removed sentence says what it spoke of, as “It is the heat.” does."""
    gone = len(change.span.slice(text).split())
    return not change.text and gone >= _SAYS_SOMETHING and _ANSWERS_BACK.match(text, change.span.end) is not None


def heads_list(text: str, change: Change) -> bool:
    """Whether a removal takes the line that says what the list after it holds: “Five ways to bake:”."""
    gone = change.span.slice(text)
    if change.text or not _HEADING.search(gone.rstrip()):
        return False
    return _ITEM.match(text, change.span.end) is not None or _lists(text, change.span.end)


def _lists(text: str, start: int) -> bool:
    """Whether two lines follow that end like items of a list, without a full stop."""
    lines = text[start : start + 2 * _ITEM_LENGTH].lstrip().splitlines()[:2]
    return len(lines) == 2 and all(line.strip()[-1:].isalnum() and line[0] not in "#@" for line in lines)


def stands_alone(text: str, sentence: Span, block: Span) -> bool:
    """Whether a sentence can be missed without its neighbours: it is whole, no item of a list, and nothing goes on.

    A line that ends without a full stop may be half a sentence or a heading, and one that ends in a colon belongs to
    what it announces.
    """
    said = sentence.slice(text)
    first = _FIRST_WORD.match(said)
    if not _WHOLE.search(said) or _LEAD.match(text, block.start, sentence.start) or first is None:
        return False
    if said.rstrip().endswith("?") and _LITTLE_MORE.match(text, sentence.end, block.end):
        # “Does it sound like you? Write to me!”: the question is the reason to.
        return False
    if first[1][0].islower() or hangs_together(text, sentence, block):
        return False
    if any(leaning.match(text, sentence.end) for leaning in (_GOES_ON, _SAYS_LESS)):
        return False
    # “Some bake at night. Some bake at noon.”: either needs the other.
    before = _OPENINGS.findall(text[: sentence.start])[-1:]
    after = _FIRST_WORD.match(text, sentence.end)
    return first[1].lower() in _ORDINARY or first[1] not in (*before, after and after[1])


def hangs_together(text: str, sentence: Span, block: Span) -> bool:
    """Whether a sentence and one beside it say nothing without each other, whatever it says.

    It is clipped among others (“Listen. Do not pitch. Just listen.”), the second of two (“The other is a story.”), or
    leaves its verb to the one before (“Money is not the point. Bread is.”), or is weighed against it (“Most teams
    treat bread as a number. The best teams treat it as a friend.”); or an echo follows (“Always.”).
    """
    said = sentence.slice(text)
    if _OTHER_OF_TWO.match(said) or _SAYS_LESS.fullmatch(said.strip()) or _ECHOES.match(text, sentence.end):
        return True
    before = _SENTENCE.findall(text, block.start, sentence.start)[::-1]
    after = _SENTENCE.findall(text, sentence.end, block.end)
    heard = stems(said)
    weighed = not said.rstrip().endswith("?")
    if weighed and any(len(heard & stems(beside)) >= _ALIKE for beside in (*before[:1], *after[:1])):
        return True
    if not _CLIPPED.fullmatch(said.strip()):
        return False
    clipped = (takewhile(_CLIPPED.fullmatch, (each.strip() for each in beside)) for beside in (before, after))
    return sum(len(list(run)) for run in clipped) >= _RUN


def _can_capitalise(text: str, index: int, end: int) -> bool:
    word = NEXT_WORD.match(text, index, end)
    return bool(word) and text[index].islower() and not re.match(r"\w+[A-Z]|\w+\.\w|https?:", text[index:end])
