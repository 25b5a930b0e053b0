"""Counting the steps that a piece of work takes, so that no clock is asked.

A step is a line of ours that runs, a code point that one of our expressions is made to look at, or one that is copied
out of a source. What is paid in C for something else, such as the language model, is not seen.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import unmask

OURS = str(Path(unmask.__file__).parent)


class Steps:
    """So many steps."""

    def __init__(self) -> None:
        self.number = 0


class Counted(str):
    """A text that counts what is copied out of it."""

    steps: Steps

    def __getitem__(self, key: Any) -> str:
        found = super().__getitem__(key)
        self.steps.number += len(found)
        return found

    def find(self, *args: Any) -> int:
        found = super().find(*args)
        start = args[1] if len(args) > 1 else 0
        end = min(args[2], len(self)) if len(args) > 2 else len(self)
        self.steps.number += max(0, (found if found >= 0 else end) - start)
        return found


class Looking:
    """An expression that counts what it looks at; it may look at some of it more than once."""

    def __init__(self, pattern: re.Pattern[str], steps: Steps) -> None:
        self._pattern = pattern
        self._steps = steps

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pattern, name)

    def _ended(self, found: re.Match[str] | None, text: str, args: tuple[int, ...], *, near: bool) -> Any:
        start = args[0] if args else 0
        end = args[1] if len(args) > 1 else len(text)
        self._steps.number += 1 + (
            (found.end() - start) if found else 0 if near else max(0, min(end, len(text)) - start)
        )
        return found

    def match(self, text: str, *args: int) -> Any:
        return self._ended(self._pattern.match(text, *args), text, args, near=True)

    def fullmatch(self, text: str, *args: int) -> Any:
        return self._ended(self._pattern.fullmatch(text, *args), text, args, near=True)

    def search(self, text: str, *args: int) -> Any:
        return self._ended(self._pattern.search(text, *args), text, args, near=False)

    def finditer(self, text: str, *args: int) -> Iterator[Any]:
        self._ended(None, text, args, near=False)
        return self._pattern.finditer(text, *args)

    def findall(self, text: str, *args: int) -> Any:
        self._ended(None, text, args, near=False)
        return self._pattern.findall(text, *args)

    def sub(self, new: Any, text: str, *args: int) -> str:
        self._ended(None, text, (), near=False)
        return self._pattern.sub(new, text, *args)


@contextmanager
def _looking(steps: Steps) -> Iterator[None]:
    """Let the expressions of our modules count."""
    held: list[tuple[ModuleType, str, re.Pattern[str]]] = []
    for name, module in list(sys.modules.items()):
        if name.startswith("unmask."):
            held += [(module, key, each) for key, each in vars(module).items() if isinstance(each, re.Pattern)]
    for module, key, pattern in held:
        setattr(module, key, Looking(pattern, steps))
    try:
        yield
    finally:
        for module, key, pattern in held:
            setattr(module, key, pattern)


def steps(text: str, work: Callable[[str], object]) -> int:
    """How many steps it takes to do the work with a text."""
    counted = Steps()
    source = Counted(text)
    source.steps = counted

    def line(frame: FrameType, event: str, arg: Any) -> Any:
        counted.number += event == "line"
        return line

    def call(frame: FrameType, event: str, arg: Any) -> Any:
        return line if frame.f_code.co_filename.startswith(OURS) else None

    before = sys.gettrace()
    with _looking(counted):
        sys.settrace(call)
        try:
            work(source)
        finally:
            sys.settrace(before)
    return counted.number
