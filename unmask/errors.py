"""What can go wrong, in words for the user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class UsageFault(Exception):
    """Something the user can mend, said in full. Ends the run with exit code 2."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was given: a file, with the line counted from 1, or an option, with no line."""

    name: str
    line: int | None = None

    def __str__(self) -> str:
        return self.name if self.line is None else f"{self.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where it was given."""

    origin: Origin
    message: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.message}"


class ConfigError(Exception):
    """A configuration that cannot be used. `faults` has one for each thing to mend, in the order of the file."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class HistoryError(Exception):
    """A baseline or a commit that cannot be used. The message says how to mend it."""


class ReadError(Exception):
    """A text that cannot be read. `name` is what the user called it, `message` what is wrong and how to mend it."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name
        self.message = message


class LeadsOut(ReadError):
    """A link in a folder that leads out of it. What is behind it belongs to somebody else, and is not read."""


class NoText(ReadError):
    """A place in an export that was read well and holds no text, such as a repost without a word of its own."""


class NoDay(ReadError):
    """A date in an export that cannot be told. The text it belongs to is read all the same."""


class WriteError(Exception):
    """A file that cannot be written. `name` is what the user called it, `message` what is wrong and how to mend it."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.name = str(path)
        self.message = message

    @classmethod
    def of(cls, path: Path, error: OSError | ValueError) -> WriteError:
        """What the system says against writing a file, as our error; a name that cannot be is a `ValueError`."""
        return cls(path, f"cannot be written: {getattr(error, 'strerror', None) or error}")


class WorkerLost(Exception):
    """A process ended before its work was done; somebody, or the system when memory ran out, must have ended it."""
