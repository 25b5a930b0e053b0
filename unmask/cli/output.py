"""Where the output goes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from unmask.write import writing


@contextmanager
def opened(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or the file at `path`, which takes the new content whole or keeps what it had.

    Raises `WriteError` when the file cannot be written.
    """
    if path is None or path == Path("-"):
        yield sys.stdout
        return
    with writing(path) as file:
        stream = TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n", write_through=True)
        try:
            yield stream
            stream.flush()
        finally:
            with suppress(OSError):
                stream.detach()
