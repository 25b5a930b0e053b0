"""Source: a text as it was read, with the name it goes by."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple, ParamSpec, TypeVar, cast

from unmask.errors import must_be

_LINE_ENDING = re.compile(r"\r\n?|\n")


class TextKind(StrEnum):
    """What a text is for. Packs say which kinds they judge.

    >>> from unmask import TextKind
    >>> TextKind("newsletter")
    <TextKind.NEWSLETTER: 'newsletter'>
    """

    POST = "post"
    COMMENT = "comment"
    MESSAGE = "message"
    HEADLINE = "headline"
    NEWSLETTER = "newsletter"

    @classmethod
    def _missing_(cls, value: object) -> None:
        raise ValueError(f"there is no kind of text “{value}”, only {', '.join(cls)}")


class Syntax(StrEnum):
    """How a text is written down.

    >>> from unmask import Syntax
    >>> Syntax("markdown")
    <Syntax.MARKDOWN: 'markdown'>
    """

    PLAIN = "plain"
    MARKDOWN = "markdown"

    @classmethod
    def _missing_(cls, value: object) -> None:
        raise ValueError(f"there is no syntax “{value}”, only {', '.join(cls)}")


class Position(NamedTuple):
    """A place in a text as editors count it: line and column both start at 1, columns in code points.

    >>> from unmask import Position
    >>> Position(2, 1).line
    2
    """

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    r"""One text to judge.

    `name` is what messages call it (a path, or `-` for standard input); `text` is the decoded content with its
    line endings as they were, so that offsets point into exactly what was read; a byte-order mark is no part of it. A
    text out of an export may have a `key`, by which another run knows it again whatever its row, the day on which it
    was posted, and the name of its writer. A kind and a syntax may be given by their values.

    Raises `TypeError` for a text that is no string, and `ValueError` for a kind or a syntax that there is not.

    >>> from unmask import Source
    >>> Source("may.txt", "One.\nTwo.").position(5)
    Position(line=2, column=1)
    """

    name: str
    text: str
    kind: TextKind = TextKind.POST
    syntax: Syntax = Syntax.PLAIN
    key: str | None = None
    posted: date | None = None
    writer: str = ""

    def __post_init__(self) -> None:
        """Take only what can be judged."""
        must_be(self.text, str, "a text to judge is a str")
        # Other programs name them by their values.
        if type(self.kind) is not TextKind:
            object.__setattr__(self, "kind", TextKind(self.kind))
        if type(self.syntax) is not Syntax:
            object.__setattr__(self, "syntax", Syntax(self.syntax))

    @cached_property
    def line_starts(self) -> Sequence[int]:
        r"""The offset at which each line starts. Lines end at `\n`, `\r\n` or a lone `\r`."""
        # There may be millions of them.
        return array("q", chain((0,), (found.end() for found in _LINE_ENDING.finditer(self.text))))

    def position(self, offset: int) -> Position:
        """Line and column of `offset`, which may be the length of the text."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)


_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")


def asked_soon(most: int) -> Callable[[Callable[_Given, _Answer]], Callable[_Given, _Answer]]:
    """A question about a text that is soon asked again: so many answers are kept, until texts are let go.

    An answer keeps its text, which may be the whole of a long one; `let_go` sees to it that not many of these stay.
    """

    def asked(ask: Callable[_Given, _Answer]) -> Callable[_Given, _Answer]:
        remembered = lru_cache(maxsize=most)(ask)
        _REMEMBERED.append(remembered.cache_clear)
        return cast("Callable[_Given, _Answer]", remembered)

    return asked


_REMEMBERED: list[Callable[[], None]] = []


def let_go() -> None:
    """Forget the answers that `asked_soon` keeps, and with them the texts."""
    for forget in _REMEMBERED:
        forget()
