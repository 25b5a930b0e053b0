"""From a Vale token, which is a regular expression, to the phrases that find the same words.

Only what stands for a few fixed phrases is carried over: letters, choices, optional parts, small classes and any one
word. The rest has no phrase that means the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

MOST = 64
"""From how many phrases on a token is not written out."""

LONGEST, DEEPEST = 1_000, 20
"""Code points and brackets in one another past which a token is not read at all: no style has such words."""

ANY_WORD = "\ue000"
ANY_LETTER = "\ue001"
"""Stand for `\\w+` and `\\w` until the phrase is whole."""

_PLAIN = re.compile(r"[\w '’/&+#@%-]")
_WHOLE = re.compile(rf"(?:{ANY_WORD}|[^\s{ANY_WORD}]+)(?: (?:{ANY_WORD}|[^\s{ANY_WORD}]+))*")
_GAPS = frozenset({"", " ", "-"})


class CannotCarry(ValueError):
    """What a token asks for that no phrase can say."""


def phrases(token: str) -> tuple[str, ...]:
    """The phrases that a token stands for, in our shorthand. Raises `CannotCarry`."""
    if len(token) > LONGEST:
        raise CannotCarry(f"is longer than {LONGEST:,} letters")
    reader = _Reader(token)
    texts = reader.choice()
    if reader.at < len(token):
        raise CannotCarry("has a bracket that nothing opened")
    folded = _fold({" ".join(text.replace(", ", " ").replace("’", "'").split()) for text in texts})
    for text in folded:
        if ANY_LETTER in text:
            raise CannotCarry("stands for any letter")
        if not _WHOLE.fullmatch(text) or not any(map(str.isalnum, text)):
            raise CannotCarry("finds parts of words or nothing of its own")
        if not all(_PLAIN.match(letter) for letter in text.replace(ANY_WORD, "")):
            raise CannotCarry("looks for punctuation")
    return tuple(text.replace(ANY_WORD, "<word>") for text in sorted(folded))


def _fold(texts: set[str]) -> set[str]:
    """The texts without those that another finds: a hyphen also finds a space or nothing."""
    hyphened = {text for text in texts if "-" in text}
    covered = {"".join(parts) for text in hyphened for parts in _spellings(text) if "".join(parts) != text}
    return texts - covered


def _spellings(text: str) -> list[tuple[str, ...]]:
    pieces = text.split("-")
    if len(pieces) > 5:
        return []
    return [
        tuple(part for pair in zip(pieces, (*gaps, ""), strict=True) for part in pair)
        for gaps in product(sorted(_GAPS), repeat=len(pieces) - 1)
    ]


@dataclass(slots=True)
class _Reader:
    """A cursor over an expression, which gives back every text that it stands for."""

    token: str
    at: int = 0
    depth: int = 0

    def peek(self) -> str:
        return self.token[self.at : self.at + 1]

    def choice(self) -> set[str]:
        texts = self.sequence()
        while self.peek() == "|":
            self.at += 1
            texts |= self.sequence()
        return _few(texts)

    def sequence(self) -> set[str]:
        texts = {""}
        while (letter := self.peek()) and letter not in "|)":
            following = self.repeated()
            texts = _few({before + after for before in texts for after in following})
        return texts

    def repeated(self) -> set[str]:
        texts = self.atom()
        mark = self.peek()
        if mark and mark in "?*+":
            self.at += 1
            if self.peek() == "?":
                self.at += 1
            if mark == "?":
                return texts | {""}
            if texts == {ANY_LETTER} and mark == "+":
                return {ANY_WORD}
            if texts <= {" ", "-"}:
                # Any number of spaces is one space in the text that phrases see.
                return texts | ({""} if mark == "*" else set())
            raise CannotCarry("repeats something without an end")
        if mark == "{":
            raise CannotCarry("counts repetitions")
        return texts

    def atom(self) -> set[str]:
        letter = self.peek()
        self.at += 1
        match letter:
            case "(":
                return self.group()
            case "[":
                return self.letters()
            case "\\":
                return self.escape()
            case "^" | "$":
                raise CannotCarry("is bound to the start or end of a line")
            case ".":
                raise CannotCarry("stands for any letter")
            case _:
                return {letter}

    def group(self) -> set[str]:
        if self.peek() == "?":
            if self.token[self.at : self.at + 2] != "?:":
                raise CannotCarry("looks ahead or behind, or sets a flag")
            self.at += 2
        self.depth += 1
        if self.depth > DEEPEST:
            raise CannotCarry(f"has more than {DEEPEST} brackets in one another")
        texts = self.choice()
        if self.peek() != ")":
            raise CannotCarry("has a bracket that is not closed")
        self.depth -= 1
        self.at += 1
        return texts

    def letters(self) -> set[str]:
        end = self.token.find("]", self.at + 1)
        inner = self.token[self.at : end]
        self.at = end + 1
        if end < 0 or inner.startswith("^"):
            raise CannotCarry("stands for any letter but some")
        if inner == "\\w":
            return {ANY_LETTER}
        if re.search(r"\w-\w|\\[wdSWD]", inner):
            raise CannotCarry("stands for a range of letters")
        return set(inner.replace("\\s", " ").replace("\\", ""))

    def escape(self) -> set[str]:
        letter = self.peek()
        self.at += 1
        match letter:
            case "b":
                return {""}
            case "s":
                return {" "}
            case "w":
                return {ANY_LETTER}
            case _ if letter.isalnum():
                raise CannotCarry(f"uses \\{letter}")
            case _:
                return {letter}


def _few(texts: set[str]) -> set[str]:
    if len(texts) > MOST:
        raise CannotCarry(f"stands for more than {MOST} phrases")
    return texts
