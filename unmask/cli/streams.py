"""Standard input, output and error, which whoever starts this program may have closed."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, BinaryIO

from unmask.errors import ReadError, UsageFault

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Closed(io.RawIOBase):
    """In the place of a standard output that is closed."""

    def writable(self) -> bool:
        """Yes, or it could not be asked to write."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Raise `UsageFault`."""
        raise UsageFault("standard output is closed; write to a file with --output, or to /dev/null")


def ready_streams() -> None:
    """Make the standard streams fit to be used, whatever they are."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            # The next file that is opened would get this number, and what is meant for a stream would go into it.
            os.open(os.devnull, os.O_RDWR)
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(_Closed(), "utf-8", write_through=True)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - it stays open to the end
    for stream in (sys.stdout, sys.stderr):
        # Posts are full of what a narrow encoding cannot say; a question mark is better than a crash.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def standard_input() -> BinaryIO:
    """Standard input, as bytes. Raises `ReadError` where it is closed."""
    if sys.stdin is None:
        raise ReadError("-", "standard input is closed; name a file, or pipe a text in")
    return sys.stdin.buffer
