"""Repairs: what a change must take with it for the sentence to stay whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

from unmask.rewrite.article import article
from unmask.types.span import Span

_ARTICLE_BEFORE = re.compile(r"\b(an?)( )$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s*([\w\"'“‘$€£#@][^\s]*)")
_ORPHAN = re.compile(
    r"(?:[ \t]*(?:[,;:]|—|–|-(?= )))*[ \t]*(?:(?:and|but|so|that|then|because|as)\b[ \t]*)?", re.IGNORECASE
)
_TRAILING_ORPHAN = re.compile(r"(?:[ \t]*[,;:—–]|[ \t]+-|[ \t]+(?:and|but|or|so|as|to|with))+$", re.IGNORECASE)
_CLOSING = re.compile(r"[ \t]*[.!?…]")
_LINE_REST = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK_BEFORE = re.compile(r"(?:^|\n|\r)[ \t]*(?:\r\n|\r|\n)$")
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")
_STOP_AFTER = re.compile(r"[ \t]*[,;:]")


@dataclass(frozen=True, slots=True)
class Change:
    """A repaired change: `text` in the place of what `span` covers."""

    span: Span
    text: str


def replaced(text: str, span: Span, words: str) -> Change:
    """The change that puts `words` where `span` is, with the case and article that they need there."""
    if not words:
        raise ValueError("nothing to put there; to leave words out, use removed")
    words = _cased(span.slice(text), words)
    before = text[: span.start]
    found = _ARTICLE_BEFORE.search(before)
    if found:
        wanted = _like(found[1], article(words))
        if wanted != found[1]:
            return Change(Span(found.start(1), span.end), wanted + found[2] + words)
    return Change(span, words)


def removed(text: str, span: Span, sentence: Span) -> Change:
    """The change that leaves out `span`, a part of `sentence`, and mends what is left of the sentence."""
    start, end = span.start, span.end
    opens = not any(letter.isalnum() for letter in text[sentence.start : start])
    closes = not any(letter.isalnum() for letter in text[end : sentence.end])
    if opens:
        orphan = _ORPHAN.match(text, end, sentence.end)
        end = orphan.end() if orphan else end
        return (
            Change(Span(start, end + 1), text[end].upper())
            if _can_capitalise(text, end, sentence.end)
            else Change(Span(start, end), "")
        )
    before = text[sentence.start : start]
    if closes:
        orphan = _TRAILING_ORPHAN.search(before.rstrip())
        start = sentence.start + (orphan.start() if orphan else len(before.rstrip()))
        return Change(Span(start, end), "")
    if _STOP_AFTER.match(text, end) and before.rstrip().endswith((",", ";", "—", "–")):
        # ", truly, " leaves one comma, not two.
        start = sentence.start + len(before.rstrip()) - 1
        return Change(Span(start, end), "")
    if _CLOSING.match(text, end) or _STOP_AFTER.match(text, end):
        return Change(Span(sentence.start + len(before.rstrip()), end), "")
    if before.endswith(" ") and text[end : end + 1] == " ":
        end += 1
    return _with_article(text, Span(start, end))


def _with_article(text: str, span: Span) -> Change:
    """A removal after “a” or “an”, with the article that the word after it needs."""
    found = _ARTICLE_BEFORE.search(text[: span.start])
    follows = _NEXT_WORD.match(text, span.end)
    if found and follows:
        wanted = _like(found[1], article(follows[1]))
        if wanted != found[1]:
            return Change(Span(found.start(1), span.end), wanted + found[2])
    return Change(span, "")


def removed_sentence(text: str, sentence: Span, block: Span) -> Change:
    """The change that leaves out a sentence, and with it the space after it, or its whole line if it fills one."""
    before, after = text[block.start : sentence.start], text[sentence.end : block.end]
    if not any(letter.isalnum() for letter in before + after):
        return removed_block(text, block)
    if after.strip():
        end = sentence.end + len(after) - len(after.lstrip(" \t"))
        return Change(Span(sentence.start, end), "")
    return Change(Span(block.start + len(before.rstrip()), block.end), "")


def removed_block(text: str, block: Span) -> Change:
    """The change that leaves out a block: its lines, and the blank lines that only kept it apart."""
    start = max(text.rfind("\n", 0, block.start), text.rfind("\r", 0, block.start)) + 1
    end = _LINE_REST.match(text, block.end).end()  # type: ignore[union-attr]  # it matches the empty string
    if not text[end:].strip():
        kept = len(text[:start].rstrip())
        ending = _LINE_END.search(text, end)
        return Change(Span(kept, len(text)), ending[0] if ending and kept else "")
    end = _LINE_END.match(text, end).end()  # type: ignore[union-attr]  # a line that is not the last ends somewhere
    if start == 0 or _BLANK_BEFORE.search(text[:start]):
        end = _BLANK_LINES.match(text, end).end()  # type: ignore[union-attr]  # it matches the empty string
    return Change(Span(start, end), "")


def _can_capitalise(text: str, index: int, end: int) -> bool:
    word = _NEXT_WORD.match(text, index, end)
    return bool(word) and text[index].islower() and not re.match(r"\w+[A-Z]|\w+\.\w|https?:", text[index:end])


def _cased(old: str, new: str) -> str:
    letters = [letter for letter in old if letter.isalpha()]
    if letters and letters[0].isupper() and new[:1].islower():
        return new[0].upper() + new[1:]
    return new


def _like(old: str, new: str) -> str:
    return new.capitalize() if old[0].isupper() else new
