"""What can go wrong, in words for the user, and how such words are put."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

TRACEBACK = "UNMASK_TRACEBACK"
"""The variable that asks for the whole way to a mistake of ours."""


def printable(name: str) -> str:
    r"""The name of a file, with bytes that are not UTF-8 as `\xe9`, so that every format can say it."""
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return name.encode("utf-8", "replace").decode("utf-8")


def mistake(fault: Exception) -> str:
    """What to say of a mistake of our own: where it is, and nothing of the text, which is private."""
    import traceback

    if isinstance(fault, MemoryError):
        return "the memory of this computer is too small for it"
    frames = traceback.extract_tb(fault.__traceback__)
    last = next((frame for frame in reversed(frames) if "unmask" in Path(frame.filename).parts), frames[-1])
    return (
        f"a mistake in unmask itself, and none of yours: {type(fault).__name__} in {Path(last.filename).name},"
        f" line {last.lineno}. Please report it; {TRACEBACK}=1 shows the traceback."
    )


def asks_for_traceback() -> bool:
    """Whether a mistake of ours is to end the run and show the whole way to it."""
    return bool(os.environ.get(TRACEBACK))


class UsageFault(Exception):
    """Something the user can mend, said in full. Ends the run with exit code 2."""


class Origin(NamedTuple):
    """Where a value was given: a file, with the line counted from 1, or an option, with no line."""

    name: str
    line: int | None = None

    def __str__(self) -> str:
        return self.name if self.line is None else f"{self.name}:{self.line}"


class Fault(NamedTuple):
    """One thing that is wrong, and where it was given."""

    origin: Origin
    message: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.message}"


class ConfigError(Exception):
    """A configuration that cannot be used. `faults` has one for each thing to mend, in the order of the file.

    >>> import unmask
    >>> from pathlib import Path
    >>> session = unmask.Session(config=Path("gone.yaml"))
    >>> session.open("post.txt", "We met Ana.")
    >>> try:
    ...     session.report("post.txt")
    ... except unmask.ConfigError as error:
    ...     print(error)
    gone.yaml: does not exist; check the path
    """

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class HistoryError(Exception):
    """A baseline or a commit that cannot be used. The message says how to mend it."""


class ReadError(Exception):
    """A text that cannot be read. `name` is what the user called it, `message` what is wrong and how to mend it."""

    def __init__(self, name: str, message: str) -> None:
        self.name = printable(name)
        self.message = message
        super().__init__(f"{self.name}: {message}")


class NotThere(ReadError):
    """A file that does not exist."""


class TooLarge(ReadError):
    r"""More than is read. `name` is what the text or file is called.

    >>> import unmask
    >>> try:
    ...     unmask.check("Yes.\n" * 150_001, name="yes.txt")
    ... except unmask.TooLarge as error:
    ...     print(error)
    yes.txt: has more than 150,000 sentences, the most that is judged at once; split it, or leave it out
    """


class LeadsOut(ReadError):
    """A link in a folder that leads out of it. What is behind it belongs to somebody else, and is not read."""


class NoText(ReadError):
    """A place in an export that was read well and holds no text, such as a repost without a word of its own."""


class NoDay(ReadError):
    """A date in an export that cannot be told. The text it belongs to is read all the same."""


class WriteError(Exception):
    """A file that cannot be written. `name` is what the user called it, `message` what is wrong and how to mend it."""

    def __init__(self, path: Path, message: str) -> None:
        self.name = printable(str(path))
        self.message = message
        super().__init__(f"{self.name}: {message}")

    @classmethod
    def of(cls, path: Path, error: OSError | ValueError) -> WriteError:
        """What the system says against writing a file, as our error; a name that cannot be is a `ValueError`."""
        return cls(path, f"cannot be written: {getattr(error, 'strerror', None) or error}")


class WorkerLost(Exception):
    """A process ended before its work was done; somebody, or the system when memory ran out, must have ended it."""


class Problem(NamedTuple):
    """One fault: the file, the line (from 1), the rule if it is in one, what is wrong and how to mend it."""

    path: str
    line: int
    rule: str | None
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: "
        return where + (f"{self.rule}: " if self.rule else "") + self.message


class PackError(Exception):
    """A pack that cannot be used. `problems` has a line for each fault, in the order of the file.

    >>> import unmask
    >>> try:
    ...     unmask.load_rulebook(["gone.yaml"])
    ... except unmask.PackError as error:
    ...     print(error)
    gone.yaml:1: does not exist; check the path
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class UnknownRule(Exception):
    """A pack or rule was named that does not exist. The message names the nearest that does."""


def must_be(given: object, kind: type, what: str) -> None:
    """Raise `TypeError` with “`what`, not …” for what is given where something else was asked for."""
    if not isinstance(given, kind):
        raise TypeError(f"{what}, not {type(given).__name__}")


def counted(number: int, noun: str, *, grouped: bool = False) -> str:
    """A number and its noun, in the plural where it needs it; `grouped` parts thousands by commas: “1,200 posts”."""
    return f"{number:{',' if grouped else ''}} {noun}{'s' * (number != 1)}"


PART = 4
"""From how many letters on a part of a name stands for all of it."""

MOST_NAMES = 2_000
"""Among how many names the one that was meant is looked for."""

LIKENESS = 0.6
"""How alike two names must be for the one to stand for the other, from 0 to 1 by `difflib`'s ratio: three letters of
four in one order, but not two of four."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“did you mean “…”?” with the nearest of what is known; empty when none is near."""
    from difflib import get_close_matches

    names = list(islice(known, MOST_NAMES))
    near = get_close_matches(word.lower(), names, n=1, cutoff=LIKENESS)
    # People remember a rule's own name and forget its pack.
    near = near or [name for name in names if name.rpartition("/")[2] == word.rpartition("/")[2]]
    if not near and len(word) >= PART:
        near = [name for name in names if word.lower() in name.lower()]
    return f"did you mean “{near[0]}”?" if near else ""
